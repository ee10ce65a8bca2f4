// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Printer } from 'lucide-react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Button, IconButton } from '../../../renderer/ui/button';
import { ClassChip, StatusChip } from '../../../renderer/ui/chips';
import { Confirm } from '../../../renderer/ui/dialog';
import {
  EmptyState,
  FindingList,
  ProblemNotice,
  Progress,
  StatusLine,
  timeLeft,
} from '../../../renderer/ui/notices';
import { block, warn } from '../../../shared/policy/finding';

/** jsdom has no CSS.escape, which dialogs ask for. */
beforeAll(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text });
});
afterEach(cleanup);

describe('a button', () => {
  it('that cannot be pressed now says why, stays in reach and does nothing', () => {
    const pressed = vi.fn();
    render(
      <Button onPress={pressed} refusal="許可がまだありません。">
        廃棄の実施を記録する
      </Button>,
    );
    const button = screen.getByRole('button', { name: '廃棄の実施を記録する' });
    fireEvent.click(button);
    expect(pressed).not.toHaveBeenCalled();
    expect((button as HTMLButtonElement).disabled).toBe(false);
    const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe('許可がまだありません。');
  });

  it('does nothing while it is busy, and does not submit a form a second time', () => {
    const pressed = vi.fn();
    const submitted = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    render(
      <form onSubmit={submitted}>
        <Button type="submit" busy onPress={pressed}>
          登録
        </Button>
      </form>,
    );
    fireEvent.click(screen.getByRole('button', { name: /登録/ }));
    expect(pressed).not.toHaveBeenCalled();
    expect(submitted).not.toHaveBeenCalled();
  });

  it('without words has a spoken label', () => {
    render(<IconButton icon={Printer} label="印刷" />);
    expect(screen.getByRole('button', { name: '印刷' })).toBeTruthy();
  });
});

describe('what happened', () => {
  it('is told with why, what to do next and the clause, at once', () => {
    const shown: string[] = [];
    render(
      <ProblemNotice
        problem={{
          code: 'x',
          what: '記録できません。',
          why: '許可がありません。',
          next: '許可を得てください。',
          clause: '3(2)⑩ウ',
          details: ['R8-0001'],
        }}
        onShowClause={(clause) => shown.push(clause)}
      />,
    );
    const words = screen.getByRole('alert').textContent ?? '';
    for (const part of ['記録できません。', '許可がありません。', '許可を得てください。', 'R8-0001'])
      expect(words).toContain(part);
    fireEvent.click(screen.getByRole('button', { name: '根拠 3(2)⑩ウ' }));
    expect(shown).toEqual(['3(2)⑩ウ']);
  });

  it('lists what blocks before what only warns, and leads to the field', () => {
    const gone: string[] = [];
    render(
      <FindingList
        findings={[warn('place', null, '注意の文'), block('witness', null, '不可の文')]}
        onGoTo={(field) => gone.push(field)}
      />,
    );
    expect(screen.getAllByRole('listitem').map((item) => item.textContent?.slice(0, 6))).toEqual([
      '不可不可の文',
      '注意注意の文',
    ]);
    fireEvent.click(screen.getAllByRole('button', { name: 'この項目へ' })[0] as HTMLElement);
    expect(gone).toEqual(['witness']);
  });

  it('is quiet when it was saved, with a way there and a way back', () => {
    const pressed: string[] = [];
    render(
      <StatusLine
        message={{
          text: '登録しました（R8-0012）',
          link: { label: '開く', onPress: () => pressed.push('open') },
          undo: { label: '誤登録の取消し', onPress: () => pressed.push('undo') },
        }}
      />,
    );
    expect(screen.getByRole('status').textContent).toContain('登録しました（R8-0012）');
    fireEvent.click(screen.getByRole('button', { name: '開く' }));
    fireEvent.click(screen.getByRole('button', { name: '誤登録の取消し' }));
    expect(pressed).toEqual(['open', 'undo']);
  });

  it('says what belongs to an empty place and offers the first action', () => {
    render(
      <EmptyState title="まだありません" actions={<button type="button">登録</button>}>
        ここに媒体を登録します。
      </EmptyState>,
    );
    expect(screen.getByText('ここに媒体を登録します。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '登録' })).toBeTruthy();
  });
});

describe('long work', () => {
  it('says what it does, how far it is and how long it takes, and can be stopped', () => {
    const stopped = vi.fn();
    render(
      <Progress
        doing="行を確かめています"
        done={500}
        total={2_000}
        unit="行"
        secondsLeft={20}
        onCancel={stopped}
      />,
    );
    const bar = screen.getByRole('progressbar', { name: '行を確かめています' });
    expect(bar.getAttribute('aria-valuetext')).toBe('500／2,000行　あと約20秒');
    fireEvent.click(screen.getByRole('button', { name: 'やめる' }));
    expect(stopped).toHaveBeenCalled();
  });

  it('does not pretend to know how far it is', () => {
    render(<Progress doing="様式を描いています" done={0} total={0} />);
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull();
  });

  it.each([
    [2, 'まもなく終わります'],
    [18, 'あと約20秒'],
    [61, 'あと約1分30秒'],
    [120, 'あと約2分'],
  ])('%i seconds are 「%s」', (seconds, words) => {
    expect(timeLeft(seconds)).toBe(words);
  });
});

describe('chips', () => {
  it('say in words what colour and icon say', () => {
    render(
      <>
        <StatusChip label="期限超過" tone="warn" />
        <ClassChip aspect="confidentiality" level="2B" />
        <ClassChip aspect="integrity" level="unknown" />
      </>,
    );
    expect(document.body.textContent).toBe('期限超過機密性2B完全性不明');
  });
});

describe('a question', () => {
  it('names what will be done, and is left with やめる or Esc', () => {
    const done = vi.fn();
    const left = vi.fn();
    render(
      <Confirm title="取込みの取消し" isOpen verb="この取込みを取り消す" onConfirm={done} onClose={left}>
        200件が元に戻ります。
      </Confirm>,
    );
    expect(screen.getByRole('alertdialog', { name: '取込みの取消し' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'この取込みを取り消す' }));
    expect(done).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: 'やめる' }));
    fireEvent.keyDown(screen.getByRole('alertdialog'), { key: 'Escape' });
    expect(left).toHaveBeenCalledTimes(2);
  });
});
