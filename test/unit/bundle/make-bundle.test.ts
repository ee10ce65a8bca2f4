import { describe, expect, it } from 'vitest';
import { type BundleSource, bundleHashing, makeBundle, publicKeys } from '../../../electron/services/bundles';
import { toBase64 } from '../../../shared/bundle/base64';
import type { BundleRequest } from '../../../shared/bundle/book-file';
import { toUtf8 } from '../../../shared/bundle/bytes';
import { readPublicKey } from '../../../shared/bundle/minisign';
import { openBundle } from '../../../shared/bundle/open';
import { contract } from '../../../shared/host/contract';
import type { Hash, ProfileVersion, RegisterId } from '../../../shared/ids';
import { stamp } from '../../../shared/journal/chain';
import type { Entry } from '../../../shared/journal/entry';
import { fail, ok } from '../../../shared/result';
import {
  bookId,
  deviceNamed,
  intakeOf,
  openPorts,
  recipient,
  unwrapped,
  withheldPledges,
  write,
} from './fixture';

const device = deviceNamed('窓口PC');
const now = new Date('2026-11-23T06:00:00Z');
const scan = toUtf8('誓約書の写し（見本）');
const photo = toUtf8('消去後の写真（見本）');
const hashOf = (bytes: Uint8Array): Hash => bundleHashing.sha256Hex(bytes) as Hash;
const noteOf = (name: string, bytes: Uint8Array) => ({
  sha256: hashOf(bytes),
  name,
  type: 'image/png',
  size: bytes.length,
});

/** A chain whose pledge (3) and disposal (5) name attachments. */
function chain(): Entry[] {
  const made: Entry[] = [];
  for (const entry of write(device.device, 9)) {
    const { hash: _h, sig: _s, salt: _t, body, absent: _a, bodyHash: _bh, ...header } = entry;
    const extra =
      entry.seq === 3
        ? { scan: noteOf('誓約書.png', scan) }
        : entry.seq === 5
          ? { photos: [noteOf('消去後.png', photo)] }
          : {};
    const prev = made.at(-1)?.hash ?? header.prev;
    made.push(stamp({ ...header, prev }, { ...body, ...extra }, '0'.repeat(32), bundleHashing));
  }
  return made;
}
const entries = chain();
const last = entries.at(-1) as Entry;

const source: BundleSource = {
  book: { id: bookId, name: '見本課の台帳（見本）' },
  device: device.device,
  heads: { [device.device]: { seq: last.seq, hash: last.hash } },
  others: [],
  entriesOf: (wanted, after) => Promise.resolve(wanted === device.device ? entries.slice(after) : []),
  readAttachment(sha256) {
    const found = [scan, photo].find((bytes) => hashOf(bytes) === sha256);
    return Promise.resolve(found ? ok(found) : fail({ code: 'attachment-missing', what: '', next: '' }));
  },
};
const request: BundleRequest = {
  after: {},
  recipient,
  recipientName: '情報システム課（見本）',
  withheld: [...withheldPledges],
  attachments: [],
  cover: toBase64(toUtf8('%PDF-1.7 見本')),
  registers: [{ register: 'asset' as RegisterId, csv: toBase64(toUtf8('名称\r\n')) }],
  mediumNumber: null,
  profileVersion: 'toyama-1' as ProfileVersion,
  organisation: '見本市',
  sectionName: '見本課',
  highestClass: '機密性3',
};
const make = (change: object) => makeBundle({ ...request, ...change }, source, device, now);

describe('makeBundle of the host', () => {
  it('answers what the contract promises, and the division opens it', async () => {
    const packed = unwrapped(await make({ attachments: [hashOf(photo)] }));
    const { bytes, name, sha256, seal, entries: count } = packed;
    expect(contract.makeBundle.output.safeParse({ bytes, name, sha256, seal, entries: count }).success).toBe(
      true,
    );
    expect(sha256).toBe(bundleHashing.sha256Hex(bytes));
    expect(count).toBe(9);
    expect(seal.body).toMatchObject({
      head: { seq: 9 },
      reason: 'bundle',
      known: {},
      at: '2026-11-23T06:00:00.000Z',
    });
    const enrolled = [{ key: device.key, book: bookId }];
    const opened = unwrapped(await openBundle(bytes, openPorts, intakeOf({ enrolled })));
    expect(opened.attachments).toEqual([{ ...noteOf('消去後.png', photo), bytes: photo }]);
    expect(opened.cover).toEqual(toUtf8('%PDF-1.7 見本'));
    expect(opened.extracts).toEqual([{ register: 'asset', csv: toUtf8('名称\r\n') }]);
  });

  it('hands over what is new since the last time, with attachments named before', async () => {
    const packed = unwrapped(await make({ after: { [device.device]: 6 }, attachments: [hashOf(photo)] }));
    expect(packed.entries).toBe(3);
    const opened = unwrapped(await openBundle(packed.bytes, openPorts, intakeOf()));
    expect(opened.chains[0]?.entries.map(({ seq }) => seq)).toEqual([7, 8, 9]);
    expect(opened.attachments[0]?.name).toBe('消去後.png');
  });

  it('refuses what must not or cannot be handed over', async () => {
    const codes = async (change: object): Promise<string> => {
      const made = await make(change);
      return made.ok ? 'made' : made.error.code;
    };
    expect(await codes({ after: { [device.device]: 9 } })).toBe('pack-nothing-new');
    expect(await codes({ attachments: [hashOf(scan)] })).toBe('pack-attachment-withheld');
    expect(await codes({ after: { [device.device]: 6 }, attachments: [hashOf(scan)] })).toBe(
      'pack-attachment-withheld',
    );
    expect(await codes({ attachments: ['0'.repeat(64)] })).toBe('attachment-missing');
    expect(await codes({ cover: 'no base64!' })).toBe('pack-bad-request');
    expect(await codes({ cover: 'A' })).toBe('pack-bad-request');
    expect(await codes({ recipient: 'age1x' })).toBe('pack-bad-request');
    expect(await codes({ recipient: `age1${'q'.repeat(58)}` })).toBe('pack-bad-recipient');
    expect(await codes({ unknown: 1 })).toBe('pack-bad-request');
  });

  it('tells the division its key in both spellings', () => {
    const { minisign, ed25519 } = publicKeys(device.publicKey);
    expect(ed25519).toBe(device.key);
    expect(readPublicKey(minisign)?.key).toBe(device.key);
  });
});
