import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleHashing } from '../../../electron/services/bundles';
import { fromBase64, toBase64 } from '../../../shared/bundle/base64';
import { crc32 } from '../../../shared/bundle/crc32';
import { openBundle } from '../../../shared/bundle/open';
import { packBundle } from '../../../shared/bundle/pack';
import { parseCanonical } from '../../../shared/bundle/strict-json';
import { readZip, writeZip } from '../../../shared/bundle/zip';
import type { Hash, RegisterId } from '../../../shared/ids';
import { canonicalText, stamp } from '../../../shared/journal/chain';
import { type Body, type Entry, GENESIS } from '../../../shared/journal/entry';
import {
  deviceNamed,
  inputOf,
  intakeOf,
  openPorts,
  portsOf,
  unwrapped,
  write,
} from '../../unit/bundle/fixture';

const device = deviceNamed('窓口PC');
const template = write(device.device, 1)[0] as Entry;

/** Texts as people type them, and as they do not: any code point, variation selectors, outside the BMP. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('髙橋 﨑', '𠮷野家', '辻󠄀', '①⑳㈱㋿', '\u202eabc', '\n\t"\\', '＝１＋１', '\u0000'),
);
const key = fc
  .stringMatching(/^[a-z][a-zA-Z]{0,8}$/)
  .filter((name) => !['constructor', 'prototype', 'toJSON'].includes(name));
const body = fc.dictionary(
  key,
  fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(text, { maxLength: 3 }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  ),
  { maxKeys: 6 },
) as fc.Arbitrary<Body>;
const act = fc.record({
  body,
  register: fc.constantFrom('asset', 'pledge', 'medium'),
  event: fc.constantFrom('registered', 'signed'),
});

function chainOf(acts: readonly { body: Body; register: string; event: string }[]): Entry[] {
  const entries: Entry[] = [];
  for (const { body: wanted, register, event } of acts) {
    const { hash: _h, sig: _s, salt: _t, body: _b, absent: _a, bodyHash: _bh, ...header } = template;
    const seq = entries.length + 1;
    // As the host does: -0 and other things JSON does not know are gone before anything is hashed.
    const plain = JSON.parse(canonicalText(wanted)) as Body;
    const fresh = {
      ...header,
      seq,
      tick: seq,
      prev: entries.at(-1)?.hash ?? GENESIS,
      register: register as RegisterId,
      event,
    };
    entries.push(stamp(fresh, plain, seq.toString(16).padStart(32, '0'), bundleHashing));
  }
  return entries;
}

describe('pack and open', () => {
  it('gives back every entry, attachment, cover and extract, and nothing of a withheld body', async () => {
    const file = fc.uint8Array({ maxLength: 500 });
    const whole = fc.record({
      acts: fc.array(act, { minLength: 1, maxLength: 6 }),
      photo: file,
      cover: fc.option(file),
      csv: file,
      name: fc.string({ minLength: 1, maxLength: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(whole, async ({ acts, photo, cover, csv, name }) => {
        const entries = chainOf(acts);
        const sha256 = bundleHashing.sha256Hex(photo) as Hash;
        const note = { sha256, name, type: 'image/png', size: photo.length };
        const input = inputOf(entries, {
          attachments: [{ ...note, bytes: photo }],
          cover,
          extracts: [{ register: 'asset' as RegisterId, csv }],
        });
        const opened = unwrapped(
          await openBundle(unwrapped(await packBundle(input, portsOf(device))).bytes, openPorts, intakeOf()),
        );
        const shown = entries.map((entry) =>
          entry.register === 'pledge' ? { ...entry, salt: null, body: null, absent: 'withheld' } : entry,
        );
        expect(opened.chains.map((chain) => chain.entries)).toEqual([shown]);
        expect(opened.book.withheldBodies).toBe(
          entries.filter(({ register }) => register === 'pledge').length,
        );
        expect(opened.attachments).toEqual([{ ...note, bytes: photo }]);
        expect(opened.cover).toEqual(cover);
        expect(opened.extracts).toEqual([{ register: 'asset', csv }]);
      }),
      { numRuns: 100, seed: 20261123 },
    );
  });
});

describe('the parts', () => {
  it('base64: there and back, as Node writes it, and no second spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const written = toBase64(bytes);
        expect(written).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(written)).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(
        fc.base64String({ maxLength: 40 }),
        fc.nat(40),
        fc.constantFrom('A', '=', ' ', '\n', '-', 'B'),
        (some, at, letter) => {
          const changed = some.slice(0, at) + letter + some.slice(at + 1);
          const read = fromBase64(changed);
          if (read) expect(toBase64(read)).toBe(changed);
        },
      ),
    );
  });

  it('ZIP: the same files come back, and the same bytes come of them', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,20}(\/[a-z0-9.]{1,20}){0,2}$/);
    const file = fc.record({ name, bytes: fc.uint8Array({ maxLength: 200 }) });
    const caps = { files: 20, sizeOf: () => 200 };
    fc.assert(
      fc.property(fc.uniqueArray(file, { selector: (one) => one.name, maxLength: 10 }), (files) => {
        const zip = writeZip(files);
        expect(readZip(zip, caps)).toEqual({ ok: true, value: files });
        expect(writeZip(files)).toEqual(zip);
      }),
    );
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });

  it('JSON: canonical text is read as it is, any other spelling of it is refused', () => {
    fc.assert(
      fc.property(
        body,
        fc.nat(200),
        fc.constantFrom(' ', '\n', '0', '.0', '"a":1,', '\\u0061'),
        (value, at, more) => {
          const canonical = canonicalText(value);
          expect(parseCanonical(canonical, 32)).toEqual({ ok: true, value: JSON.parse(canonical) });
          const place = at % (canonical.length + 1);
          const changed = canonical.slice(0, place) + more + canonical.slice(place);
          const read = parseCanonical(changed, 32);
          if (read.ok) expect(canonicalText(read.value)).toBe(changed);
        },
      ),
    );
  });
});
