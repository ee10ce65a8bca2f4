import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPage, unpackPage } from '../../../renderer/book/page-codec';
import type { DeviceId, RecordId } from '../../../shared/ids';
import type { RecordState } from '../../../shared/journal/project';
import type { Json } from '../../../shared/json';
import { freshId } from './memory-host';
import { BOXES } from './sample-register';

const devices = [freshId<DeviceId>(), freshId<DeviceId>()];
const key = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/);
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const object = fc.dictionary(key, json, { maxKeys: 6, noNullPrototype: true });
const position = fc.record({
  tick: fc.integer({ min: 1, max: 9 }),
  device: fc.constantFrom(...devices),
  seq: fc.integer({ min: 1, max: 9 }),
});
const instant = fc.constantFrom('2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z');
const conflict = fc.record({
  kind: fc.constantFrom('concurrent', 'unlawful'),
  at: position,
  fields: fc.array(key, { maxLength: 2 }),
  message: fc.string(),
});

const state = fc.record({
  register: fc.constant(BOXES),
  id: fc.constant(freshId<RecordId>()),
  number: fc.option(fc.string(), { nil: null }),
  fields: object,
  status: fc.constantFrom('registered', 'voided'),
  voided: fc.option(fc.record({ reason: fc.string(), at: instant }), { nil: null }),
  head: fc.constant('a'.repeat(64)),
  position,
  created: position,
  entries: fc.integer({ min: 1, max: 99 }),
  createdAt: instant,
  updatedAt: instant,
  touched: fc.dictionary(key, position, { maxKeys: 5, noNullPrototype: true }),
  conflicts: fc.array(conflict, { maxLength: 2 }),
  detail: object,
}) as unknown as fc.Arbitrary<RecordState>;

describe('a page of folded records', () => {
  it('comes back as it was packed, through JSON', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 8 }), (states) => {
        const kept = JSON.parse(JSON.stringify(packPage(states))) as Json;
        expect(unpackPage(BOXES, kept)).toEqual(JSON.parse(JSON.stringify(states)));
      }),
      { numRuns: 300 },
    );
  });
});
