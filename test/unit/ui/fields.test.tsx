// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { sizeWords } from '../../../renderer/ui/fields/attachments';
import { readTime } from '../../../renderer/ui/fields/dates';
import { FieldInput } from '../../../renderer/ui/fields/field-input';
import { type FieldServices, NO_SERVICES } from '../../../renderer/ui/fields/services';
import type { Json } from '../../../shared/json';
import { block } from '../../../shared/policy/finding';
import type { Field } from '../../../shared/registers/field';

afterEach(cleanup);

const services: FieldServices = {
  ...NO_SERVICES,
  persons: [
    { id: 'p1', label: '見本 太郎', detail: '総務課' },
    { id: 'p2', label: '髙﨑 見本', detail: '市民課' },
  ],
  records: () => Array.from({ length: 80 }, (_, index) => ({ id: `m${index}`, label: `R8-${1000 + index}` })),
  now: () => '2026-11-23T09:15',
};

/** Draws one field that keeps its value, and answers what the last value is. */
function draw(field: Field, initial?: Json, extra: Partial<FieldServices> = {}) {
  let last: Json | undefined = initial;
  function Kept() {
    const [value, setValue] = useState<Json | undefined>(initial);
    last = value;
    return (
      <FieldInput field={field} value={value} onChange={setValue} services={{ ...services, ...extra }} />
    );
  }
  render(<Kept />);
  return () => last;
}

/** jsdom has no top layer: it holds the list for hidden. */
const offered = () => screen.queryAllByRole('option', { hidden: true });

const type = (element: HTMLElement, text: string) => {
  fireEvent.focus(element);
  fireEvent.change(element, { target: { value: text } });
};

describe('a field', () => {
  it('ties label, help and findings to its control, and says 必須 in words', () => {
    render(
      <FieldInput
        field={{
          key: 'name',
          label: '名称',
          kind: 'text',
          required: true,
          help: '分かる名前',
          clause: '3(2)①',
        }}
        value={undefined}
        onChange={() => undefined}
        findings={[block('name', '3(2)①', '名称を入力してください。')]}
        services={services}
      />,
    );
    const input = screen.getByRole('textbox', { name: '名称必須' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ');
    expect(described).toContain('分かる名前');
    expect(described).toContain('名称を入力してください。');
    expect(described).toContain('3(2)①');
  });

  it('keeps text exactly as typed, and nothing when it is cleared', () => {
    const value = draw({ key: 'name', label: '名称', kind: 'text' });
    type(screen.getByRole('textbox'), '髙﨑　辻󠄀 𠮷');
    expect(value()).toBe('髙﨑　辻󠄀 𠮷');
    type(screen.getByRole('textbox'), '');
    expect(value()).toBeUndefined();
  });

  it('reads counts in full width and keeps what is no number so that nothing is lost', () => {
    const value = draw({ key: 'count', label: '数量', kind: 'count', unit: '本' });
    const box = screen.getByRole('textbox', { name: '数量' });
    type(box, '１，２３４');
    expect(value()).toBe(1234);
    type(box, '約10');
    fireEvent.blur(box);
    expect(value()).toBe('約10');
    expect(screen.getByText('数字で入力してください（例：12）。')).toBeTruthy();
  });

  it('lays a few choices open and lets an optional one be cleared', () => {
    const choices = ['a', 'b'].map((value) => ({ value, label: `選択${value}` }));
    const value = draw({ key: 'kind', label: '種類', kind: 'choice', choices });
    fireEvent.click(screen.getByRole('radio', { name: '選択b' }));
    expect(value()).toBe('b');
    fireEvent.click(screen.getByRole('button', { name: '選択を消す' }));
    expect(value()).toBeUndefined();
  });

  it('keeps a value that is no longer offered visible', () => {
    const choices = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: value }));
    draw({ key: 'kind', label: '種類', kind: 'choice', choices }, 'old');
    expect(screen.getByRole('option', { name: 'old（現在は使われていない値）' })).toBeTruthy();
  });

  it('keeps ticked choices in the order they are offered', () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
    const value = draw({ key: 'limits', label: '制限', kind: 'choices', choices });
    fireEvent.click(screen.getByRole('checkbox', { name: 'c' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'a' }));
    expect(value()).toEqual(['a', 'c']);
  });

  it('offers every level and 分類不明, and says what the chosen one means', () => {
    const value = draw({ key: 'c', label: '機密性', kind: 'class', aspect: 'confidentiality' });
    expect(screen.getAllByRole('radio')).toHaveLength(5);
    fireEvent.click(screen.getByRole('radio', { name: '機密性不明' }));
    expect(value()).toBe('unknown');
    expect(screen.getByText(/情報セキュリティ管理者（課長）に確認/)).toBeTruthy();
  });
});

