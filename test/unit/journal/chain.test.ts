import { describe, expect, it } from 'vitest';
import type { RegisterId } from '../../../shared/ids';
import { verifyChain } from '../../../shared/journal/chain';
import { comparePositions, entrySchema } from '../../../shared/journal/entry';
import { createSeenIndex } from '../../../shared/journal/seen';
import { createDevice, nodeHashing, recordNamed } from '../../fakes/journal';

const register = 'asset' as RegisterId;

function chainOf(count: number) {
  const pc = createDevice('a');
  for (let index = 0; index < count; index += 1) {
    pc.write({
      register,
      record: recordNamed(`${index}`),
      event: 'registered',
      body: { name: `資産${index}　髙﨑𠮷辻󠄀` },
    });
  }
  return pc.entries;
}

describe('a device chain', () => {
  it('verifies from the genesis and from any head', () => {
    const entries = chainOf(5);
    expect(verifyChain(entries, null, nodeHashing)).toEqual({
      ok: true,
      value: { seq: 5, hash: entries[4]?.hash },
    });
    const head = { seq: 2, hash: entries[1]?.hash ?? ('' as never) };
    expect(verifyChain(entries.slice(2), head, nodeHashing).ok).toBe(true);
  });

  it('still verifies when a body was erased or withheld, and only when that is said', () => {
    const entries = chainOf(3);
    const withheld = entries.map((entry, index) =>
      index === 1 ? { ...entry, body: null, salt: null, absent: 'withheld' as const } : entry,
    );
    expect(verifyChain(withheld, null, nodeHashing).ok).toBe(true);
    const dropped = entries.map((entry, index) =>
      index === 1 ? { ...entry, body: null, salt: null } : entry,
    );
    expect(verifyChain(dropped, null, nodeHashing)).toEqual({
      ok: false,
      error: { seq: 2, fault: 'presence' },
    });
  });

  it.each([
    [
      'a missing entry',
      (entries: ReturnType<typeof chainOf>) => entries.filter((_, index) => index !== 1),
      'gap',
    ],
    ['a swapped pair', (entries: ReturnType<typeof chainOf>) => [entries[1], entries[0], entries[2]], 'gap'],
    [
      'a rewritten body',
      (entries: ReturnType<typeof chainOf>) =>
        entries.map((e, i) => (i === 1 ? { ...e, body: { name: '別の資産' } } : e)),
      'body',
    ],
    [
      'a rewritten header',
      (entries: ReturnType<typeof chainOf>) =>
        entries.map((e, i) => (i === 1 ? { ...e, event: 'voided' } : e)),
      'hash',
    ],
  ])('tells %s', (_name, change, fault) => {
    const changed = change(chainOf(3)) as ReturnType<typeof chainOf>;
    const result = verifyChain(changed, null, nodeHashing);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.fault).toBe(fault);
  });

  it('keeps text as typed through its schema', () => {
    const [entry] = chainOf(1);
    expect(entrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });
});

describe('the order of a book', () => {
  it('goes by tick, then device, then seq', () => {
    const entries = chainOf(3);
    expect(entries.toReversed().toSorted(comparePositions)).toEqual(entries);
  });

  it('knows who saw what', () => {
    const a = createDevice('a');
    const b = createDevice('b');
    const first = a.write({ register, record: recordNamed('x'), event: 'registered', body: {} });
    const blind = b.write({ register, record: recordNamed('y'), event: 'registered', body: {} });
    b.learn(a.entries);
    const seeing = b.write({ register, record: recordNamed('z'), event: 'registered', body: {} });
    const index = createSeenIndex();
    for (const entry of [first, blind, seeing]) index.note(entry);
    expect(index.saw(blind, first)).toBe(false);
    expect(index.saw(seeing, first)).toBe(true);
    expect(createSeenIndex(index.steps()).saw(seeing, first)).toBe(true);
  });
});
