import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { CABINET, MEDIUM } from '../../../shared/registers/ids';
import { registerOf, registers } from '../../../shared/registers/index';
import { linesOfToday } from '../../../shared/registers/today';
import { blocks } from '../../fakes/book';
import { type CustodyBook, createCustodyBook } from '../../fakes/custody-book';

const ALL = ['fire', 'heat', 'water', 'damp', 'lock'];

const cabinet = ({ book, people }: CustodyBook, values: object): RecordId =>
  book.act(CABINET, 'register', [], {
    name: '耐火金庫1',
    place: '執務室',
    section: people.section,
    storageProperties: ALL,
    ...values,
  })[0] as RecordId;

const derived = ({ book }: CustodyBook, id: RecordId) => {
  const state = book.state(id);
  return registerOf(state.register).derive(state, book.situation());
};

const accepted = {
  name: '鍵付き書庫',
  storageProperties: ['lock', 'damp'],
  acceptedBy: 'plan',
  acceptedLacks: ['fire', 'heat', 'water'],
  acceptedReference: '保管庫更新計画',
  acceptedMeasures: '終業時の施錠を2人で確かめる。',
  acceptedUntil: '2026-12-10',
};

describe('保管庫', () => {
  it('gives what stands in it its five properties, and counts it', () => {
    const custody = createCustodyBook();
    const safe = cabinet(custody, {});
    const usb = custody.medium({ cabinet: safe, confidentiality: '3' });
    expect(derived(custody, usb)['storageStanding']).toBe('適');
    expect(derived(custody, safe)).toMatchObject({ standing: '置ける', kept: 1 });
  });

  it('warns of what is lacking until that is accepted, and again when the acceptance has ended', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const poor = custody.medium({
      cabinet: cabinet(custody, { name: '引出し', storageProperties: ['lock'] }),
      confidentiality: '3',
    });
    const known = custody.medium({ cabinet: cabinet(custody, accepted), confidentiality: '3' });
    const warnings = (id: RecordId): number =>
      registerOf(MEDIUM)
        .check(book.state(id).fields, book.situation(), book.state(id))
        .filter(({ clause }) => clause === '3(2)⑥ウ').length;
    expect(derived(custody, poor)['storageStanding']).toContain('足りません');
    expect(derived(custody, known)['storageStanding']).toContain('承知済（保管庫更新計画');
    expect([warnings(poor), warnings(known)]).toEqual([1, 0]);
    book.setNow('2026-12-11T03:00:00.000Z');
    expect(derived(custody, known)['storageStanding']).toContain('期限切れ');
    expect(warnings(known)).toBe(1);
  });

  it('is on 本日の処理 before its acceptance ends, and overdue after', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const id = cabinet(custody, accepted);
    const kinds = () =>
      linesOfToday(book.situation(), registers)
        .filter((line) => line.record === id)
        .map(({ kind, action }) => [kind, action]);
    expect(kinds()).toEqual([['due', 'amend']]);
    book.setNow('2026-12-11T03:00:00.000Z');
    expect(kinds()).toEqual([['overdue', 'amend']]);
  });

  it('has a name of its own', () => {
    const custody = createCustodyBook();
    cabinet(custody, {});
    const verdict = custody.book.judge(CABINET, 'register', [], {
      name: '耐火金庫１',
      place: '倉庫',
      section: custody.people.section,
    });
    expect(blocks(verdict.findings).join()).toContain('同じ名称');
  });
});
