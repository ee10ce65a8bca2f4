import { describe, expect, it } from 'vitest';
import { bundleHashing } from '../../../electron/services/bundles';
import { DEFAULT_CAPS } from '../../../shared/bundle/caps';
import { signBundle } from '../../../shared/bundle/pack';
import type { PackInput } from '../../../shared/bundle/pack-input';
import type { Hash, RegisterId } from '../../../shared/ids';
import { stamp } from '../../../shared/journal/chain';
import type { Body, Entry } from '../../../shared/journal/entry';
import { deviceNamed, inputOf, intakeOf, openPlain, portsOf, signed, unwrapped, write } from './fixture';

const device = deviceNamed('窓口PC');
const other = deviceNamed('事務室PC');
const entries = write(device.device, 6);
const pack = (input: PackInput, caps = DEFAULT_CAPS) => signBundle(input, { ...portsOf(device), caps });
const codeOf = (input: PackInput, caps = DEFAULT_CAPS): string => {
  const made = pack(input, caps);
  return made.ok ? 'made' : made.error.code;
};
const photo = new Uint8Array(1000).fill(9);
const sha256 = bundleHashing.sha256Hex(photo) as Hash;
const note = { sha256, name: '署名（見本）.png', type: 'image/png', size: photo.length };
const attached = { ...note, bytes: photo };

/** A first entry with this body. */
function entryWith(body: Body, register = 'asset'): Entry {
  const { hash: _h, sig: _s, salt: _t, body: _b, absent: _a, bodyHash: _bh, ...header } = entries[0] as Entry;
  return stamp({ ...header, register: register as RegisterId }, body, '0'.repeat(32), bundleHashing);
}

describe('a bundle is not made', () => {
  it('of nothing', () => {
    expect(codeOf(inputOf([]))).toBe('pack-nothing-new');
  });

  it('of a chain that is not whole, not this device’s, or does not end at the head', () => {
    const [first, ...rest] = entries as [Entry, ...Entry[]];
    expect(codeOf(inputOf([{ ...first, body: { name: '書き換え' } }, ...rest]))).toBe('pack-chain-damaged');
    expect(codeOf(inputOf(entries.toSpliced(2, 1)))).toBe('pack-chain-damaged');
    expect(codeOf(inputOf(write(other.device, 3)))).toBe('pack-chain-damaged');
    expect(codeOf(inputOf(entries.slice(0, 4), { head: inputOf(entries).head }))).toBe('pack-chain-damaged');
  });

  it('with an attachment that only withheld bodies name', () => {
    const pledge = entryWith({ scan: note }, 'pledge');
    expect(codeOf(inputOf([pledge], { attachments: [attached] }))).toBe('pack-attachment-withheld');
    const asset = entryWith({ scan: note });
    expect(codeOf(inputOf([asset], { attachments: [attached, attached] }))).toBe('made');
  });

  it('with an attachment that is not what it was', () => {
    const changed = { ...attached, bytes: photo.with(0, 0) };
    expect(codeOf(inputOf(entries, { attachments: [changed] }))).toBe('pack-attachment-damaged');
  });

  it('of text that does not come back as it was', () => {
    expect(codeOf(inputOf([entryWith({ count: 2 ** 60 })]))).toBe('pack-not-portable');
    expect(codeOf(inputOf([entryWith({ toJSON: 'x' })]))).toBe('pack-not-portable');
    expect(codeOf(inputOf([entryWith({ text: 'x'.repeat(1_100_000) })]))).toBe('pack-not-portable');
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`) as Body;
    expect(codeOf(inputOf([entryWith(deep)]))).toBe('pack-not-portable');
  });

  it('larger than one hand-over, and says to split it', () => {
    const made = pack(inputOf(entries), { ...DEFAULT_CAPS, bundle: 10_000 });
    expect(made).toMatchObject({ ok: false, error: { code: 'pack-too-large' } });
    expect(!made.ok && made.error.next).toContain('分けて');
    expect(codeOf(inputOf(entries), { ...DEFAULT_CAPS, entries: 5 })).toBe('pack-too-large');
    expect(codeOf(inputOf(entries, { attachments: [attached] }), { ...DEFAULT_CAPS, attachment: 999 })).toBe(
      'pack-too-large',
    );
    expect(codeOf(inputOf(entries, { cover: photo }), { ...DEFAULT_CAPS, cover: 999 })).toBe(
      'pack-too-large',
    );
  });

  it('with a label that could pass for another', () => {
    const { request } = inputOf(entries);
    for (const sectionName of ['', '見本課\n', '見本課\u202e', '課'.repeat(201)]) {
      expect(codeOf(inputOf(entries, { request: { ...request, sectionName } }))).toBe('pack-bad-request');
    }
  });
});

describe('entries of several devices', () => {
  const theirs = write(other.device, 4);
  const seal = signed(inputOf(theirs), other).seal;
  const enrolled = [device, other].map(({ key }) => ({ key, book: null }));

  it('travel together, each under the seal of its own device', () => {
    const made = unwrapped(pack(inputOf(entries, { others: [{ entries: theirs, seal }] })));
    const opened = unwrapped(openPlain(made.plain, intakeOf({ enrolled })));
    expect(opened.chains.map((chain) => chain.seal.body.device)).toEqual([device.device, other.device]);
    expect(opened.chains.map((chain) => chain.enrolled)).toEqual([true, true]);
    const alone = openPlain(made.plain, intakeOf({ enrolled: enrolled.slice(0, 1) }));
    expect(alone).toMatchObject({ ok: false, error: { code: 'signature-unknown-key' } });
  });

  it('do not count beyond their seal', () => {
    const longer = write(other.device, 1, theirs);
    expect(codeOf(inputOf(entries, { others: [{ entries: longer, seal }] }))).toBe('pack-chain-damaged');
    const forged = { ...seal, body: { ...seal.body, at: '2020-01-01T00:00:00.000Z' as typeof seal.body.at } };
    expect(codeOf(inputOf(entries, { others: [{ entries: theirs, seal: forged }] }))).toBe(
      'pack-chain-damaged',
    );
  });
});

describe('what the division decides, not the bundle', () => {
  const { plain } = signed(inputOf(entries), device);
  const codeFor = (change: Parameters<typeof intakeOf>[0]): string => {
    const opened = openPlain(plain, intakeOf(change));
    return opened.ok ? 'accepted' : opened.error.code;
  };

  it('which bodies may be missing', () => {
    expect(codeFor({ withholdable: [{ register: 'pledge' as RegisterId, events: ['signed'] }] })).toBe(
      'accepted',
    );
    expect(codeFor({ withholdable: [{ register: 'pledge' as RegisterId, events: ['renewed'] }] })).toBe(
      'withheld-not-allowed',
    );
    expect(codeFor({ withholdable: [] })).toBe('withheld-not-allowed');
  });

  it('whose keys count, and for which book', () => {
    const book = 'A'.repeat(26) as never;
    expect(codeFor({ enrolled: null })).toBe('accepted');
    expect(codeFor({ enrolled: [] })).toBe('signature-unknown-key');
    expect(codeFor({ enrolled: [{ key: other.key, book: null }] })).toBe('signature-unknown-key');
    expect(codeFor({ enrolled: [{ key: device.key, book }] })).toBe('signature-other-book');
  });

  it('where the first hand-over of a device begins', () => {
    const later = signed(inputOf(entries.slice(3)), device).plain;
    const opened = openPlain(later, intakeOf({ received: { heads: {} } }));
    expect(opened).toMatchObject({ ok: false, error: { code: 'chain-gap' } });
  });
});
