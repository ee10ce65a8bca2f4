import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import type { Finding } from '../../../shared/policy/finding';
import { CUSTODY, INCIDENT, MEDIUM, TAKE_OUT, TAKE_OUT_BLANKET } from '../../../shared/registers/ids';
import { registerOf, registers } from '../../../shared/registers/index';
import { linesOfToday } from '../../../shared/registers/today';
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

describe('返却', () => {
  it('asks what became of the contents from 機密性2', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const line = custody.take(custody.permitted([custody.medium()]));
    const judge = (item: object) => {
      const values = custody.returning(line) as unknown as { items: object[] };
      const items = values.items.map((one) => ({ ...one, ...item }));
      return clauses(book.judge(CUSTODY, 'return', [book.state(line)], { ...values, items }).findings);
    };
    expect(judge({})).toEqual(['4-4①']);
    expect(judge({ erasure: 'none' })).toEqual(['4-4①']);
    expect(judge({ erasure: 'kept' })).toEqual(['4-4①']);
    expect(judge({ erasure: 'kept', note: '来週も使うため' })).toEqual([]);
    expect(judge({ erasure: 'erased' })).toEqual(['4-4①']);
  });

  it('is overdue the day after, and due the day before', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const usb = custody.medium();
    const line = custody.lend([usb], { until: '2026-11-24' });
    const today = () =>
      linesOfToday(book.situation(), registers)
        .filter((one) => one.record === line)
        .map(({ kind, action }) => [kind, action]);
    expect(today()).toEqual([['due', 'return']]);
    book.setNow('2026-11-25T03:00:00.000Z');
    expect([custody.labelOf(line), custody.labelOf(usb)]).toEqual(['期限超過', '期限超過']);
    expect(today()).toEqual([['overdue', 'return']]);
    book.act(CUSTODY, 'extend', [book.state(line)], { until: '2026-11-30', reason: '作業が延びたため' });
    expect(custody.labelOf(line)).toBe('貸出中');
  });

  it('is extended by somebody else than who has it', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    const line = custody.take(custody.permitted([custody.medium()]));
    const judge = (decider: RecordId) =>
      clauses(
        book.judge(CUSTODY, 'extend', [book.state(line)], {
          until: '2026-11-30',
          reason: '説明会の延期',
          decider,
          decidedOn: '2026-11-23',
        }).findings,
      );
    expect(judge(people.staff)).toEqual(['5-1(1)③イ']);
    expect(judge(people.chief)).toEqual([]);
    expect(
      clauses(
        book.judge(CUSTODY, 'extend', [book.state(line)], { until: '2026-11-30', reason: '延期' }).findings,
      ),
    ).toEqual(['5-1(1)③イ', '5-1(1)③イ']);
  });
});

describe('包括許可', () => {
  it('is used with what the last use said, for the persons and things it names', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    const usb = custody.medium();
    const id = custody.blanket([usb]);
    custody.permit(id);
    const action = registerOf(CUSTODY).actions.find((one) => one.id === 'take-by-blanket');
    const first = { ...action?.initial?.(book.situation(), []), holder: people.staff };
    const [line] = book.act(CUSTODY, 'take-by-blanket', [], first) as [RecordId];
    expect(custody.labelOf(usb)).toBe('持出中');
    custody.giveBack(line);
    book.setNow('2026-11-24T00:10:00.000Z');
    const second = action?.initial?.(book.situation(), []) ?? {};
    expect(second).toMatchObject({ permit: id, holder: people.staff, outAt: '2026-11-24T09:10' });
    const [next] = book.act(CUSTODY, 'take-by-blanket', [], second) as [RecordId];
    expect(custody.returning(next)).toMatchObject({ items: [{ thing: usb, erasure: 'untouched' }] });
    custody.giveBack(next);
    expect(registerOf(TAKE_OUT_BLANKET).derive(book.state(id), book.situation())['uses']).toBe(2);
    const deny = (more: object) =>
      blocks(book.judge(CUSTODY, 'take-by-blanket', [], { ...second, ...more }).findings);
    expect(deny({ holder: people.chief }).join()).toContain('対象者ではありません');
    expect(deny({ items: [{ thing: custody.medium() }] }).join()).toContain('対象ではありません');
  });

  it('does not cover what became more secret, nor another fiscal year', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const usb = custody.medium();
    const id = custody.blanket([usb]);
    custody.permit(id);
    book.act(MEDIUM, 'change-contents', [book.state(usb)], {
      changedOn: '2026-11-23',
      confidentiality: '3',
    });
    const verdict = book.judge(TAKE_OUT_BLANKET, 'use', [book.state(id)], {
      items: [{ thing: usb }],
      holder: custody.people.staff,
      destination: '見本地区',
      outAt: '2026-11-23T10:00',
      until: '2026-11-23',
    });
    expect(blocks(verdict.findings).join()).toContain('範囲');
    expect(() => custody.blanket([usb], { until: '2027-04-01', maximumClass: '3' })).toThrow(
      '年度を越えます',
    );
  });
});