describe('dates', () => {
  it('shows 和暦 and the weekday while typing, and stores ISO', () => {
    const value = draw({ key: 'on', label: '処理日', kind: 'date' });
    const box = screen.getByRole('textbox', { name: '処理日' });
    type(box, 'R8.11.22');
    expect(value()).toBe('2026-11-22');
    expect(screen.getByText('令和8年11月22日（日）')).toBeTruthy();
    fireEvent.blur(box);
    expect((box as HTMLInputElement).value).toBe('令和8年11月22日（日）');
  });

  it('keeps what is no date in the box and in the value, and says why once typing ends', () => {
    const value = draw({ key: 'on', label: '処理日', kind: 'date' });
    const box = screen.getByRole('textbox', { name: '処理日' });
    type(box, 'R8.13.40');
    expect(value()).toBe('R8.13.40');
    expect(screen.queryByText(/という日付はありません/)).toBeNull();
    fireEvent.blur(box);
    expect(screen.getByText(/「R8.13.40」という日付はありません。/)).toBeTruthy();
    expect((box as HTMLInputElement).value).toBe('R8.13.40');
    expect(box.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps 「令和5年頃」 of old ledgers, sorted by its year', () => {
    const value = draw({ key: 'from', label: '取得日', kind: 'looseDate' });
    type(screen.getByRole('textbox', { name: '取得日' }), '令和5年頃');
    expect(value()).toEqual({ unsure: '令和5年頃', sortAs: '2023-01-01' });
    fireEvent.click(screen.getByRole('button', { name: '不明' }));
    expect(value()).toMatchObject({ unsure: '不明' });
  });

  it('puts a day and a time together, and takes 今', () => {
    const value = draw({ key: 'at', label: '処理日時', kind: 'moment' });
    type(screen.getByRole('textbox', { name: '処理日時の日付' }), '2026/11/22');
    fireEvent.blur(screen.getByRole('textbox', { name: '処理日時の日付' }));
    expect(screen.getByText(/時刻も入力してください/)).toBeTruthy();
    type(screen.getByRole('textbox', { name: '処理日時の時刻' }), '905');
    expect(value()).toBe('2026-11-22T09:05');
    fireEvent.click(screen.getByRole('button', { name: '今' }));
    expect(value()).toBe('2026-11-23T09:15');
  });

  it.each([
    ['9:05', '09:05'],
    ['９時５分', '09:05'],
    ['14時', '14:00'],
    ['1405', '14:05'],
    ['24:00', null],
    ['9:60', null],
    ['昼', null],
  ])('reads %s as %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });
});

describe('pickers', () => {
  it('finds a person by another shape of the name and takes it with Enter', () => {
    const value = draw({ key: 'who', label: '申請者', kind: 'person' });
    const box = screen.getByRole('combobox', { name: '申請者' });
    type(box, '高崎');
    expect(offered().map((option) => option.textContent)).toEqual(['髙﨑 見本市民課']);
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(value()).toBe('p2');
    expect((box as HTMLInputElement).value).toBe('髙﨑 見本');
  });

  it('does not take anything with the Enter that ends a composition', () => {
    const value = draw({ key: 'who', label: '申請者', kind: 'person' });
    const box = screen.getByRole('combobox', { name: '申請者' });
    type(box, 'みほん');
    type(box, '見本');
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
    expect(value()).toBeUndefined();
  });

  it('goes back to what was chosen when it is left with unfinished text', () => {
    const value = draw({ key: 'who', label: '申請者', kind: 'person' }, 'p1');
    const box = screen.getByRole('combobox', { name: '申請者' });
    type(box, '見本 太');
    fireEvent.blur(box);
    expect((box as HTMLInputElement).value).toBe('見本 太郎');
    expect(value()).toBe('p1');
  });

  it('draws fifty options at most and says how many more there are', () => {
    draw({ key: 'one', label: '媒体', kind: 'link', registers: [] });
    fireEvent.click(screen.getByRole('combobox', { name: '媒体' }));
    expect(offered()).toHaveLength(50);
    expect(screen.getByText(/ほか 30 件/)).toBeTruthy();
  });

  it('collects several and lets each go again', () => {
    const value = draw({ key: 'many', label: '媒体', kind: 'links', registers: [] });
    const box = screen.getByRole('combobox', { name: '媒体' });
    for (const query of ['1003', '1007']) {
      type(box, query);
      fireEvent.keyDown(box, { key: 'Enter' });
    }
    expect(value()).toEqual(['m3', 'm7']);
    type(box, '1003');
    expect(offered()).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: 'R8-1003を外す' }));
    expect(value()).toEqual(['m7']);
  });
});

