import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromWire, toBase64, toWire } from '../../../shared/host/wire';

const key = fc.oneof(fc.string(), fc.constantFrom('$bytes', '$plain', '__proto__', 'constructor'));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 50 }),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('the wire', () => {
  test('any mixture of JSON and bytes arrives as it was, and is not changed by sending', () => {
    fc.assert(
      fc.property(tree, (sent) => {
        const before = structuredClone(sent);
        expect(fromWire(toWire(sent))).toEqual(sent);
        expect(sent).toEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  test('base64 is that of RFC 4648', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(toBase64(bytes)).toBe(text);
        expect(fromBase64(text)).toEqual(bytes);
      }),
      { numRuns: 1_000 },
    );
    for (const bad of ['A', 'AA', 'AAA', 'A===', '====', 'AA=A', 'AAA\n', 'AA-_', 'あああ']) {
      expect(() => fromBase64(bad), bad).toThrow();
    }
  });

  test('a list without bytes is not copied', () => {
    const entries = Array.from({ length: 3 }, (_, place) => ({ place, body: { name: '﨑' } }));
    expect(toWire(entries)).toBe(JSON.stringify(entries));
  });
});
