import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import type { Entry } from '../../../shared/journal/entry';
import { createProjection } from '../../../shared/journal/project';
import { entriesOf, isInside } from '../../../shared/registers/entry-index';
import { personKeyOf } from '../../../shared/registers/entry-person';
import { ENTRY_LOG } from '../../../shared/registers/ids';
import { registers } from '../../../shared/registers/index';
import { createAreaBook } from '../../fakes/area-book';

const NAMES = ['見本 一', '見本 二', '見本 三'];
const at = (minute: number): string =>
  `2026-11-${String(20 + Math.floor(minute / 1440)).padStart(2, '0')}T${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const step = fc.oneof(
  fc.record({ do: fc.constant('enter' as const), who: fc.nat(2), minute: fc.nat(2_000) }),
  fc.record({ do: fc.constant('leave' as const), which: fc.nat(20), after: fc.nat(600) }),
  fc.record({ do: fc.constant('correct' as const), which: fc.nat(20), after: fc.nat(600) }),
  fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }),
);

/** Does what a desk, an office and a chief would do; what the rules refuse is left undone. */
function live(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) {
  const world = createAreaBook('2026-11-23T08:00:00.000Z');
  const { book, room } = world;
  const made: RecordId[] = [];
  const attempt = (action: string, targets: readonly RecordId[], values: object): readonly RecordId[] => {
    const verdict = book.judge(
      ENTRY_LOG,
      action,
      targets.map((id) => book.state(id)),
      values as never,
    );
    book.append(verdict.drafts);
    return verdict.drafts.map(({ record }) => record);
  };
  for (const one of steps) {
    if (one.do === 'enter') {
      const values = { area: room, name: NAMES[one.who], purpose: '点検', enteredAt: at(one.minute) };
      made.push(...attempt('enter', [], values));
    } else {
      const id = made[one.which];
      if (id === undefined || book.state(id).voided) continue;
      const from = String(book.state(id).fields['enteredAt']);
      const minute = (Date.parse(`${from}:00Z`) - Date.parse('2026-11-20T00:00:00Z')) / 60_000;
      if (one.do === 'void') attempt('void', [id], { amendmentReason: '誤り' });
      else if (isInside(book.state(id))) {
        const leftAt = at(minute + one.after);
        if (one.do === 'leave') attempt('leave', [id], { leftAt });
        else attempt('correct-exit', [id], { leftAt, amendmentReason: '本人に確認' });
      }
    }
    // The index is asked after every step, as a desk that is never closed does.
    entriesOf(book.projection).inside(room);
  }
  return { ...world, made };
}

const scan = (states: readonly { id: RecordId }[]): string[] => states.map(({ id }) => id as string).sort();

describe('who is inside', () => {
  it('is the same by the index as by looking at every entry, after any steps', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { book, room } = live(steps);
        const all = book.projection.all(ENTRY_LOG);
        const index = entriesOf(book.projection);
        expect(scan(index.inside(room))).toEqual(scan(all.filter(isInside)));
        const standing = all.filter((state) => state.voided === null);
        for (const name of NAMES) {
          const key = personKeyOf({ name });
          const mine = standing.filter((state) => personKeyOf(state.fields) === key);
          expect(scan(index.person(key))).toEqual(scan(mine));
        }
        for (const day of ['2026-11-20', '2026-11-21']) {
          const mine = all.filter((state) => String(state.fields['enteredAt']).startsWith(day));
          expect(scan(index.day(room, day))).toEqual(scan(mine));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order in which the entries of the chain arrive', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.integer(), (steps, seed) => {
        const { book, room } = live(steps);
        const shuffled: Entry[] = book.entries.toSorted(
          (a, b) => ((a.seq * 7919 + seed) % 101) - ((b.seq * 7919 + seed) % 101),
        );
        const other = createProjection(registers);
        const stale = new Set<RecordId>();
        for (const entry of shuffled) {
          entriesOf(other).inside(room);
          for (const id of other.apply([entry]).stale) stale.add(id);
        }
        for (const id of stale)
          other.refold(
            id,
            book.entries.filter(({ record }) => record === id),
          );
        expect(scan(entriesOf(other).inside(room))).toEqual(scan(entriesOf(book.projection).inside(room)));
      }),
      { numRuns: 30 },
    );
  });
});