describe('files and rows', () => {
  it('keeps files one after another and shows why one was not kept', async () => {
    const value = draw({ key: 'scans', label: '写し', kind: 'attachments' }, undefined, {
      keepFile: async (file) =>
        file.name === 'bad.pdf'
          ? { ok: false, error: { code: 'x', what: '読めません。', next: '選び直してください。' } }
          : {
              ok: true,
              value: { sha256: file.name as never, name: file.name, type: file.type, size: file.size },
            },
    });
    const files = ['a.pdf', 'b.pdf', 'bad.pdf'].map((name) => new File(['x'], name));
    fireEvent.drop(screen.getByRole('region', { name: '写し' }), { dataTransfer: { files } });
    await waitFor(() => expect(screen.getByText('読めません。')).toBeTruthy());
    expect((value() as readonly { readonly name: string }[]).map(({ name }) => name)).toEqual([
      'a.pdf',
      'b.pdf',
    ]);
  });

  it('says sizes in units people know', () => {
    expect(sizeWords(12)).toBe('12 バイト');
    expect(sizeWords(1536)).toBe('1.5 KB');
    expect(sizeWords(3_500_000)).toBe('3.3 MB');
  });

  it('adds, fills, copies and removes lines of a sub-table', () => {
    const field: Field = {
      key: 'items',
      label: '内訳',
      kind: 'rows',
      fields: [
        { key: 'serial', label: '製造番号', kind: 'text' },
        { key: 'count', label: '数量', kind: 'count', initial: 1 },
      ],
    };
    const value = draw(field);
    fireEvent.click(screen.getByRole('button', { name: '行を加える' }));
    type(within(screen.getByRole('table')).getByRole('textbox', { name: '製造番号' }), 'S-1');
    expect(value()).toEqual([{ serial: 'S-1', count: 1 }]);
    fireEvent.click(screen.getByRole('button', { name: '1行目を複写' }));
    expect(value()).toEqual([
      { serial: 'S-1', count: 1 },
      { serial: 'S-1', count: 1 },
    ]);
    fireEvent.click(screen.getByRole('button', { name: '2行目を削る' }));
    fireEvent.click(screen.getByRole('button', { name: '1行目を削る' }));
    expect(value()).toBeUndefined();
  });
});
