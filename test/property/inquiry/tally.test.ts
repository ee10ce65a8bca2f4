import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldBy } from '../../../renderer/book/as-of';
import { type Attribute, behind, tally } from '../../../shared/inquiry/tally';
import { createProjection } from '../../../shared/journal/project';
import type { IsoDate } from '../../../shared/jp/date';
import { ASSET } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { createDevice, recordNamed } from '../../fakes/journal';

type Thing = { readonly a: string; readonly b: string };
const by = (key: 'a' | 'b', first: readonly string[]): Attribute<Thing> => ({
  key,
  label: key,
  keyOf: (thing) => thing[key],
  labelOf: (value) => value,
  first,
  rest: 'label',
});
const things = fc.array(
  fc.record({ a: fc.constantFrom('', '甲', '乙', '丙', '1', '10', '2'), b: fc.string({ maxLength: 2 }) }),
);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('counting', () => {
  it('adds up: cells, rows and columns each come to the number of records', () => {
    fc.assert(
      fc.property(things, (list) => {
        const answer = tally(list, by('a', ['乙']), by('b', []));
        expect(answer.total).toBe(list.length);
        expect(sum(answer.cells.flat())).toBe(list.length);
        expect(sum(answer.rows.map(({ total }) => total))).toBe(list.length);
        expect(sum(answer.columns.map(({ total }) => total))).toBe(list.length);
        for (const [at, row] of answer.rows.entries()) expect(sum(answer.cells[at] ?? [])).toBe(row.total);
      }),
    );
  });

  it('has behind each number exactly as many records as it says, each of them once', () => {
    fc.assert(
      fc.property(things, (list) => {
        const [row, column] = [by('a', []), by('b', [])];
        const answer = tally(list, row, column);
        const found = answer.rows.flatMap((down, at) =>
          answer.columns.flatMap((right, place) => {
            const rows = behind(list, row, column, { row: down.key, column: right.key });
            expect(rows).toHaveLength(answer.cells[at]?.[place] ?? -1);
            return rows;
          }),
        );
        expect(new Set(found).size).toBe(new Set(list).size);
      }),
    );
  });

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(things, (list) => {
        expect(tally(list.toReversed(), by('a', ['丙']), by('b', []))).toEqual(
          tally(list, by('a', ['丙']), by('b', [])),
        );
      }),
    );
  });
});

const days = ['2025-06-01', '2026-03-31', '2026-04-01', '2026-07-01', '2026-11-01'] as const;
const steps = fc.array(
  fc.record({ record: fc.nat(4), day: fc.nat(4), kind: fc.constantFrom('document', 'data', 'device') }),
  {
    maxLength: 25,
  },
);

describe('as of a day', () => {
  it('counts what folding the entries of up to then gives', () => {
    const asset = registerOf(ASSET);
    const kind: Attribute<string> = {
      key: 'kind',
      label: '',
      keyOf: (one) => one,
      labelOf: (one) => one,
      first: [],
      rest: 'key',
    };
    fc.assert(
      fc.property(steps, fc.constantFrom(...days), (list, day) => {
        const pc = createDevice('inquiry');
        const model = new Map<number, string>();
        const known = new Set<number>();
        const shown = new Set<number>();
        for (const step of list) {
          const on = days[step.day] ?? days[0];
          const first = !known.has(step.record);
          known.add(step.record);
          const body = first
            ? { number: null, on, fields: { name: '見本', kind: step.kind } }
            : { on, changes: { kind: step.kind }, reason: '見本' };
          pc.write({
            register: ASSET,
            record: recordNamed(`${step.record}`),
            event: first ? 'registered' : 'amended',
            body,
          });
          if (on > day || (!first && !shown.has(step.record))) continue;
          shown.add(step.record);
          model.set(step.record, step.kind);
        }
        const past = createProjection([asset]);
        past.apply(pc.entries.filter(heldBy(day as IsoDate)));
        const then = past.all(ASSET).map(({ fields }) => String(fields['kind']));
        expect(tally(then, kind, null)).toEqual(tally([...model.values()], kind, null));
      }),
    );
  });
});
