import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import type { Finding } from '../../../shared/policy/finding';
import { CUSTODY, INCIDENT, MEDIUM, TAKE_OUT_BLANKET } from '../../../shared/registers/ids';
import { registerOf, registers } from '../../../shared/registers/index';
import { linesOfToday } from '../../../shared/registers/today';
import { blocks } from '../../fakes/book';
import { createCustodyBook } from '../../fakes/custody-book';

const clauses = (findings: readonly Finding[]): string[] =>
  findings.filter((finding) => finding.level === 'block').map((finding) => finding.clause ?? '');

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
