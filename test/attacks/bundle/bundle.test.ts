import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../../central/commands';
import { encryptAge, publicKeys } from '../../../electron/services/bundles';
import { writeZip } from '../../../shared/bundle/zip';
import { bookId, identity, intakeOf, openPlain, recipient } from '../../unit/bundle/fixture';
import { bagAttacks } from './bag-attacks';
import { chainAttacks, lineAttacks, sealAttacks } from './entry-attacks';
import { formAttacks, shapeAttacks } from './json-attacks';
import { pathAttacks } from './path-attacks';
import { rawZip } from './raw-zip';
import { signatureAttacks } from './signature-attacks';
import { type Attack, altered, base, files, honest, hostile, target } from './target';
import { headerAttacks, structureAttacks } from './zip-attacks';

/** Made once each: signing is most of the work. */
function once(attack: Attack): Attack {
  let made: Uint8Array | null = null;
  return {
    ...attack,
    plain: () => {
      made ??= attack.plain();
      return made;
    },
  };
}

const attacks: readonly Attack[] = [
  ...signatureAttacks,
  ...headerAttacks,
  ...structureAttacks,
  ...pathAttacks,
  ...bagAttacks,
  ...formAttacks,
  ...shapeAttacks,
  ...lineAttacks,
  ...chainAttacks,
  ...sealAttacks,
].map(once);
/** Both devices are enrolled for this book: the attacker holds a key that counts. */
const intake = intakeOf({
  enrolled: [
    { key: honest.key, book: bookId },
    { key: hostile.key, book: bookId },
  ],
});
const folder = mkdtempSync(join(tmpdir(), 'mamori-attacks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the target itself', () => {
  it('is accepted, also when the tools of the attacks make it again', () => {
    expect(openPlain(target.plain, intake).ok).toBe(true);
    expect(openPlain(altered({}), intake).ok).toBe(true);
    const named = files.map((file) => ({ ...file, name: `${base}/${file.name}` }));
    expect(rawZip(named)).toEqual(writeZip(named));
  });

  it('is attacked in at least 150 ways, each with a name of its own', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(150);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
    const unchanged = attacks.filter(({ plain }) => Buffer.compare(plain(), target.plain) === 0);
    expect(unchanged.map(({ name }) => name)).toEqual([]);
  });
});

describe('a bundle made to harm is refused with its reason', () => {
  for (const { name, code, says, plain } of attacks) {
    it(name, () => {
      const opened = openPlain(plain(), intake);
      if (opened.ok) throw new Error('accepted');
      expect(opened.error.code).toBe(code);
      expect((opened.error.details ?? []).join(' ')).toContain(says ?? '');
      expect(opened.error.next).not.toBe('');
    });
  }
});

describe('the division’s command', () => {
  it('writes nothing anywhere for any of them', async () => {
    const work = join(folder, 'work');
    mkdirSync(work);
    writeFileSync(join(work, 'identity.txt'), `${identity}\n`);
    for (const device of [honest, hostile]) {
      writeFileSync(join(work, `${device.device}.pub`), publicKeys(device.publicKey).minisign);
    }
    const before = readdirSync(folder, { recursive: true }).sort();
    const keys = [honest, hostile].flatMap(({ device }) => ['--device-key', `${device}.pub`]);
    let said = '';
    const terminal = {
      out: (text: string) => {
        said += text;
      },
      error: (text: string) => {
        said += text;
      },
      here: work,
    };
    for (const { name, plain } of attacks) {
      writeFileSync(join(work, 'bundle.age'), await encryptAge(plain(), recipient));
      const words = ['verify', 'bundle.age', '--identity', 'identity.txt', ...keys, '--extract', 'out'];
      expect([name, await run(words, terminal)]).toEqual([name, 1]);
      rmSync(join(work, 'bundle.age'));
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of a hostile file may steer the terminal
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(readFileSync(join(work, 'identity.txt'), 'utf8')).toBe(`${identity}\n`);
  });
});
