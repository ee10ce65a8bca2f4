import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import type { Finding } from '../../../shared/policy/finding';
import { CUSTODY, MEDIUM, TAKE_OUT } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { blocks } from '../../fakes/book';
import { createCustodyBook } from '../../fakes/custody-book';

const clauses = (findings: readonly Finding[]): string[] =>
  findings.filter((finding) => finding.level === 'block').map((finding) => finding.clause ?? '');

describe('庁外持出し', () => {
  it('goes from the application over the paper decision to the return with erasure', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const usb = custody.medium();
    const id = custody.applied([usb]);
    expect(custody.labelOf(id)).toBe('申請中');
    custody.permit(id);
    expect(custody.labelOf(id)).toBe('許可済（紙決裁）');
    const line = custody.take(id);
    expect([custody.labelOf(id), custody.labelOf(line), custody.labelOf(usb)]).toEqual([
      '持出中',
      '持出中',
      '持出中',
    ]);
    expect(book.projection.effectsOn(usb).filter(({ kind }) => kind === 'custody')).toEqual([
      {
        on: usb,
        kind: 'custody',
        by: line,
        detail: {
          act: 'take-out',
          holder: custody.people.staff,
          until: '2026-11-25',
          destination: '見本出張所',
        },
      },
    ]);
    custody.giveBack(line, 'erased', { level: 'purge', erasedBy: custody.people.staff });
    expect([custody.labelOf(id), custody.labelOf(line), custody.labelOf(usb)]).toEqual([
      '返却済',
      '返却済（消去確認済）',
      '在庫',
    ]);
    expect(book.state(usb).fields['confidentiality']).toBe('1');
    expect(registerOf(MEDIUM).derive(book.state(usb), book.situation())['everHeld']).toBe('1');
    expect(book.state(line).number).toBe('R8-出0001');
  });

  it('is refused without a permission, before and after its period', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const id = custody.applied([custody.medium()]);
    expect(clauses(book.judge(TAKE_OUT, 'take', [book.state(id)], custody.taking(id)).findings)).toContain(
      '5-1(1)③イ',
    );
    custody.permit(id);
    for (const outAt of ['2026-11-22T09:00', '2026-11-26T09:00']) {
      if (outAt > '2026-11-25') book.setNow('2026-11-27T03:00:00.000Z');
      const verdict = book.judge(TAKE_OUT, 'take', [book.state(id)], custody.taking(id, { outAt }));
      expect(blocks(verdict.findings).join()).toContain('許可された期間');
    }
  });

  it('takes part of what was permitted, and the rest another time', () => {
    const custody = createCustodyBook();
    const [one, two] = [custody.medium(), custody.medium()];
    const id = custody.permitted([one, two]);
    const first = custody.take(id, { items: [{ thing: one }] });
    expect(custody.statusOf(one)).toBe('out');
    expect(custody.statusOf(two)).toBe('registered');
    custody.giveBack(first);
    expect(custody.labelOf(id)).toBe('許可済（紙決裁）');
    const second = custody.take(id);
    expect(custody.book.state(second).fields['items']).toEqual([{ thing: two }]);
    custody.giveBack(second);
    expect(custody.labelOf(id)).toBe('返却済');
    const again = custody.book.judge(TAKE_OUT, 'take', [custody.book.state(id)], {
      ...custody.taking(id),
      items: [{ thing: one }],
    });
    expect(clauses(again.findings)).toEqual(['5-1(1)③イ']);
  });

  it('asks for a case and encryption from 機密性2, or for the reason why not', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const judge = (more: object) =>
      blocks(book.judge(TAKE_OUT, 'apply', [], custody.application([custody.medium()], more)).findings);
    expect(judge({ protection: [] })).toHaveLength(2);
    expect(judge({ protection: ['locked-case'] }).join()).toContain('暗号化');
    expect(judge({ protection: ['password', 'locked-case'] })).toEqual([]);
    expect(judge({ protection: [], protectionReason: '手渡しのため' })).toEqual([]);
    const low = custody.application([custody.medium({ confidentiality: '1' })], { protection: [] });
    expect(blocks(book.judge(TAKE_OUT, 'apply', [], low).findings)).toEqual([]);
  });

  it('refuses 機密性3 on private devices, and asks for the safety measures from 2B', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const judge = (confidentiality: string, more: object) =>
      clauses(
        book.judge(TAKE_OUT, 'apply', [], {
          ...custody.application([custody.medium({ confidentiality })]),
          processing: true,
          device: 'private',
          deviceName: '見本 太郎のノートパソコン',
          deviceReason: '貸与端末の故障',
          safetyChecked: true,
          ...more,
        }).findings,
      );
    expect(judge('3', {})).toEqual(['5-1(1)④ア']);
    expect(judge('unknown', {})).toEqual(['5-1(1)④ア']);
    expect(judge('2B', {})).toEqual([]);
    expect(judge('2B', { safetyChecked: false })).toEqual(['5-1(1)④イ']);
    expect(judge('2B', { device: 'issued', safetyChecked: false })).toEqual(['5-1(1)③ア']);
    expect(judge('2A', { device: 'issued', safetyChecked: false })).toEqual([]);
  });

  it('respects 持出禁止 and running disposals', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    const usb = custody.medium();
    book.act('disposal' as never, 'apply', [], {
      section: people.section,
      applicant: people.staff,
      appliedOn: '2026-11-20',
      items: [{ thing: usb, method: 'destroy' }],
      reason: '故障のため',
      route: 'in-house',
      originalsChecked: true,
    });
    expect(clauses(book.judge(TAKE_OUT, 'apply', [], custody.application([usb])).findings)).toEqual([
      '3(2)⑩ウ',
    ]);
    const [paper] = book.act('asset' as never, 'register', [], {
      name: '見本名簿',
      kind: 'document',
      section: people.section,
      confidentiality: '2B',
      integrity: '1',
      availability: '1',
      restrictions: ['no-take-out'],
    }) as [RecordId];
    expect(clauses(book.judge(TAKE_OUT, 'apply', [], custody.application([paper])).findings)).toEqual([
      '3(2)②',
    ]);
  });
});

