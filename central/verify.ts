import { DEFAULT_CAPS } from '../shared/bundle/caps';
import type { EnrolledKey } from '../shared/bundle/intake';
import { readPublicKey } from '../shared/bundle/minisign';
import { type OpenedBundle, openBundle } from '../shared/bundle/open';
import { headsAfter, type KnownHeads, knownHeadsSchema } from '../shared/bundle/replay';
import type { Problem } from '../shared/problem';
import { fail, ok, type Result } from '../shared/result';
import { extract, readAtMost, replace } from './files';
import { hashing, portsFor } from './ports';

export type VerifyOptions = {
  readonly file: string;
  readonly identity: string;
  /** minisign public key files of enrolled devices; none accepts any key and says so. */
  readonly deviceKeys: readonly string[];
  /** JSON file of the heads accepted so far. */
  readonly known: string | null;
  /** Write the new heads back after accepting. */
  readonly record: boolean;
  readonly extract: string | null;
};

export type Verified = {
  readonly opened: OpenedBundle;
  readonly size: number;
  readonly sha256: string;
  readonly heads: KnownHeads;
};

const KEY_FILE = 16 * 1024;
const HEADS_FILE = 16 * 1024 * 1024;

async function readText(path: string, most: number): Promise<Result<string, Problem>> {
  const bytes = await readAtMost(path, most);
  return bytes.ok ? ok(new TextDecoder().decode(bytes.value)) : bytes;
}

async function readKeys(paths: readonly string[]): Promise<Result<readonly EnrolledKey[] | null, Problem>> {
  const keys: EnrolledKey[] = [];
  for (const path of paths) {
    const text = await readText(path, KEY_FILE);
    if (!text.ok) return text;
    const key = readPublicKey(text.value);
    if (!key) {
      return fail({
        code: 'device-key-unreadable',
        what: `端末の公開鍵を読めません: ${path}`,
        why: 'minisign の公開鍵ファイル（2行）ではないか、使えない鍵です。',
        next: '課の端末の「情報システム課への提出」画面で保存した公開鍵ファイルを指定してください。',
      });
    }
    keys.push({ key: key.key, book: null });
  }
  return ok(keys.length === 0 ? null : keys);
}

async function readHeads(path: string | null): Promise<Result<KnownHeads | null, Problem>> {
  if (path === null) return ok(null);
  const text = await readText(path, HEADS_FILE);
  if (!text.ok) return text;
  try {
    return ok(knownHeadsSchema.parse(JSON.parse(text.value)));
  } catch {
    return fail({
      code: 'known-unreadable',
      what: `受領済みの記録を読めません: ${path}`,
      why: '決められた形のJSONではありません。',
      next: '以前の --record で書かれたファイルを指定してください。初めてのときは {} だけのファイルを作ってください。',
    });
  }
}

/** Checks a bundle file and, if it is accepted and asked for, extracts it and records its heads. */
export async function verifyFile(options: VerifyOptions): Promise<Result<Verified, Problem>> {
  const identity = await readText(options.identity, KEY_FILE);
  if (!identity.ok) return identity;
  const ports = await portsFor(identity.value);
  if (!ports.ok) return ports;
  const enrolled = await readKeys(options.deviceKeys);
  if (!enrolled.ok) return enrolled;
  const heads = await readHeads(options.known);
  if (!heads.ok) return heads;
  const bytes = await readAtMost(options.file, DEFAULT_CAPS.bundle);
  if (!bytes.ok) return bytes;
  const received = heads.value ? { heads: heads.value } : null;
  const intake = { enrolled: enrolled.value, received, withholdable: null };
  const opened = await openBundle(bytes.value, ports.value, intake);
  if (!opened.ok) return opened;
  if (options.extract !== null) {
    const extracted = await extract(options.extract, opened.value.files);
    if (!extracted.ok) return extracted;
  }
  const next = headsAfter(heads.value ?? {}, opened.value.chains);
  if (options.record && options.known !== null) {
    const recorded = await replace(options.known, `${JSON.stringify(next, null, 2)}\n`);
    if (!recorded.ok) return recorded;
  }
  const sha256 = hashing.sha256Hex(bytes.value);
  return ok({ opened: opened.value, size: bytes.value.length, sha256, heads: next });
}
