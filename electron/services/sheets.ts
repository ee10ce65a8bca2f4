import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { Answer } from '../../shared/host/channel';
import type { JsonObject } from '../../shared/json';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import { readCsv } from '../../shared/sheet/csv';
import type { SheetEncoding } from '../../shared/sheet/encoding';
import { isZip } from '../../shared/sheet/file-kind';
import { sheetRequestSchema } from '../../shared/sheet/sheet-request';
import { LIMITS, sheetProblem, type Table } from '../../shared/sheet/table';
import { brokenWorkbook, readWorkbook } from '../../shared/sheet/workbook';
import { describeLost, writeSheet as writeRequest } from '../../shared/sheet/write';
import type { Control } from './jobs';
import { problems } from './problems';

const tooLarge = sheetProblem(
  'too-large',
  'ファイルが大きすぎます（100MBまで）。',
  '年度や所属ごとにファイルを分けるか、要らない列や画像を除いて保存し直してください。',
);

const unpacksTooLarge = sheetProblem(
  'too-large-unpacked',
  'Excelブックの中身が大きすぎるため、読み取りを止めました。',
  '要らないシートや画像を除いて保存し直すか、表だけを「CSV UTF-8」で保存して取り込んでください。',
  '展開すると一つの部品が150MB、全体で400MBを超えます。小さく見せかけた不正なファイルのこともあります。',
);

const notWorkbook = sheetProblem(
  'not-a-workbook',
  '圧縮ファイルですが、Excelブックではありません。',
  '中の表のファイル（CSVか.xlsx）を取り出してから選んでください。',
);

const openArchive = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, archive) =>
      error || !archive ? reject(error ?? new Error('no archive')) : resolve(archive),
    );
  });

function entriesOf(archive: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    archive.on('error', reject);
    archive.on('end', () => resolve(entries));
    archive.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > LIMITS.entries) resolve(entries);
      else archive.readEntry();
    });
    archive.readEntry();
  });
}

/** The size an entry really unpacks to; stops as soon as it is more than `most`. */
function unpackedSize(archive: ZipFile, entry: Entry, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(error ?? new Error('no stream'));
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > most) {
          stream.destroy();
          resolve(size);
        }
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(size));
    });
  });
}

/** Checks what the archive declares, then what it really unpacks to, before anything parses it. */
export async function checkArchive(bytes: Uint8Array): Promise<Problem | null> {
  try {
    const archive = await openArchive(bytes);
    const entries = await entriesOf(archive);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    const largest = entries.reduce((most, entry) => Math.max(most, entry.uncompressedSize), 0);
    if (entries.length > LIMITS.entries || declared > LIMITS.unpacked || largest > LIMITS.part)
      return unpacksTooLarge;
    if (!entries.some((entry) => entry.fileName === '[Content_Types].xml')) return notWorkbook;
    let total = 0;
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue;
      total += await unpackedSize(archive, entry, LIMITS.part);
      if (total > LIMITS.unpacked) return unpacksTooLarge;
    }
    return null;
  } catch {
    return brokenWorkbook;
  }
}

export type SheetFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encoding: 'auto' | SheetEncoding;
  readonly sheet: string | null;
};

/** Reads a CSV, TSV or XLSX file. What it is goes by its bytes, not by its name. */
export async function readSheetFile(file: SheetFile): Promise<Result<Table, Problem>> {
  if (file.bytes.length > LIMITS.bytes) return fail(tooLarge);
  if (!isZip(file.bytes))
    return readCsv(file.name, file.bytes, file.encoding === 'auto' ? null : file.encoding);
  const problem = await checkArchive(file.bytes);
  return problem ? fail(problem) : readWorkbook(file.name, file.bytes, file.sheet);
}

/** The task behind the channel readSheet; `table` is a Table (tableSchema). */
export async function readSheet(file: SheetFile, control: Control): Promise<Answer<{ table: JsonObject }>> {
  control.progress({ done: 0, total: 1, doing: 'ファイルを読み取っています' });
  const read = await readSheetFile(file);
  control.progress({ done: 1, total: 1, doing: 'ファイルを読み取りました' });
  return read.ok ? ok({ table: read.value as unknown as JsonObject }) : read;
}

export type WrittenFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly lost: string[];
};

/** The task behind the channel writeSheet; `request` is a SheetRequest. `lost` holds one line per lost character. */
export async function writeSheet(
  { request }: { readonly request: JsonObject },
  control: Control,
): Promise<Answer<WrittenFile>> {
  const parsed = sheetRequestSchema.safeParse(request);
  if (!parsed.success) {
    const details = parsed.error.issues
      .slice(0, 10)
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return fail({ ...problems.unreadable, details });
  }
  control.progress({ done: 0, total: 1, doing: 'ファイルを作成しています' });
  const written = await writeRequest(parsed.data);
  if (!written.ok) return written;
  return ok({ ...written.value, lost: written.value.lost.map(describeLost) });
}