describe('貸出と運搬', () => {
  it('lends inside the section without a permission', () => {
    const custody = createCustodyBook();
    const usb = custody.medium({ confidentiality: '3' });
    const line = custody.lend([usb]);
    expect([custody.labelOf(line), custody.labelOf(usb)]).toEqual(['貸出中', '貸出中']);
    const again = custody.book.judge(CUSTODY, 'lend', [], custody.loan([usb]));
    expect(blocks(again.findings).join()).toContain('先に返却を記録');
  });

  it('carries 機密性1 between offices freely, and from 2 only by permission', () => {
    const custody = createCustodyBook();
    const judge = (confidentiality: string) =>
      clauses(
        custody.book.judge(CUSTODY, 'send', [], {
          ...custody.loan([custody.medium({ confidentiality })]),
          protection: ['encrypted', 'locked-case'],
        }).findings,
      );
    expect(judge('1')).toEqual([]);
    expect(judge('2A')).toEqual(['3(2)⑧イ']);
    const usb = custody.medium();
    const line = custody.take(custody.permitted([usb], { act: 'transport' }));
    expect([custody.labelOf(line), custody.labelOf(usb)]).toEqual(['運搬中', '運搬中']);
  });

  it('lets paper go that stands in no ledger, with its class', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const paper = (more: object) => ({
      ...custody.application([]),
      items: [{ what: '説明会資料', count: '30部', ...more }],
    });
    expect(clauses(book.judge(TAKE_OUT, 'apply', [], paper({})).findings)).toContain('3(1)');
    const [id] = book.act(TAKE_OUT, 'apply', [], paper({ confidentiality: '2A' })) as [RecordId];
    custody.permit(id);
    const line = custody.take(id);
    custody.giveBack(line, 'none');
    expect(custody.labelOf(line)).toBe('返却済');
  });
});
