import { canonicalize } from 'json-canonicalize';
import { bundleHashing } from '../../../electron/services/bundles';
import { bookFileSchema } from '../../../shared/bundle/book-file';
import { concat, fromUtf8, toUtf8 } from '../../../shared/bundle/bytes';
import { countsOf } from '../../../shared/bundle/counts';
import { writeZip } from '../../../shared/bundle/zip';
import type { DeviceId } from '../../../shared/ids';
import { bodyHashOf, hashOfHeader, headerOf } from '../../../shared/journal/chain';
import type { Entry } from '../../../shared/journal/entry';
import { entrySchema } from '../../../shared/journal/entry';
import type { JsonObject } from '../../../shared/json';
import { mended, type Repair } from '../../unit/bundle/mend';
import { resealed, type Scene, scenes, signedBy } from './scenes';

/** One change. Numbers are taken modulo what is there, so that every one of them means something. */
export type Change =
  | {
      readonly kind: 'bytes';
      readonly how: ByteChange;
      readonly at: number;
      readonly length: number;
      readonly value: number;
    }
  | {
      readonly kind: 'file';
      readonly how: ByteChange;
      readonly file: number;
      readonly at: number;
      readonly length: number;
      readonly value: number;
    }
  | {
      readonly kind: 'files';
      readonly how: 'drop' | 'exchange' | 'rename' | 'copy';
      readonly file: number;
      readonly other: number;
    }
  | {
      readonly kind: 'lines';
      readonly how: 'drop' | 'exchange' | 'repeat' | 'cut' | 'splice';
      readonly at: number;
      readonly other: number;
    }
  | {
      readonly kind: 'entry';
      readonly at: number;
      readonly field: string;
      readonly value: unknown;
      readonly rehash: 'none' | 'one' | 'rest';
      readonly reseal: boolean;
    }
  | { readonly kind: 'absent'; readonly at: number; readonly why: 'withheld' | 'erased' }
  | { readonly kind: 'document'; readonly file: number; readonly field: string; readonly value: unknown };
export type ByteChange = 'flip' | 'insert' | 'delete' | 'copy';

export type Mutation = {
  readonly scene: keyof typeof scenes;
  readonly changes: readonly Change[];
  readonly recount: boolean;
  readonly repair: Repair;
};

type Files = Map<string, Uint8Array>;

function changedBytes(
  bytes: Uint8Array,
  change: { how: ByteChange; at: number; length: number; value: number },
): Uint8Array {
  const at = change.at % (bytes.length + 1);
  const rest = bytes.subarray(at);
  switch (change.how) {
    case 'flip':
      return bytes.length === 0
        ? bytes
        : bytes.with(at % bytes.length, (bytes[at % bytes.length] ?? 0) ^ (1 << (change.value % 8)));
    case 'insert':
      return concat([bytes.subarray(0, at), new Uint8Array(change.length).fill(change.value), rest]);
    case 'delete':
      return concat([bytes.subarray(0, at), rest.subarray(change.length)]);
    case 'copy':
      return concat([bytes.subarray(0, at), rest.subarray(0, change.length), rest]);
  }
}

const nameAt = (files: Files, at: number): string => [...files.keys()][at % files.size] ?? '';
const entriesFiles = (files: Files): string[] =>
  [...files.keys()].filter((name) => name.startsWith('data/entries-'));
const deviceIn = (name: string): DeviceId => name.slice('data/entries-'.length, -'.jsonl'.length) as DeviceId;

function linesOf(files: Files, name: string): string[] {
  return (fromUtf8(files.get(name) ?? new Uint8Array(0)) ?? '').split('\n').filter((line) => line !== '');
}
const putLines = (files: Files, name: string, lines: readonly string[]): void => {
  files.set(name, toUtf8(lines.map((line) => `${line}\n`).join('')));
};

/** Which chain and line a number means. */
function target(files: Files, at: number): { name: string; lines: string[]; line: number } | null {
  const name = entriesFiles(files)[at % Math.max(1, entriesFiles(files).length)];
  const lines = name === undefined ? [] : linesOf(files, name);
  return name === undefined || lines.length === 0 ? null : { name, lines, line: (at >> 4) % lines.length };
}

function parsed(line: string): Entry | null {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return null;
  }
}

function rehashed(entry: Entry, prev: string | null): Entry {
  const linked = { ...entry, prev: (prev ?? entry.prev) as Entry['prev'] };
  const body =
    linked.body && linked.salt ? bodyHashOf(linked.salt, linked.body, bundleHashing) : linked.bodyHash;
  const fresh = { ...linked, bodyHash: body };
  return { ...fresh, hash: hashOfHeader(headerOf(fresh), bundleHashing) };
}

