import { canonicalize } from 'json-canonicalize';
import { bundleHashing } from '../../../electron/services/bundles';
import { concat } from '../../../shared/bundle/bytes';
import type { Intake } from '../../../shared/bundle/intake';
import { minisignKey, readMinisign, signMinisign, splitSigned } from '../../../shared/bundle/minisign';
import type { OpenedBundle } from '../../../shared/bundle/open';
import { signBundle } from '../../../shared/bundle/pack';
import { readZip, type ZipFile } from '../../../shared/bundle/zip';
import type { DeviceId, Instant } from '../../../shared/ids';
import type { Entry, Head } from '../../../shared/journal/entry';
import { signSeal } from '../../../shared/journal/seal-check';
import {
  bookId,
  type Device,
  deviceNamed,
  inputOf,
  intakeOf,
  portsOf,
  unwrapped,
  withheldPledges,
  write,
} from '../../unit/bundle/fixture';

/** Who writes honestly, and who holds an enrolled key and bad intentions. */
export const honest = deviceNamed('窓口PC');
export const hostile = deviceNamed('乗っ取られたPC');
const chain = write(honest.device, 8);
const hostileChain = write(hostile.device, 3);
const createdAt = '2026-11-23T06:00:00.000Z' as Instant;
const headOf = (entries: readonly Entry[]): Head => {
  const last = entries.at(-1);
  if (!last) throw new Error('no entries');
  return { seq: last.seq, hash: last.hash };
};

/**
 * A bundle to be changed: who signs it afterwards (null: nobody), what the division knows, and up to which entry of
 * the honest device nothing may be other than it was.
 */
export type Scene = {
  readonly name: string;
  readonly base: string;
  readonly files: readonly ZipFile[];
  readonly plain: Uint8Array;
  readonly signer: Device | null;
  readonly comment: string;
  readonly intake: Intake;
  readonly bound: number;
};

const enrolled = [
  { key: honest.key, book: bookId },
  { key: hostile.key, book: bookId },
];
const intake = intakeOf({ enrolled, withholdable: withheldPledges });

function scene(name: string, plain: Uint8Array, signer: Device | null, change: Partial<Scene> = {}): Scene {
  const split = splitSigned(plain);
  const read = split && readMinisign(split.minisig);
  const zip = split && readZip(split.file, { files: 100, sizeOf: () => 1_000_000 });
  if (!read || !zip?.ok) throw new Error(`the scene ${name} cannot be read`);
  const base = zip.value[0]?.name.split('/')[0] ?? '';
  const files = zip.value.map((file) => ({ ...file, name: file.name.slice(base.length + 1) }));
  const { trustedComment: comment } = read;
  return { name, base, files, plain, signer, comment, intake, bound: chain.length, ...change };
}

const own = unwrapped(signBundle(inputOf(chain), portsOf(honest)));
const carried = unwrapped(
  signBundle(
    inputOf(hostileChain, {
      others: [{ entries: chain, seal: own.seal }],
      known: { [honest.device]: headOf(chain) },
    }),
    portsOf(hostile),
  ),
);
const recorded = headOf(chain.slice(0, 6));

export const scenes = {
  /** The hostile PC hands over its own entries and, with them, those of the honest one. */
  carried: scene('carried', carried.plain, hostile),
  /** The honest PC's bundle in an envelope signed by the hostile one. */
  wrapped: scene('wrapped', own.plain, hostile),
  /** The owner of the PC rewrites it with its own key, after the division recorded entry 6. */
  rewritten: scene('rewritten', own.plain, honest, {
    bound: recorded.seq,
    intake: {
      ...intake,
      received: { heads: { [bookId]: { [honest.device]: { ...recorded, sealedAt: createdAt } } } },
    },
  }),
  /** Changed on the way, by somebody without a key. */
  unsigned: scene('unsigned', own.plain, null),
} as const satisfies Record<string, Scene>;

export function signedBy(signer: Device, zip: Uint8Array, comment: string): Uint8Array {
  return concat([
    signMinisign(zip, minisignKey(signer.key, bundleHashing.sha256Hex), comment, {
      sign: signer.sign,
      hashing: bundleHashing,
    }),
    zip,
  ]);
}

/** The seal of a head, by whoever signs the scene; as the device named. */
export function resealed(signer: Device, device: DeviceId, head: Head): string {
  const body = {
    v: 1,
    kind: 'seal',
    book: bookId,
    device,
    head,
    known: {},
    at: createdAt,
    reason: 'bundle',
  } as const;
  return `${canonicalize(signSeal(body, signer.key, signer.sign))}\n`;
}

/** Of an accepted bundle: the first thing that the honest device did not write. Null when there is none. */
export function falsehood(opened: OpenedBundle, { bound }: Scene): string | null {
  for (const { entries } of opened.chains) {
    if (entries[0].device !== honest.device) {
      if (entries[0].device !== hostile.device) return `a device nobody enrolled: ${entries[0].device}`;
      continue;
    }
    for (const entry of entries.filter(({ seq }) => seq <= bound)) {
      const { salt, body, absent, ...rest } = entry;
      const { salt: _salt, body: written, absent: _absent, ...header } = chain[entry.seq - 1] ?? entry;
      if (canonicalize(rest) !== canonicalize(header)) return `entry ${entry.seq}`;
      if (body !== null && canonicalize(body) !== canonicalize(written)) return `body of entry ${entry.seq}`;
      if (absent === 'withheld' && entry.register !== 'pledge') return `body of entry ${entry.seq} kept back`;
    }
    if ((entries.at(-1)?.seq ?? 0) < bound) return 'entries cut off';
  }
  return null;
}
