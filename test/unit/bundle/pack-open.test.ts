import { generateX25519Identity } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../../shared/bundle/open';
import { packBundle } from '../../../shared/bundle/pack';
import {
  decryptWith,
  deviceNamed,
  inputOf,
  intakeOf,
  openPorts,
  portsOf,
  unwrapped,
  withheldPledges,
  write,
} from './fixture';

const device = deviceNamed('窓口PC');

describe('a bundle packed and opened', () => {
  it('gives back the entries, with the withheld bodies left out and the chain whole', async () => {
    const entries = write(device.device, 12);
    const packed = unwrapped(await packBundle(inputOf(entries), portsOf(device)));
    const opened = unwrapped(await openBundle(packed.bytes, openPorts, intakeOf()));
    const shown = entries.map((entry) =>
      entry.register === 'pledge' ? { ...entry, salt: null, body: null, absent: 'withheld' } : entry,
    );
    expect(opened.chains[0]?.entries).toEqual(shown);
    expect(opened.book.withheldBodies).toBe(2);
    expect(opened.signer).toEqual({ device: device.device, key: device.key, enrolled: false });
    expect(packed.name).toBe(`${opened.name}.age`);
    expect(packed.entries).toBe(12);
    expect(opened.book.withheld).toEqual(withheldPledges);
  });

  it('is refused for another recipient', async () => {
    const packed = unwrapped(await packBundle(inputOf(write(device.device, 2)), portsOf(device)));
    const other = await generateX25519Identity();
    const ports = { ...openPorts, decrypt: (bytes: Uint8Array) => decryptWith(other, bytes) };
    const opened = await openBundle(packed.bytes, ports, intakeOf());
    expect(opened).toMatchObject({ ok: false, error: { code: 'bundle-not-for-us' } });
  });
});
