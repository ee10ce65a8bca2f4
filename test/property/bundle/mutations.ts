import fc from 'fast-check';
import type { Repair } from '../../unit/bundle/mend';
import type { ByteChange, Change, Mutation } from './mutate';

const number = fc.nat({ max: 1_000_000 });
const length = fc.integer({ min: 1, max: 200 });
const how = fc.constantFrom<ByteChange>('flip', 'insert', 'delete', 'copy');
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    0,
    1,
    7,
    '',
    '偽',
    'asset',
    'withheld',
    '0'.repeat(64),
    'A'.repeat(26),
    {},
    [],
  ),
  fc.constantFrom<unknown>({ name: '書き換え' }, '2020-01-01T00:00:00.000Z', [
    { register: 'medium', events: '*' },
  ]),
  fc.string(),
  fc.integer(),
);
const id = fc.constantFrom('A'.repeat(26), '0123456789ABCDEFGHJKMNPQRS');
const hash = fc.constantFrom('0'.repeat(64), 'ab'.repeat(32));
const small = fc.integer({ min: 1, max: 12 });
/** Values of the right shape: what is wrong with them only the hashes know. */
const FIELDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  body: fc.constantFrom<unknown>(
    { name: '書き換え' },
    {},
    { name: 'USBメモリ 見本01', serial: '𠮷-0002', place: '辻棚' },
  ),
  salt: fc.constantFrom('0'.repeat(32), 'ab'.repeat(16)),
  at: fc.constantFrom('2020-01-01T00:00:00.000Z', '2026-11-23T06:00:00.000Z'),
  actor: id,
  record: id,
  book: id,
  device: id,
  signer: fc.option(id),
  sig: fc.constantFrom(null, 'ab'.repeat(64)),
  event: fc.constantFrom('voided', 'amended', 'registered'),
  register: fc.constantFrom('asset', 'medium', 'pledge', 'disposal'),
  rules: fc.constantFrom('toyama-2', 'none'),
  seen: fc.dictionary(id, small),
  seq: small,
  tick: small,
  version: small,
  prev: hash,
  hash,
  bodyHash: hash,
};
const entryChange = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.oneof(
      ...Object.entries(FIELDS).map(([field, values]) =>
        fc.record({ field: fc.constant(field), value: values }),
      ),
    ),
  },
  { weight: 1, arbitrary: fc.record({ field: fc.constantFrom(...Object.keys(FIELDS)), value }) },
);
const documentField = fc.constantFrom(
  ...[
    'book',
    'device',
    'ranges',
    'withheld',
    'withheldBodies',
    'erasedBodies',
    'section',
    'recipient',
    'attachments',
  ],
  ...['v', 'keys', 'body', 'key', 'sig', 'profile', 'createdAt', 'medium'],
);

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      how,
      at: number,
      length,
      value: fc.nat(255),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      how,
      file: number,
      at: number,
      length,
      value: fc.nat(255),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('files' as const),
      how: fc.constantFrom('drop' as const, 'exchange' as const, 'rename' as const, 'copy' as const),
      file: number,
      other: number,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('lines' as const),
      how: fc.constantFrom(
        'drop' as const,
        'exchange' as const,
        'repeat' as const,
        'cut' as const,
        'splice' as const,
      ),
      at: number,
      other: number,
    }),
  },
  {
    weight: 9,
    arbitrary: fc
      .record({
        at: number,
        rehash: fc.constantFrom('none' as const, 'one' as const, 'rest' as const, 'rest' as const),
        reseal: fc.boolean(),
        changed: entryChange,
      })
      .map(({ changed, ...rest }) => ({ kind: 'entry' as const, ...rest, ...changed })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('absent' as const),
      at: number,
      why: fc.constantFrom('withheld' as const, 'erased' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('document' as const),
      file: number,
      field: documentField,
      value,
    }),
  },
);

/** Nine of ten are signed again by a key the division has enrolled. */
export const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      scene: fc.constantFrom(
        'carried' as const,
        'carried' as const,
        'wrapped' as const,
        'rewritten' as const,
      ),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      recount: fc.constantFrom(true, true, true, false),
      repair: fc.constantFrom<Repair>('all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'tags', 'none'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      scene: fc.constant('unsigned' as const),
      changes: fc.array(
        fc.record({ kind: fc.constant('bytes' as const), how, at: number, length, value: fc.nat(255) }),
        { minLength: 1, maxLength: 3 },
      ),
      recount: fc.constant(false),
      repair: fc.constant<Repair>('none'),
    }),
  },
);
