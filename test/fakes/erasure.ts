import type { Host } from '../../shared/host/dispatch';
import type { Hash } from '../../shared/ids';
import { draftEntrySchema, type Entry } from '../../shared/journal/entry';
import { ERASE, ERASURE } from '../../shared/journal/erasure';
import { value } from './test-host';

export const SECRET = '見本の本文：消去されるはずの文字';

export const idOf = (digit: string): string => digit.repeat(26);

/** Entries of some records, one after the other, through the host. */
export async function write(
  host: Host,
  drafts: readonly {
    register: string;
    record: string;
    event: string;
    body: object;
    expected?: Hash | null;
  }[],
): Promise<readonly Entry[]> {
  const parsed = drafts.map((draft) => draftEntrySchema.parse({ version: 1, expected: null, ...draft }));
  return value(await host.call('append', { drafts: parsed, rules: 'test' })).entries as readonly Entry[];
}

const last = (entries: readonly Entry[]): Hash => entries.at(-1)?.hash as Hash;

/** Two old records with a secret in them, and an erasure of them that was applied for and, if asked, decided. */
export async function applyToErase(
  host: Host,
  records: readonly string[],
  erasure: string,
  outcome: 'permitted' | 'refused' | null = 'permitted',
): Promise<Hash> {
  const items = records.map((record) => ({ record }));
  const applied = await write(host, [
    {
      register: ERASURE,
      record: erasure,
      event: 'applied',
      body: { number: null, on: '2026-11-01', fields: { items } },
    },
  ]);
  if (outcome === null) return last(applied);
  const body = { outcome, decidedOn: '2026-11-02', decides: last(applied) };
  return last(
    await write(host, [
      { register: ERASURE, record: erasure, event: 'decided', body, expected: last(applied) },
    ]),
  );
}

export const orderOf = (records: readonly string[], erasure: string, decision: Hash) => ({
  register: ERASURE as string,
  record: erasure,
  event: ERASE,
  body: { on: '2026-11-03', records, decision },
  expected: decision,
});
