import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordId, RegisterId } from '../../../shared/ids';
import { verifyChain } from '../../../shared/journal/chain';
import { type Entry, entrySchema } from '../../../shared/journal/entry';
import { createProjection, type Folding } from '../../../shared/journal/project';
import { amended, registered, voided } from '../../../shared/registers/fold';
import { createDevice, nodeHashing, recordNamed } from '../../fakes/journal';

const register = 'asset' as RegisterId;
const folding: Folding = {
  id: register,
  events: { registered: registered('registered'), amended, voided },
  effects: (state) =>
    typeof state.fields['on'] === 'string'
      ? [{ on: state.fields['on'] as RecordId, kind: 'touches', by: state.id, detail: {} }]
      : [],
};

const text = fc.string({ unit: 'binary', maxLength: 12 });
const step = fc.record({
  device: fc.integer({ min: 0, max: 3 }),
  record: fc.integer({ min: 0, max: 5 }),
  act: fc.constantFrom('registered', 'amended', 'amended', 'amended', 'voided'),
  field: fc.constantFrom('name', 'place', 'on'),
  value: text,
  learn: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
});

/** Devices that write, and now and then hear of each other. */
function history(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Entry[][] {
  const devices = ['a', 'b', 'c', 'd'].map(createDevice);
  for (const one of steps) {
    const pc = devices[one.device];
    const other = one.learn === undefined ? undefined : devices[one.learn];
    if (!pc) continue;
    if (other && other !== pc) pc.learn(other.entries);
    const value = one.field === 'on' ? recordNamed(`${one.record + 1}`) : one.value;
    const body =
      one.act === 'registered'
        ? { number: null, on: '2026-11-23', fields: { [one.field]: value } }
        : one.act === 'amended'
          ? { on: '2026-11-23', changes: { [one.field]: value }, reason: '試験' }
          : { on: '2026-11-23', reason: '試験' };
    pc.write({ register, record: recordNamed(`${one.record}`), event: one.act, body });
  }
  return devices.map((pc) => pc.entries);
}

/** Feeds a projection in slices, refolding what arrived out of order, and returns all that can be seen of it. */
function folded(slices: readonly (readonly Entry[])[]) {
  const projection = createProjection([folding]);
  const all: Entry[] = [];
  for (const slice of slices) {
    all.push(...slice);
    for (const record of projection.apply(slice).stale) {
      projection.refold(
        record,
        all.filter((entry) => entry.record === record),
      );
    }
  }
  const records = projection.all(register);
  return {
    records,
    effects: records.map((record) => projection.effectsOn(record.id)),
    heads: projection.heads(),
  };
}

const sorted = (entries: readonly Entry[]) =>
  entries.toSorted((a, b) => a.tick - b.tick || (a.device < b.device ? -1 : 1));

describe('the journal', () => {
  it('finds any changed character of an entry', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 0x7f }),
        (steps, at, bits) => {
          const entries = history(steps).find((list) => list.length > 0) ?? [];
          const bytes = new TextEncoder().encode(JSON.stringify(entries));
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ bits;
          let parsed: unknown;
          try {
            parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
          } catch {
            return true;
          }
          const valid = entrySchema.array().safeParse(parsed);
          if (!valid.success) return true;
          if (JSON.stringify(valid.data) === JSON.stringify(entries)) return true;
          return (
            !verifyChain(valid.data, null, nodeHashing).ok || valid.data.some((entry) => entry.sig !== null)
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('folds to the same state step by step and at once', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat({ max: 39 }), { maxLength: 6 }),
        (steps, cuts) => {
          const all = sorted(history(steps).flat());
          const places = [...new Set(cuts.map((cut) => cut % (all.length + 1)))].toSorted((a, b) => a - b);
          const slices = [0, ...places].map((from, index) => all.slice(from, places[index] ?? all.length));
          expect(folded(slices)).toEqual(folded([all]));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives the same state whatever order the devices arrive in', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat({ max: 3 }), { maxLength: 60 }),
        (steps, turns) => {
          const chains = history(steps);
          const queues = chains.map((chain) => [...chain]);
          const slices: Entry[][] = [];
          for (const turn of turns) slices.push((queues[turn] ?? []).splice(0, 1 + (turn % 3)));
          for (const rest of queues) slices.push(rest);
          expect(folded(slices)).toEqual(folded([sorted(chains.flat())]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('comes back from a snapshot as it was', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 30 }), (steps) => {
        const all = sorted(history(steps).flat());
        const half = Math.floor(all.length / 2);
        const straight = createProjection([folding]);
        straight.apply(all);
        const before = createProjection([folding]);
        before.apply(all.slice(0, half));
        const after = createProjection([folding]);
        after.restore(JSON.parse(JSON.stringify(before.snapshot())));
        after.apply(all.slice(half));
        expect(after.all(register)).toEqual(straight.all(register));
        expect(after.heads()).toEqual(straight.heads());
      }),
      { numRuns: 100 },
    );
  });
});
