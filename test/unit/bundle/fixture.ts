import { createHash, createPrivateKey, createPublicKey, sign as signEd25519 } from 'node:crypto';
import { Decrypter, identityToRecipient } from 'age-encryption';
import { bundleHashing, encryptAge, verifyEd25519 } from '../../../electron/services/bundles';
import { type Recipient, recipientSchema, type WithheldRule } from '../../../shared/bundle/book-file';
import type { Decrypted, Intake, OpenPorts } from '../../../shared/bundle/intake';
import { type OpenedBundle, openSigned } from '../../../shared/bundle/open';
import { type SignedBundle, signBundle } from '../../../shared/bundle/pack';
import type { PackInput, PackPorts } from '../../../shared/bundle/pack-input';
import { toHex } from '../../../shared/hex';
import type {
  BookId,
  DeviceId,
  Instant,
  PersonId,
  ProfileVersion,
  RecordId,
  RegisterId,
} from '../../../shared/ids';
import { idFromBytes } from '../../../shared/ids';
import { stamp } from '../../../shared/journal/chain';
import { deviceIdOf } from '../../../shared/journal/device-key';
import { type Body, type Entry, GENESIS, type Head } from '../../../shared/journal/entry';
import type { Problem } from '../../../shared/problem';
import type { Result } from '../../../shared/result';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
export const idFor = (name: string): string => idFromBytes(digest(name).subarray(0, 16));
export const bookId = idFor('見本台帳') as BookId;

/** A division's age identity, fixed so that frozen bundles stay openable. Sample data only. */
export const identity = 'AGE-SECRET-KEY-10SK44MLAWT6E9C4AY94JP0J7WCED9VV32QZGV8KZ09QUY082U22SYLFPP6';

/** An Ed25519 key made of a name. */
export function deviceNamed(name: string) {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    digest(`key ${name}`),
  ]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const key = toHex(publicKey);
  return {
    key,
    publicKey,
    device: deviceIdOf(key, bundleHashing),
    sign: (message: Uint8Array): Uint8Array => new Uint8Array(signEd25519(null, message, privateKey)),
  };
}
export type Device = ReturnType<typeof deviceNamed>;

export type Act = { readonly register: string; readonly event: string; readonly body: Body };

/** Names no font or encoding may lose, in the bodies of every sample. */
export const acts: readonly Act[] = [
  {
    register: 'asset',
    event: 'registered',
    body: { name: '住民異動届綴（見本）', holder: '髙橋 﨑子（見本）', count: 3 },
  },
  {
    register: 'medium',
    event: 'registered',
    body: { name: 'USBメモリ 見本01', serial: '𠮷-0001', place: '辻󠄀棚' },
  },
  { register: 'pledge', event: 'signed', body: { name: '見本太郎', text: '誓約書（見本）' } },
  { register: 'medium', event: 'amended', body: { name: 'USBメモリ 見本01 〜改〜', reason: '誤記' } },
  { register: 'disposal', event: 'applied', body: { method: '物理的破壊', items: ['見本01'], weight: 0.5 } },
];

/** Writes `count` entries beyond `before`, as a host would. */
export function write(device: DeviceId, count: number, before: readonly Entry[] = [], salt = ''): Entry[] {
  const entries = [...before];
  for (let at = 0; at < count; at += 1) {
    const seq = entries.length + 1;
    const act = acts[(seq - 1) % acts.length] ?? { register: 'asset', event: 'registered', body: {} };
    const header = {
      v: 1 as const,
      book: bookId,
      device,
      seq,
      prev: entries.at(-1)?.hash ?? GENESIS,
      tick: seq,
      seen: {},
      at: new Date(Date.UTC(2026, 10, 23) + seq * 1000).toISOString() as Instant,
      actor: idFor('見本花子') as PersonId,
      signer: null,
      rules: 'toyama-1' as ProfileVersion,
      register: act.register as RegisterId,
      record: idFor(`record ${seq}`) as RecordId,
      event: act.event,
      version: 1,
    };
    const body = salt === '' ? act.body : { ...act.body, changed: salt };
    entries.push(stamp(header, body, toHex(digest(`salt ${salt} ${seq}`)).slice(0, 32), bundleHashing));
  }
  return entries;
}

export const withheldPledges: readonly WithheldRule[] = [{ register: 'pledge' as RegisterId, events: '*' }];

export const recipient: Recipient = recipientSchema.parse(await identityToRecipient(identity));

export function inputOf(entries: readonly Entry[], change: Partial<PackInput> = {}): PackInput {
  const last = entries.at(-1);
  const head: Head = last ? { seq: last.seq, hash: last.hash } : { seq: 1, hash: GENESIS };
  return {
    book: { id: bookId, name: '見本課の台帳（見本）' },
    entries,
    head,
    known: {},
    others: [],
    request: {
      recipient,
      recipientName: '情報システム課（見本）',
      withheld: [...withheldPledges],
      mediumNumber: 'R8-U-003',
      profileVersion: 'toyama-1' as ProfileVersion,
      organisation: '見本市',
      sectionName: '見本課',
      highestClass: '機密性3',
    },
    attachments: [],
    cover: null,
    extracts: [],
    createdAt: '2026-11-23T06:00:00.000Z' as Instant,
    ...change,
  };
}

export const portsOf = (device: Device): PackPorts => ({
  hashing: bundleHashing,
  key: device.key,
  sign: device.sign,
  verify: verifyEd25519,
  encrypt: encryptAge,
});

/** age as the IT division runs it. */
export async function decryptWith(secret: string, bytes: Uint8Array): Promise<Decrypted> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  try {
    return { ok: true, value: await decrypter.decrypt(bytes) };
  } catch (error) {
    const foreign = error instanceof Error && error.message.startsWith('no identity matched');
    return { ok: false, error: foreign ? 'not-for-us' : 'damaged' };
  }
}

export const openPorts: OpenPorts = {
  hashing: bundleHashing,
  verify: verifyEd25519,
  recipients: [recipient],
  decrypt: (bytes) => decryptWith(identity, bytes),
};

export const intakeOf = (change: Partial<Intake> = {}): Intake => ({
  enrolled: null,
  received: null,
  withholdable: null,
  ...change,
});

/** The value of a result that must be one. */
export function unwrapped<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const signed = (input: PackInput, device: Device): SignedBundle =>
  unwrapped(signBundle(input, portsOf(device)));

export const openPlain = (plain: Uint8Array, intake: Intake): Result<OpenedBundle, Problem> =>
  openSigned(plain, openPorts, intake);