describe('事後記録と紛失', () => {
  it('records what went out without permission, and lets the chief see it', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    const usb = custody.medium();
    const values = {
      ...custody.loan([usb], { act: 'take-out', outAt: '2026-11-20T17:00', destination: '自宅' }),
      until: '2026-11-24',
      irregular: '休日の作業のため、許可を受けずに持ち帰った。',
    };
    expect(
      blocks(book.judge(CUSTODY, 'record-afterwards', [], { ...values, irregular: '' }).findings),
    ).toHaveLength(1);
    const [line] = book.act(CUSTODY, 'record-afterwards', [], values) as [RecordId];
    expect(custody.labelOf(usb)).toBe('持出中');
    custody.giveBack(line);
    expect(custody.labelOf(line)).toBe('事後記録（不備）');
    const acknowledge = (by: RecordId) =>
      book.judge(CUSTODY, 'acknowledge', [book.state(line)], { by, on: '2026-11-23' });
    expect(blocks(acknowledge(people.other).findings)).toHaveLength(1);
    book.append(acknowledge(people.chief).drafts);
    expect(linesOfToday(book.situation(), registers).filter((one) => one.record === line)).toEqual([]);
  });

  it('is one record where it is back already', () => {
    const custody = createCustodyBook();
    const usb = custody.medium();
    const [line] = custody.book.act(CUSTODY, 'record-afterwards', [], {
      ...custody.loan([usb], { act: 'take-out', outAt: '2026-11-20T17:00' }),
      irregular: '記録を忘れた。',
      backAt: '2026-11-21T08:30',
      receiver: custody.people.chief,
      erasure: 'untouched',
    }) as [RecordId];
    expect(custody.labelOf(line)).toBe('事後記録（不備）');
    expect(custody.labelOf(usb)).toBe('在庫');
  });

  it('fills the sheet of a loss with contents, class, holder, permission and times', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    const [asset] = book.act('asset' as never, 'register', [], {
      name: '家庭訪問記録',
      kind: 'information',
      section: people.section,
      confidentiality: '3',
      integrity: '2B',
      availability: '1',
      personal: 'sensitive',
      volume: '120件',
    }) as [RecordId];
    const usb = custody.medium({ contents: [asset] });
    const line = custody.take(custody.permitted([usb]));
    const ids = book.act(CUSTODY, 'lose', [book.state(line)], {
      lost: [usb],
      kind: 'lost',
      noticedAt: '2026-11-23T11:30',
      noticedBy: people.staff,
      account: '帰庁してかばんを開けたところ、なかった。',
    });
    const incident = book.state(ids.find((id) => book.state(id).register === INCIDENT) as RecordId);
    expect(incident.fields).toMatchObject({
      confidentiality: '3',
      personal: '要配慮個人情報 120件',
      lastHolder: people.staff,
      permitNumber: 'R8-持許001',
      outAt: '2026-11-23T12:00',
      until: '2026-11-25',
      protection: ['encrypted', 'locked-case'],
    });
    expect(String(incident.fields['contents'])).toContain('家庭訪問記録');
    expect([custody.labelOf(line), custody.labelOf(usb)]).toEqual(['紛失', '紛失']);
    const waits = () =>
      linesOfToday(book.situation(), registers)
        .filter((one) => one.record === incident.id)
        .map((one) => one.kind);
    expect(waits()).toEqual(['overdue', 'overdue']);
    book.act(INCIDENT, 'report', [book.state(incident.id)], {
      chiefAt: '2026-11-23T11:40',
      csirtAt: '2026-11-23T11:50',
      headAt: '2026-11-23T11:55',
    });
    expect(waits()).toEqual(['waiting']);
    book.act(CUSTODY, 'find', [book.state(line)], { foundAt: '2026-11-23T12:00', note: '公用車の中' });
    expect(custody.labelOf(usb)).toBe('持出中');
    custody.giveBack(line);
    book.act(INCIDENT, 'close', [book.state(incident.id)], {
      cause: '置き忘れ',
      prevention: '降車時の指差し確認',
      closedOn: '2026-11-23',
    });
    expect(custody.labelOf(incident.id)).toBe('終結');
    expect(custody.labelOf(usb)).toBe('在庫');
  });

  it('knows of what is missing at its place, too, and keeps it there until found', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    const usb = custody.medium();
    custody.giveBack(custody.lend([usb]));
    const [id] = book.act(INCIDENT, 'start-loss', [], {
      things: [usb],
      kind: 'lost',
      noticedAt: '2026-11-23T11:30',
      noticedBy: people.staff,
      account: '棚卸で見当たらない。',
    }) as [RecordId];
    expect(custody.labelOf(usb)).toBe('紛失');
    expect(book.state(id).fields['lastHolder']).toBe(people.other);
    expect(blocks(book.judge(CUSTODY, 'lend', [], custody.loan([usb])).findings).join()).toContain('紛失中');
    book.act(INCIDENT, 'found', [book.state(id)], { foundAt: '2026-11-23T11:50', note: '別の棚' });
    expect(custody.labelOf(usb)).toBe('在庫');
  });
});
