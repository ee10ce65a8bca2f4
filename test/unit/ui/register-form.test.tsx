// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_SERVICES } from '../../../renderer/ui/fields/services';
import type { RegisterFormProps } from '../../../renderer/ui/form/form-props';
import { RegisterForm } from '../../../renderer/ui/form/register-form';
import type { JsonObject } from '../../../shared/json';
import { block, type Finding, warn } from '../../../shared/policy/finding';
import type { Problem } from '../../../shared/problem';
import type { Field } from '../../../shared/registers/field';
import { checkFields } from '../../../shared/registers/schema';

const fields: readonly Field[] = [
  { key: 'name', label: '名称', kind: 'text', required: true, group: '何を' },
  { key: 'reasoned', label: '理由あり', kind: 'yesNo', group: '何を' },
  {
    key: 'reason',
    label: '理由',
    kind: 'text',
    required: true,
    group: '何を',
    shownWhen: (values) => values.reasoned === true,
  },
  { key: 'count', label: '数量', kind: 'count', group: 'いくつ', initial: 1 },
];

const judge = (values: JsonObject): readonly Finding[] => [
  ...checkFields(fields, values),
  ...(values.count === 99 ? [warn('count', null, '数量が多すぎませんか。')] : []),
  ...(values.name === '禁止' ? [block(null, '3(2)①', 'この名称は使えません。')] : []),
];

function draw(props: Partial<RegisterFormProps> = {}) {
  const submitted: JsonObject[] = [];
  render(
    <RegisterForm
      fields={fields}
      services={NO_SERVICES}
      judge={judge}
      submitLabel="登録"
      onSubmit={async (values) => {
        submitted.push(values);
        return null;
      }}
      {...props}
    />,
  );
  return submitted;
}

const type = (name: string, text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: new RegExp(`^${name}`) }), {
    target: { value: text },
  });
const press = () => fireEvent.click(screen.getByRole('button', { name: '登録' }));
const settle = (ms: number) => act(() => vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a form', () => {
  it('tells nobody off before they typed, then lists what is missing and goes to the first of it', async () => {
    const submitted = draw();
    expect(screen.queryByText('「名称」を入力してください。')).toBeNull();
    press();
    await waitFor(() =>
      expect(screen.getByRole('alert').textContent).toContain('まだ「登録」はできません。'),
    );
    expect(screen.getByText('「名称」を入力してください。')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^名称/ }));
    expect(submitted).toEqual([]);
  });

  it('hands over what was typed, initial values included, when nothing blocks', async () => {
    const submitted = draw();
    type('名称', '住民異動届');
    press();
    await waitFor(() => expect(submitted).toEqual([{ name: '住民異動届', count: 1 }]));
  });

  it('judges while typing, at the field that was touched', () => {
    draw();
    type('数量', '99');
    settle(400);
    expect(screen.getByText('数量が多すぎませんか。')).toBeTruthy();
    expect(screen.queryByText('「名称」を入力してください。')).toBeNull();
  });

  it('shows what belongs to no field beside the buttons', async () => {
    const submitted = draw();
    type('名称', '禁止');
    press();
    await waitFor(() => expect(screen.getByText('この名称は使えません。')).toBeTruthy());
    expect(submitted).toEqual([]);
  });

  it('shows and wants a field only when what was typed calls for it', async () => {
    const submitted = draw();
    expect(screen.queryByRole('textbox', { name: /^理由/ })).toBeNull();
    type('名称', 'x');
    fireEvent.click(screen.getByRole('radio', { name: 'はい' }));
    press();
    await waitFor(() => expect(screen.getByText('「理由」を入力してください。')).toBeTruthy());
    type('理由', '紙が破れたため');
    press();
    await waitFor(() => expect(submitted[0]).toMatchObject({ reason: '紙が破れたため' }));
  });

  it('does not submit on Enter, neither plain nor while composing; Ctrl+Enter does', async () => {
    const submitted = draw();
    type('名称', 'x');
    const box = screen.getByRole('textbox', { name: /^名称/ });
    expect(fireEvent.keyDown(box, { key: 'Enter' })).toBe(false);
    expect(fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true, isComposing: true })).toBe(false);
    settle(10);
    expect(submitted).toEqual([]);
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(submitted).toHaveLength(1));
  });

  it('shows the problem when it could not be kept, and keeps the draft again', async () => {
    const drafts: JsonObject[] = [];
    const problem: Problem = { code: 'full', what: '保存できません。', next: '空きを作ってください。' };
    draw({ onSubmit: async () => problem, onDraft: (values) => drafts.push(values) });
    type('名称', 'x');
    press();
    await waitFor(() => expect(screen.getByText('保存できません。')).toBeTruthy());
    settle(1_000);
    expect(drafts.at(-1)).toMatchObject({ name: 'x' });
  });
});

