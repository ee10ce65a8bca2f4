import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../central/commands';
import { publicKeys } from '../../../electron/services/bundles';
import { recipientSchema } from '../../../shared/bundle/book-file';
import { packBundle } from '../../../shared/bundle/pack';
import { deviceNamed, inputOf, portsOf, unwrapped, write } from './fixture';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const device = deviceNamed('窓口PC');
const folder = mkdtempSync(join(tmpdir(), 'mamori-central-'));

async function central(...words: string[]) {
  let [out, error] = ['', ''];
  const status = await run(words, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    here: folder,
  });
  return { status, out, error };
}

async function bundleFile(name: string, from: number, to: number, recipient: string): Promise<void> {
  const entries = write(device.device, to);
  const input = inputOf(entries.slice(from - 1));
  const request = { ...input.request, recipient: recipientSchema.parse(recipient) };
  const packed = unwrapped(await packBundle({ ...input, request }, portsOf(device)));
  writeFileSync(join(folder, name), packed.bytes);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run central', () => {
  let recipient = '';
  const keyed = ['--identity', 'keys/division.age-identity.txt'];
  const enrolled = [...keyed, '--device-key', 'device.pub'];

  beforeAll(async () => {
    const made = await central('keygen', '--out', 'keys');
    expect(made).toMatchObject({ status: 0, error: '' });
    recipient = readFileSync(join(folder, 'keys/division.age-recipient.txt'), 'utf8').trim();
    expect(made.out).toContain(recipient);
    await bundleFile('first.age', 1, 7, recipient);
    await bundleFile('second.age', 8, 12, recipient);
    writeFileSync(join(folder, 'device.pub'), publicKeys(device.publicKey).minisign);
    writeFileSync(join(folder, 'heads.json'), '{}');
  });

  it('keeps the identity for its owner and overwrites no key', async () => {
    expect(statSync(join(folder, 'keys/division.age-identity.txt')).mode & 0o777).toBe(0o600);
    expect(await central('keygen', '--out', 'keys')).toMatchObject({ status: 3 });
  });

  it('says what is inside, and that the key is not enrolled', async () => {
    const { status, out } = await central('verify', 'first.age', ...keyed);
    expect(status).toBe(0);
    expect(out).toContain('検査結果: 中身に異常はありません（未登録の鍵による署名）');
    expect(out).toContain('見本課の台帳（見本）');
    expect(out).toContain('1番～7番（7件）');
    expect(out).toContain('【注意】未登録の鍵');
    expect(out).toContain('令和8年11月23日');
    expect(out).toContain('情報資産台帳 2件');
  });

  it('follows the hand-overs and tells gap, repetition and extraction', async () => {
    const known = ['--known', 'heads.json'];
    const gap = await central('verify', 'second.age', ...enrolled, ...known);
    expect(gap.status).toBe(1);
    expect(gap.error).toContain('chain-gap');
    const first = await central(
      'verify',
      'first.age',
      ...enrolled,
      ...known,
      '--record',
      '--extract',
      'inside',
    );
    expect(first).toMatchObject({ status: 0, error: '' });
    expect(first.out).toContain('（登録済みの鍵）');
    expect(first.out).not.toContain('【注意】');
    expect(readdirSync(join(folder, 'inside')).sort()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data',
      'manifest-sha512.txt',
      'tagmanifest-sha512.txt',
    ]);
    const second = await central('verify', 'second.age', ...enrolled, ...known, '--record', '--json');
    expect(JSON.parse(second.out)).toMatchObject({
      accepted: true,
      signer: { enrolled: true },
      chains: [{ from: 8, to: 12, standing: { kind: 'continues', fresh: 5 } }],
    });
    const again = await central('verify', 'first.age', ...enrolled, ...known);
    expect(again.status).toBe(1);
    expect(again.error).toContain('bundle-replayed');
  });

  it('refuses a foreign, a truncated and an altered file, with the reason', async () => {
    await bundleFile('foreign.age', 1, 3, 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p');
    expect((await central('verify', 'foreign.age', ...enrolled)).error).toContain('bundle-not-for-us');
    const whole = readFileSync(join(folder, 'first.age'));
    writeFileSync(join(folder, 'short.age'), whole.subarray(0, -20));
    expect(await central('verify', 'short.age', ...enrolled)).toMatchObject({ status: 1, out: '' });
    whole[500] = (whole[500] ?? 0) ^ 1;
    writeFileSync(join(folder, 'altered.age'), whole);
    const altered = await central('verify', 'altered.age', ...enrolled, '--json', '--extract', 'never');
    expect(altered.status).toBe(1);
    expect(JSON.parse(altered.out)).toMatchObject({ accepted: false, problem: { code: 'bundle-damaged' } });
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('refuses another device than the enrolled one', async () => {
    writeFileSync(join(folder, 'other.pub'), publicKeys(deviceNamed('別のPC').publicKey).minisign);
    const { status, error } = await central('verify', 'first.age', ...keyed, '--device-key', 'other.pub');
    expect(status).toBe(1);
    expect(error).toContain('signature-unknown-key');
  });

  it('extracts into no folder that exists, and tells mistakes of the command line apart', async () => {
    mkdirSync(join(folder, 'there'));
    expect(await central('verify', 'first.age', ...keyed, '--extract', 'there')).toMatchObject({
      status: 3,
      out: '',
    });
    expect(readdirSync(join(folder, 'there'))).toEqual([]);
    expect((await central('verify', 'none.age', ...keyed)).status).toBe(3);
    expect((await central('verify', 'first.age')).status).toBe(2);
    expect((await central('verify', 'first.age', '--identity', 'device.pub')).error).toContain(
      'identity-unreadable',
    );
    expect(await central('--help')).toMatchObject({ status: 0, error: '' });
    expect((await central()).status).toBe(2);
  });

  it('is a command of its own', () => {
    const words = ['scripts/run.mjs', 'central/cli.ts', 'verify', 'first.age', ...enrolled];
    const env = { ...process.env, INIT_CWD: folder };
    const child = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', env });
    expect(child.stderr).toBe('');
    expect(child.stdout).toContain('検査結果: 受け取れます');
    expect(child.status).toBe(0);
  });
});
