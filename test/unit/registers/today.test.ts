import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { ERASURE } from '../../../shared/journal/erasure';
import type { IsoDate } from '../../../shared/jp/date';
import { CUSTODY, PERSON, PLEDGE } from '../../../shared/registers/ids';
import { registers } from '../../../shared/registers/index';
import {
  byGroup,
  compareLines,
  linesOfToday,
  type TodayLine,
  todayGroups,
} from '../../../shared/registers/today';
import { createCustodyBook } from '../../fakes/custody-book';
import { createDisposalBook } from '../../fakes/disposal-book';

const groupsOf = (lines: readonly TodayLine[]) =>
  byGroup(lines).map(({ group, lines: inGroup }) => [group.id, inGroup.length]);

describe('本日の処理', () => {
  it('puts a loss and an overdue loan before pledges that are unsigned since April', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    for (const name of ['見本 一子', '見本 二子']) {
      const [person] = book.act(PERSON, 'register', [], {
        name,
        employment: 'fiscal-part',
        assignments: [
          { section: people.section, post: '事務補助員', role: 'fiscal-year', from: '2026-04-01' },
        ],
      });
      book.act(PLEDGE, 'register', [], {
        person: person as RecordId,
        year: '2026',
        section: people.section,
        employment: 'fiscal-part',
        from: '2026-04-01',
        until: '2027-03-31',
        need: 'sign',
      });
    }
    const late = custody.lend([custody.medium()], { until: '2026-11-24' });
    const soon = custody.lend([custody.medium()], { until: '2026-12-02' });
    custody.lend([custody.medium()], { until: '2026-12-03' });
    const stick = custody.medium();
    const lost = custody.take(custody.permitted([stick]));
    custody.applied([custody.medium()]);
    book.setNow('2026-11-25T03:00:00.000Z');
    book.act(CUSTODY, 'lose', [book.state(lost)], {
      lost: [stick],
      kind: 'lost',
      noticedAt: '2026-11-25T09:30',
      noticedBy: people.staff,
      account: '帰庁してかばんを開けたところ、なかった。',
    });
    const lines = linesOfToday(book.situation(), registers);
    expect(groupsOf(lines)).toEqual([
      ['incident', 2],
      ['overdue-return', 1],
      ['decision', 1],
      ['due', 1],
      ['unsigned', 2],
    ]);
    expect(lines.find(({ group }) => group === 'overdue-return')?.record).toBe(late);
    expect(lines.find(({ group }) => group === 'due')?.record).toBe(soon);
    // Every line that stands for a record leads to the action that settles it.
    for (const line of lines) {
      const register = registers.find(({ id }) => id === line.register);
      const action = register?.actions.find(({ id }) => id === line.action);
      expect(action?.refusal(book.situation(), book.state(line.record as RecordId)), line.title).toBeNull();
    }
  });

  it('has no group without a place in the order', () => {
    const ranked = todayGroups.map(
      ({ id }, at): TodayLine => ({
        kind: 'finding',
        group: id,
        title: String(at),
        register: CUSTODY,
        record: null,
        person: null,
        since: '2026-04-01' as IsoDate,
        action: null,
      }),
    );
    expect(ranked.toReversed().toSorted(compareLines)).toEqual(ranked);
  });

  it('tells what is past its term in one line, and no more once an application to erase lists it', () => {
    const made = createDisposalBook();
    const { book, people } = made;
    const gone = made.medium();
    const disposal = made.applied([gone]);
    made.permit(disposal);
    made.carryOut(disposal, [gone]);
    const past = () =>
      linesOfToday(book.situation(), registers).filter(
        ({ record, group }) => record === null && group === 'past-term',
      );
    expect(past()).toEqual([]);
    book.setNow('2032-04-01T03:00:00.000Z');
    expect(past()).toMatchObject([
      { title: '保存年限が満了し、消去を申請できる記録が2件あります', since: '2032-03-31' },
    ]);
    book.act(ERASURE, 'apply', [], {
      section: people.section,
      applicant: people.staff,
      appliedOn: '2032-04-01',
      reason: '保存年限が満了したため。',
      items: [gone, disposal].map((record) => ({ record, kind: '見本' })),
    });
    expect(past()).toEqual([]);
  });
});