function changeEntry(files: Files, change: Extract<Change, { kind: 'entry' }>, scene: Scene): void {
  const found = target(files, change.at);
  const entry = found && parsed(found.lines[found.line] ?? '');
  if (!found || !entry) return;
  const changed = { ...entry, [change.field]: change.value } as Entry;
  const lines = [...found.lines];
  lines[found.line] = canonicalize(change.rehash === 'none' ? changed : rehashed(changed, null));
  if (change.rehash === 'rest') {
    for (let at = found.line + 1; at < lines.length; at += 1) {
      const [before, next] = [parsed(lines[at - 1] ?? ''), parsed(lines[at] ?? '')];
      if (before && next) lines[at] = canonicalize(rehashed(next, before.hash));
    }
  }
  putLines(files, found.name, lines);
  const last = entrySchema.safeParse(parsed(lines.at(-1) ?? ''));
  if (change.reseal && scene.signer && last.success) {
    const device = deviceIn(found.name);
    files.set(
      `data/seal-${device}.json`,
      toUtf8(resealed(scene.signer, device, { seq: last.data.seq, hash: last.data.hash })),
    );
  }
}

function changeLines(files: Files, change: Extract<Change, { kind: 'lines' }>): void {
  const found = target(files, change.at);
  if (!found) return;
  const { name, lines, line } = found;
  const other = change.other % lines.length;
  const text = lines[line] ?? '';
  const splice =
    linesOf(files, entriesFiles(files)[change.other % entriesFiles(files).length] ?? '')[0] ?? '';
  const next = {
    drop: () => lines.toSpliced(line, 1),
    exchange: () => lines.with(line, lines[other] ?? '').with(other, text),
    repeat: () => lines.toSpliced(line, 0, text),
    cut: () => lines.slice(0, line),
    splice: () => lines.with(line, splice),
  }[change.how]();
  putLines(files, name, next);
}

function changeFiles(files: Files, change: Extract<Change, { kind: 'files' }>): void {
  const [name, other] = [nameAt(files, change.file), nameAt(files, change.other)];
  const [bytes, others] = [files.get(name), files.get(other)];
  if (!bytes || !others) return;
  if (change.how === 'drop') files.delete(name);
  if (change.how === 'exchange') files.set(name, others).set(other, bytes);
  if (change.how === 'copy') files.set(name, others);
  if (change.how === 'rename') {
    files.delete(name);
    files.set(`data/registers/r${change.other % 1000}.csv`, bytes);
  }
}

function changeDocument(files: Files, change: Extract<Change, { kind: 'document' }>): void {
  const names = [...files.keys()].filter((name) => name.endsWith('.json'));
  const name = names[change.file % Math.max(1, names.length)] ?? '';
  try {
    const value = JSON.parse(fromUtf8(files.get(name) ?? new Uint8Array(0)) ?? '') as JsonObject;
    files.set(name, toUtf8(`${canonicalize({ ...value, [change.field]: change.value })}\n`));
  } catch {
    // Another change made it no JSON: there is nothing to set a member of.
  }
}

function changeAbsent(files: Files, change: Extract<Change, { kind: 'absent' }>): void {
  const found = target(files, change.at);
  const entry = found && parsed(found.lines[found.line] ?? '');
  if (!found || !entry) return;
  const line = canonicalize({ ...entry, salt: null, body: null, absent: change.why });
  putLines(files, found.name, found.lines.with(found.line, line));
}

function apply(files: Files, change: Change, scene: Scene): void {
  if (change.kind === 'entry') changeEntry(files, change, scene);
  if (change.kind === 'lines') changeLines(files, change);
  if (change.kind === 'files') changeFiles(files, change);
  if (change.kind === 'absent') changeAbsent(files, change);
  if (change.kind === 'document') changeDocument(files, change);
  if (change.kind === 'file') {
    const name = nameAt(files, change.file);
    files.set(name, changedBytes(files.get(name) ?? new Uint8Array(0), change));
  }
}

/** Makes the book file's counts fit the entries again. */
function recount(files: Files): void {
  try {
    const book = bookFileSchema.parse(
      JSON.parse(fromUtf8(files.get('data/book.json') ?? new Uint8Array(0)) ?? ''),
    );
    const chains = book.ranges.map(({ device }) =>
      linesOf(files, `data/entries-${device}.jsonl`).map((line) => entrySchema.parse(JSON.parse(line))),
    );
    files.set('data/book.json', toUtf8(`${canonicalize({ ...book, ...countsOf(chains) })}\n`));
  } catch {
    // What cannot be read cannot be counted: the bundle goes on as it is.
  }
}

/** The bundle after a mutation, signed by the scene's signer if it has one. */
export function mutated(mutation: Mutation): Uint8Array {
  const scene: Scene = scenes[mutation.scene];
  const onBytes = (bytes: Uint8Array): Uint8Array =>
    mutation.changes.reduce(
      (now, change) => (change.kind === 'bytes' ? changedBytes(now, change) : now),
      bytes,
    );
  if (!scene.signer) return onBytes(scene.plain);
  const files: Files = new Map(scene.files.map(({ name, bytes }) => [name, bytes]));
  for (const change of mutation.changes) apply(files, change, scene);
  if (mutation.recount) recount(files);
  const all = mended(
    [...files].map(([name, bytes]) => ({ name, bytes })),
    scene.base,
    mutation.repair,
    [],
  );
  const zip = writeZip(all.map((file) => ({ ...file, name: `${scene.base}/${file.name}` })));
  return signedBy(scene.signer, onBytes(zip), scene.comment);
}
