import type { InputOf } from '../../../shared/host/contract';
import type { Host } from '../../../shared/host/dispatch';
import type { Problem } from '../../../shared/problem';
import { fail, ok, type Result } from '../../../shared/result';
import { fillMerged, LIMITS, type Table, tableSchema } from '../../../shared/sheet/table';

export type Encoding = InputOf<'readSheet'>['encoding'];
/** The file as it was chosen, kept so that it can be read again in another encoding or sheet. */
export type Source = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const tooLarge: Problem = {
  code: 'too-large',
  what: 'ファイルが大きすぎます。',
  why: '一度に取り込めるのは100MBまでです。',
  next: '年度や所属ごとに分けて取り込んでください。',
};
const unreadable: Problem = {
  code: 'unreadable-file',
  what: 'ファイルを読み取れません。',
  next: 'Excelなどで開いたままのときは閉じ、USBメモリのときは差し直してから、もう一度選んでください。',
};

/** Takes a file in; a file that is too large is refused before a byte of it is read. */
export async function takeFile(file: File): Promise<Result<Source, Problem>> {
  if (file.size > LIMITS.bytes) return fail(tooLarge);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return ok({ name: file.name, bytes, sha256: hex(await crypto.subtle.digest('SHA-256', bytes)) });
  } catch {
    return fail(unreadable);
  }
}

/** Cells pasted from Excel, as the file they could have been. */
export async function takeLines(lines: readonly (readonly string[])[]): Promise<Source> {
  const cell = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const bytes = new TextEncoder().encode(
    `\ufeff${lines.map((line) => line.map(cell).join('\t')).join('\r\n')}`,
  );
  return { name: '貼り付けた表', bytes, sha256: hex(await crypto.subtle.digest('SHA-256', bytes)) };
}

export async function readTable(
  host: Host,
  source: Source,
  encoding: Encoding,
  sheet: string | null,
): Promise<Result<Table, Problem>> {
  const answer = await host.call('readSheet', { name: source.name, bytes: source.bytes, encoding, sheet });
  return answer.ok ? ok(fillMerged(tableSchema.parse(answer.value.table))) : answer;
}
