import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleHashing, publicKeys, verifyEd25519 } from '../../../electron/services/bundles';
import { recipientSchema } from '../../../shared/bundle/book-file';
import { toUtf8 } from '../../../shared/bundle/bytes';
import {
  minisignKey,
  readMinisign,
  readPublicKey,
  signMinisign,
  verifyMinisign,
} from '../../../shared/bundle/minisign';
import { openBundle } from '../../../shared/bundle/open';
import { packBundle } from '../../../shared/bundle/pack';
import type { Hash, RegisterId } from '../../../shared/ids';
import { decryptWith, deviceNamed, inputOf, intakeOf, openPorts, portsOf, unwrapped, write } from './fixture';

const device = deviceNamed('窓口PC');
const folder = mkdtempSync(join(tmpdir(), 'mamori-tools-'));
const at = (name: string): string => join(folder, name);
const shell = (script: string): string =>
  execFileSync('bash', ['-ec', script], { cwd: folder, encoding: 'utf8' });
const photo = new Uint8Array(70_000).map((_, index) => (index * 31) & 255);
const sha256 = bundleHashing.sha256Hex(photo) as Hash;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a bundle taken apart with age, head, tail, minisign, unzip and sha512sum alone', () => {
  const entries = write(device.device, 12);
  let name = '';

  beforeAll(async () => {
    shell('age-keygen -o identity.txt 2> recipient.txt');
    const recipient = recipientSchema.parse(
      readFileSync(at('recipient.txt'), 'utf8').trim().split(' ').at(-1),
    );
    const input = inputOf(entries, {
      attachments: [
        { sha256, name: '完了証明書（見本）.png', type: 'image/png', size: photo.length, bytes: photo },
      ],
      cover: toUtf8('%PDF-1.7 見本'),
      extracts: [{ register: 'asset' as RegisterId, csv: toUtf8('\ufeff名称,分類\r\n') }],
    });
    const request = { ...input.request, recipient };
    const packed = unwrapped(await packBundle({ ...input, request }, portsOf(device)));
    name = packed.name.slice(0, -'.age'.length);
    writeFileSync(at('bundle.age'), packed.bytes);
    writeFileSync(at('device.pub'), publicKeys(device.publicKey).minisign);
  });

  it('decrypts, verifies, unzips and checks every sum', () => {
    shell('age -d -i identity.txt -o plain bundle.age');
    shell('head -n 4 plain > bundle.zip.minisig && tail -n +5 plain > bundle.zip');
    const verdict = shell('minisign -V -p device.pub -m bundle.zip');
    expect(verdict).toContain('Signature and comment signature verified');
    expect(verdict).toContain(`device=${device.device} from=1 to=12 recipient=age1`);
    expect(shell('unzip -tq bundle.zip')).toContain('No errors detected');
    shell('unzip -q bundle.zip');
    expect(shell('unzip -Z1 bundle.zip').split('\n')[0]).toBe(`${name}/bagit.txt`);
    shell(`cd ${name} && sha512sum --strict -c manifest-sha512.txt tagmanifest-sha512.txt`);
    const lines = readFileSync(join(folder, name, 'data', `entries-${device.device}.jsonl`), 'utf8');
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).hash),
    ).toEqual(entries.map(({ hash }) => hash));
    expect(lines).toContain('𠮷-0001');
    expect(lines).toContain('辻󠄀棚');
    expect(lines).not.toContain('誓約書（見本）');
    const listed = shell(`cd ${name} && find . -type f | wc -l`).trim();
    expect(listed).toBe(shell('unzip -Z1 bundle.zip | wc -l').trim());
  });

  it('is refused by age and by minisign when a byte is changed', () => {
    shell('cp bundle.age broken.age && printf x | dd of=broken.age bs=1 seek=900 conv=notrunc status=none');
    expect(spawnSync('age', ['-d', '-i', 'identity.txt', 'broken.age'], { cwd: folder }).status).not.toBe(0);
    shell('cp bundle.zip broken.zip && printf x | dd of=broken.zip bs=1 seek=900 conv=notrunc status=none');
    const minisign = ['-V', '-p', 'device.pub', '-m', 'broken.zip', '-x', 'bundle.zip.minisig'];
    expect(spawnSync('minisign', minisign, { cwd: folder }).status).not.toBe(0);
  });

  it('opens here after Debian age encrypted it', async () => {
    const recipient = readFileSync(at('recipient.txt'), 'utf8').trim().split(' ').at(-1) ?? '';
    shell(`age -r ${recipient} -o again.age plain`);
    const identity = readFileSync(at('identity.txt'), 'utf8').trim().split('\n').at(-1) ?? '';
    const ports = {
      ...openPorts,
      recipients: [recipientSchema.parse(recipient)],
      decrypt: (bytes: Uint8Array) => decryptWith(identity, bytes),
    };
    const opened = unwrapped(
      await openBundle(new Uint8Array(readFileSync(at('again.age'))), ports, intakeOf()),
    );
    expect(opened.attachments[0]?.name).toBe('完了証明書（見本）.png');
    expect(opened.attachments[0]?.bytes).toEqual(photo);
    expect(opened.extracts.map((extract) => extract.register)).toEqual(['asset']);
  });
});

describe('minisign of Debian and ours', () => {
  it('verifies what Debian signed, and nothing else', () => {
    writeFileSync(at('letter'), '見本の手紙');
    shell('minisign -G -W -p debian.pub -s debian.key > /dev/null');
    shell("minisign -S -W -s debian.key -m letter -t 'trusted 見本'");
    const key = readPublicKey(readFileSync(at('debian.pub'), 'utf8'));
    const read = readMinisign(new Uint8Array(readFileSync(at('letter.minisig'))));
    if (!key || !read) throw new Error('not read');
    const verdict = verifyMinisign(toUtf8('見本の手紙'), read, key, {
      verify: verifyEd25519,
      hashing: bundleHashing,
    });
    expect(verdict).toEqual({ ok: true, value: 'trusted 見本' });
    expect(
      verifyMinisign(toUtf8('見本の手柄'), read, key, { verify: verifyEd25519, hashing: bundleHashing }),
    ).toEqual({
      ok: false,
      error: 'signature',
    });
    const renamed = { ...read, trustedComment: 'trusted 実物' };
    expect(
      verifyMinisign(toUtf8('見本の手紙'), renamed, key, { verify: verifyEd25519, hashing: bundleHashing }),
    ).toEqual({
      ok: false,
      error: 'comment',
    });
  });

  it('signs what Debian verifies', () => {
    const key = minisignKey(device.key, bundleHashing.sha256Hex);
    writeFileSync(at('reply'), '見本の返事');
    writeFileSync(
      at('reply.minisig'),
      signMinisign(toUtf8('見本の返事'), key, 'ours', { sign: device.sign, hashing: bundleHashing }),
    );
    writeFileSync(at('ours.pub'), publicKeys(device.publicKey).minisign);
    expect(shell('minisign -V -p ours.pub -m reply')).toContain('Trusted comment: ours');
  });

  it('gives the same signature where the platform has no BLAKE2b (Electron)', () => {
    const key = minisignKey(device.key, bundleHashing.sha256Hex);
    const { blake2b512, ...without } = bundleHashing;
    expect(blake2b512).toBeDefined();
    const message = new Uint8Array(10_000).fill(7);
    const ours = signMinisign(message, key, 'x', { sign: device.sign, hashing: bundleHashing });
    expect(signMinisign(message, key, 'x', { sign: device.sign, hashing: without })).toEqual(ours);
  });
});