describe('drafts', () => {
  it('are kept when typing rests, at once when the form goes away or is left, and not after it was submitted', async () => {
    const drafts: JsonObject[] = [];
    const left: string[] = [];
    const submitted = draw({
      onDraft: (values) => drafts.push(values),
      onCancel: () => left.push(`${drafts.length} drafts`),
    });
    type('名称', 'a');
    expect(drafts).toEqual([]);
    settle(1_000);
    expect(drafts).toEqual([{ name: 'a', count: 1 }]);
    type('名称', 'ab');
    fireEvent.click(screen.getByRole('button', { name: 'やめる' }));
    expect(left).toEqual(['2 drafts']);
    type('名称', 'abc');
    press();
    await waitFor(() => expect(submitted).toHaveLength(1));
    cleanup();
    expect(drafts.map(({ name }) => name)).toEqual(['a', 'ab']);
  });

  it('are flushed when the form is taken away in the middle of typing', () => {
    const drafts: JsonObject[] = [];
    draw({ onDraft: (values) => drafts.push(values) });
    type('名称', '途中');
    cleanup();
    expect(drafts).toEqual([{ name: '途中', count: 1 }]);
  });

  it('tells when the form differs from what it started with', async () => {
    const told: boolean[] = [];
    draw({ onDirty: (dirty) => told.push(dirty) });
    type('名称', 'x');
    await waitFor(() => expect(told.at(-1)).toBe(true));
    type('名称', '');
    await waitFor(() => expect(told.at(-1)).toBe(false));
  });
});

describe('前回から複写', () => {
  it('fills what is empty, leaves what was typed, and says how much it filled', async () => {
    const submitted = draw({
      previous: { label: '前回（R8-0011）', values: { name: '前回の名称', count: 7, reasoned: false } },
    });
    type('名称', '今回の名称');
    fireEvent.click(screen.getByRole('button', { name: '前回から複写' }));
    expect(screen.getByText(/前回（R8-0011）から1項目を複写しました/)).toBeTruthy();
    press();
    await waitFor(() => expect(submitted).toEqual([{ name: '今回の名称', count: 1, reasoned: false }]));
  });
});

describe('a sub-table in a form', () => {
  const withRows: readonly Field[] = [
    {
      key: 'items',
      label: '内訳',
      kind: 'rows',
      required: true,
      fields: [
        { key: 'serial', label: '製造番号', kind: 'text', required: true },
        { key: 'method', label: '方法', kind: 'text', required: true, help: '行列で選べる方法です。' },
      ],
    },
  ];

  it('does not scold a line that was only just added, then names line and column', async () => {
    const submitted = draw({ fields: withRows, judge: (values) => checkFields(withRows, values) });
    fireEvent.click(screen.getByRole('button', { name: '行を加える' }));
    settle(400);
    expect(screen.queryByText('「製造番号」を入力してください。')).toBeNull();
    fireEvent.blur(screen.getByRole('textbox', { name: /製造番号/ }));
    settle(400);
    expect(screen.getByText('「製造番号」を入力してください。')).toBeTruthy();
    expect(screen.queryByText('「方法」を入力してください。')).toBeNull();
    press();
    await waitFor(() => expect(screen.getByRole('button', { name: '内訳1行目の方法' })).toBeTruthy());
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /製造番号/ }));
    fireEvent.click(screen.getByRole('button', { name: '内訳1行目の方法' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /方法/ }));
    expect(submitted).toEqual([]);
  });
});

describe('the ways that are open', () => {
  const line = { extent: null, reason: '理由', clause: '3(2)⑩ア', steps: [] };
  const guide = (values: JsonObject) =>
    values.name
      ? [
          {
            field: 'name',
            what: '方法',
            title: `${String(values.name)}の方法`,
            lines: [
              { ...line, label: '破壊', open: true },
              { ...line, label: '初期化', open: false, reason: '消えません。' },
            ],
          },
        ]
      : [];

  it('are shown at the field while typing, in words, and leave what is typed alone', () => {
    const { container } = render(
      <RegisterForm
        fields={fields}
        services={NO_SERVICES}
        judge={judge}
        guide={guide}
        submitLabel="登録"
        onSubmit={async () => null}
      />,
    );
    const box = screen.getByRole('textbox', { name: /^名称/ });
    expect(screen.queryByRole('table')).toBeNull();
    box.focus();
    type('名称', 'SSD');
    settle(200);
    expect(screen.getByText('SSDの方法')).toBeDefined();
    expect(screen.getByRole('row', { name: /破壊 使える/ })).toBeDefined();
    expect(screen.getByRole('row', { name: /初期化 使えない 消えません。/ })).toBeDefined();
    expect(screen.getByRole('textbox', { name: /^名称/ })).toBe(box);
    expect(document.activeElement).toBe(box);
    const group = container.querySelector('.form-group');
    expect(group?.children[1]?.className).toContain('field');
    expect(group?.children[2]?.className).toBe('guide-tables');
  });
});

describe('the foot', () => {
  const roomAt = (height: number): string | undefined => {
    vi.stubGlobal('innerHeight', height);
    draw();
    const room = document.querySelector<HTMLElement>('.form-foot')?.dataset.room;
    cleanup();
    vi.unstubAllGlobals();
    return room;
  };

  it('stays in view only as far as the window has room for it', () => {
    expect([768, 512, 384].map(roomAt)).toEqual(['ample', 'tight', 'none']);
  });

  it('tells what is missing above the buttons where only they stay in view', async () => {
    vi.stubGlobal('innerHeight', 500);
    draw();
    press();
    const told = screen.getByRole('alert');
    await waitFor(() => expect(told.textContent).toContain('名称'));
    expect(told.closest('.form-foot')).toBeNull();
    vi.unstubAllGlobals();
  });
});
