import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundleHashing, encryptAge } from '../../../electron/services/bundles';
import { toUtf8 } from '../../../shared/bundle/bytes';
import { openBundle } from '../../../shared/bundle/open';
import type { Hash, RegisterId } from '../../../shared/ids';
import {
  deviceNamed,
  inputOf,
  intakeOf,
  openPlain,
  openPorts,
  recipient,
  signed,
  unwrapped,
  write,
} from '../../unit/bundle/fixture';

/*
 * Bundles of format v1, frozen. A change that makes this fail has changed the format: bundles already handed over
 * must stay readable, so a new version is added beside it. `MAMORI_FREEZE=1` writes the files when there are none.
 */
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const device = deviceNamed('窓口PC');
const entries = write(device.device, 7);
const photo = toUtf8('見本の写真');
const sha256 = bundleHashing.sha256Hex(photo) as Hash;
const make = () =>
  signed(
    inputOf(entries, {
      attachments: [{ sha256, name: '完了証明書（見本）𠮷.png', type: 'image/png', size: photo.length, bytes: photo }],
      cover: toUtf8('%PDF-1.7 見本'),
      extracts: [{ register: 'asset' as RegisterId, csv: toUtf8('\ufeff名称\r\n髙橋 﨑子（見本）\r\n') }],
    }),
    device,
  );

if (process.env['MAMORI_FREEZE'] === '1') {
  writeFileSync(here('v1.minisig-and-zip'), make().plain, { flag: 'wx' });
  writeFileSync(here('v1.age'), await encryptAge(make().plain, recipient), { flag: 'wx' });
}
const frozen = new Uint8Array(readFileSync(here('v1.minisig-and-zip')));
const encrypted = new Uint8Array(readFileSync(here('v1.age')));

describe('bundle format v1', () => {
  it('is written byte for byte as it was frozen', () => {
    expect(Buffer.compare(make().plain, frozen)).toBe(0);
    expect(make().name).toBe('mamori-4k278z47-49rhz7an-1-7');
  });

  it('is still opened, encrypted and as it is inside', async () => {
    const intake = intakeOf({ enrolled: [{ key: device.key, book: null }], received: { heads: {} } });
    const outer = unwrapped(await openBundle(encrypted, openPorts, intake));
    expect(outer).toEqual(unwrapped(openPlain(frozen, intake)));
    expect(outer.chains[0]?.entries.map(({ hash }) => hash)).toEqual(entries.map(({ hash }) => hash));
    expect(outer.chains[0]?.standing).toEqual({ kind: 'first' });
    expect(outer.attachments[0]?.name).toBe('完了証明書（見本）𠮷.png');
    expect(outer.book.withheldBodies).toBe(1);
  });
});
