import { canonicalize } from 'json-canonicalize';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import type { BookFile, KeysFile } from './book-file';
import { toUtf8 } from './bytes';
import type { Caps } from './caps';
import { writeEntries } from './entries-file';
import { jsonWords } from './faults';
import type { BundleHashing } from './hashing';
import { minisignKey, publicKeyLine } from './minisign';
import { attachmentName, BOOK, COVER, entriesName, extractName, KEYS, sealName, sizeLimit } from './names';
import type { PackInput, SealedEntries, SignPorts } from './pack-input';
import { packProblem } from './pack-problems';
import type { ZipFile } from './zip';

const json = (name: string, value: unknown): ZipFile => ({ name, bytes: toUtf8(`${canonicalize(value)}\n`) });

/** The files below data/, in the order they are written; refused if one hand-over cannot hold them. */
export function payloadOf(
  input: PackInput,
  chains: readonly SealedEntries[],
  book: BookFile,
  ports: SignPorts,
  caps: Caps,
): Result<readonly ZipFile[], Problem> {
  const files: ZipFile[] = [json(BOOK, book), json(KEYS, keysOf(chains, ports.hashing))];
  for (const { entries, seal } of chains) {
    const { device } = seal.body;
    const lines = writeEntries(entries, caps);
    if (!lines.ok) {
      const where = jsonWords(entriesName(device), lines.error.fault, lines.error.line);
      return fail(packProblem('pack-not-portable', [where]));
    }
    files.push({ name: entriesName(device), bytes: lines.value }, json(sealName(device), seal));
  }
  for (const { sha256, bytes } of input.attachments) files.push({ name: attachmentName(sha256), bytes });
  if (input.cover) files.push({ name: COVER, bytes: input.cover });
  for (const { register, csv } of input.extracts) files.push({ name: extractName(register), bytes: csv });
  const unnamed = files.find((file) => sizeLimit(file.name, caps) === null);
  if (unnamed) return fail(packProblem('pack-bad-request', [unnamed.name]));
  const large = files.find((file) => file.bytes.length > (sizeLimit(file.name, caps) ?? 0));
  if (large) return fail(packProblem('pack-too-large', [large.name]));
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const entries = chains.reduce((sum, chain) => sum + chain.entries.length, 0);
  if (
    total + total / 1000 + OVERHEAD * (files.length + 10) > caps.bundle ||
    files.length + 4 > caps.files ||
    entries > caps.entries
  ) {
    return fail(packProblem('pack-too-large', [`${files.length}ファイル、${total}バイト、記録${entries}件`]));
  }
  return ok(files);
}

/** Room for one file's headers and manifest line; a thousandth covers age's tags (16 bytes in 64 KiB). */
const OVERHEAD = 1024;

function keysOf(chains: readonly SealedEntries[], hashing: BundleHashing): KeysFile {
  const keys = chains.map(({ seal }) => ({
    device: seal.body.device,
    ed25519: seal.key,
    minisign: publicKeyLine(minisignKey(seal.key, hashing.sha256Hex)),
  }));
  return { v: 1, keys };
}
