import { canonicalize } from 'json-canonicalize';
import { bundleHashing } from '../../../electron/services/bundles';
import { concat, fromUtf8, toUtf8 } from '../../../shared/bundle/bytes';
import { commentOf, writeComment } from '../../../shared/bundle/comment';
import { minisignKey, signMinisign } from '../../../shared/bundle/minisign';
import type { RefusalCode } from '../../../shared/bundle/refusals';
import { readZip, writeZip, type ZipFile } from '../../../shared/bundle/zip';
import type { Hash, RegisterId } from '../../../shared/ids';
import type { Entry } from '../../../shared/journal/entry';
import type { JsonObject } from '../../../shared/json';
import { type Device, deviceNamed, inputOf, signed, write } from '../../unit/bundle/fixture';
import { mended, type Repair } from '../../unit/bundle/mend';

/** One way to cheat: what comes out of age, and the refusal it must meet. `says` is part of the detail told. */
export type Attack = {
  readonly name: string;
  readonly code: RefusalCode;
  readonly says?: string;
  readonly plain: () => Uint8Array;
};

export const honest = deviceNamed('窓口PC');
export const hostile = deviceNamed('乗っ取られたPC');
export const entries: readonly Entry[] = write(honest.device, 10);
const attached = toUtf8('見本の写真');
const sha256 = bundleHashing.sha256Hex(attached) as Hash;

/** The bundle that is attacked: entries, an attachment, a cover, an extract. */
export const target = signed(
  inputOf(entries, {
    attachments: [
      { sha256, name: '写真（見本）.png', type: 'image/png', size: attached.length, bytes: attached },
    ],
    cover: toUtf8('%PDF-1.7 見本'),
    extracts: [{ register: 'asset' as RegisterId, csv: toUtf8('名称\r\n') }],
  }),
  honest,
);
export const base = target.name;
export const attachment = `data/attachments/${sha256}`;
export const entriesFile = `data/entries-${honest.device}.jsonl`;
export const sealFile = `data/seal-${honest.device}.json`;

const read = readZip(target.zip, { files: 100, sizeOf: () => 10_000_000 });
if (!read.ok) throw new Error('the target cannot be read');
/** The target's files, by their names within the folder. */
export const files: readonly ZipFile[] = read.value.map((file) => ({
  ...file,
  name: file.name.slice(base.length + 1),
}));
export const fileOf = (name: string): Uint8Array => {
  const file = files.find((one) => one.name === name);
  if (!file) throw new Error(`the target has no ${name}`);
  return file.bytes;
};
export const textOf = (name: string): string => fromUtf8(fileOf(name)) ?? '';
export const jsonOf = (name: string): JsonObject => JSON.parse(textOf(name)) as JsonObject;
export const lines: readonly string[] = textOf(entriesFile).trimEnd().split('\n');

/** Signs a ZIP as the owner of a key would: every attack below gets past the signature. */
export function resigned(zip: Uint8Array, device: Device = honest, comment?: string): Uint8Array {
  const key = minisignKey(device.key, bundleHashing.sha256Hex);
  return concat([
    signMinisign(zip, key, comment ?? writeComment(commentOf(target.book)), {
      sign: device.sign,
      hashing: bundleHashing,
    }),
    zip,
  ]);
}

/** Changes files of the bag (null takes one out) and mends what would give the change away too early. */
export function altered(
  changes: Readonly<Record<string, Uint8Array | string | null>>,
  repair: Repair = 'all',
  folder = base,
): Uint8Array {
  const bytesOf = (value: Uint8Array | string): Uint8Array =>
    typeof value === 'string' ? toUtf8(value) : value;
  const kept = files.filter(({ name }) => changes[name] !== null);
  const changed = kept.map((file) => ({ ...file, bytes: bytesOf(changes[file.name] ?? file.bytes) }));
  const added = Object.entries(changes).flatMap(([name, value]) =>
    value === null || files.some((file) => file.name === name) ? [] : [{ name, bytes: bytesOf(value) }],
  );
  const all = mended([...changed, ...added], folder, repair, Object.keys(changes));
  return resigned(writeZip(all.map((file) => ({ ...file, name: `${folder}/${file.name}` }))));
}

/** A document of the bag with some of its members changed, in canonical form. */
export const documentWith = (name: string, change: (value: JsonObject) => unknown): Uint8Array =>
  altered({ [name]: `${canonicalize(change(jsonOf(name)))}\n` });

/** The entries file with one line replaced. */
export const lineWith = (at: number, line: string): Uint8Array =>
  altered({ [entriesFile]: `${lines.with(at, line).join('\n')}\n` });

export const entryWith = (at: number, change: (entry: JsonObject) => unknown): Uint8Array =>
  lineWith(at, canonicalize(change(JSON.parse(lines.at(at) ?? '') as JsonObject)));
