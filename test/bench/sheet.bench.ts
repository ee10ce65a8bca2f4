import { readXlsx, writeXlsx } from 'hucre';
import papaparse from 'papaparse';
import { readSheetFile } from '../../electron/services/sheets';
import { parseLooseDate } from '../../shared/jp/date';
import type { Json } from '../../shared/json';
import { fail, ok } from '../../shared/result';
import { encodeRowsCp932 } from '../../shared/sheet/cp932';
import { dryRun } from '../../shared/sheet/dry-run';
import { proposeMapping, type SheetField } from '../../shared/sheet/mapping';
import type { SheetRequest } from '../../shared/sheet/sheet-request';
import { writeSheet } from '../../shared/sheet/write';
import { type Bench, type Measure, measure } from './measure';

const COLUMNS = 20;

const label = (at: number): string => `見出し${at + 1}`;

/** A made-up ledger: numbers, names, dates of several styles, counts, long text. All of it 見本. */
function cells(row: number): string[] {
  return Array.from({ length: COLUMNS }, (_, at) => {
    if (at === 0) return `見-${String(row).padStart(6, '0')}`;
    if (at % 5 === 1) return `見本情報資産の名称　その${row % 977}`;
    if (at % 5 === 2) return row % 3 === 0 ? `令和${(row % 7) + 2}年4月1日` : `202${row % 7}/4/1`;
    if (at % 5 === 3) return String((row * 31) % 5000);
    if (at % 5 === 4) return '書庫Ａの棚、施錠保管（見本課）';
    return row % 2 === 0 ? '有' : '無';
  });
}

const FIELDS: readonly SheetField[] = Array.from({ length: COLUMNS }, (_, at): SheetField => {
  const field = { key: at === 0 ? 'number' : `k${at}`, label: label(at), synonyms: [], required: at < 2 };
  if (at % 5 === 2) {
    return {
      ...field,
      kind: 'looseDate',
      parse: (text) => {
        const parsed = parseLooseDate(text);
        return parsed.ok ? ok(parsed.value as Json) : fail(parsed.error.what);
      },
    };
  }
  if (at % 5 === 3) {
    return {
      ...field,
      parse: (text) => (/^\d+$/.test(text) ? ok(Number(text)) : fail('数ではありません。')),
    };
  }
  return { ...field, parse: (text) => ok(text) };
});

async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ readonly value: T; readonly seconds: number }> {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1_000 };
}

/** The faster of two runs: what the code costs, not what the machine was doing. */
async function best<T>(work: () => Promise<T> | T): Promise<{ readonly value: T; readonly seconds: number }> {
  const first = await timed(work);
  const second = await timed(work);
  return first.seconds < second.seconds ? first : second;
}

async function importOf(rows: number): Promise<readonly Measure[]> {
  const lines = [
    Array.from({ length: COLUMNS }, (_, at) => label(at)),
    ...Array.from({ length: rows }, (_, at) => cells(at)),
  ];
  const { bytes } = encodeRowsCp932(lines.map((line) => `${line.join(',')}\r\n`));
  const alone = await best(
    () => papaparse.parse<string[]>(new TextDecoder('shift_jis').decode(bytes)).data.length,
  );
  const read = await best(async () => {
    const result = await readSheetFile({ name: 'x.csv', bytes, encoding: 'auto', sheet: null });
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  });
  let slices: number[] = [];
  const judged = await best(() => {
    const work = dryRun(read.value, proposeMapping(read.value, FIELDS), FIELDS, [], {
      matchBy: ['number'],
      noteKey: null,
      defaults: {},
      blank: 'keep',
    });
    slices = [];
    for (;;) {
      const started = performance.now();
      const step = work.next();
      slices.push(performance.now() - started);
      if (step.done) return step.value.counts.new;
    }
  });
  if (judged.value !== rows) throw new Error(`${judged.value} of ${rows} rows were read`);
  const whole = read.seconds + judged.seconds;
  const line = (name: string, ours: number, limit: number | null) =>
    measure({
      name,
      ours,
      peer: alone.seconds,
      peerName: 'papaparse + TextDecoder',
      limit,
      count: rows,
      unit: 's',
    });
  return [
    line('CP932 import: detect, decode, parse, note', read.seconds, 3),
    line('CP932 import: all of it with mapping and dry run', whole, null),
    measure({
      name: 'CP932 import: all of it, rows per second',
      ours: Math.round(rows / whole),
      peer: Math.round(rows / alone.seconds),
      peerName: 'papaparse + TextDecoder',
      limit: null,
      count: rows,
      unit: 'rows/s',
    }),
    measure({
      name: 'dry run: work between two pauses (50 rows), p99',
      ours: slices.toSorted((one, other) => one - other)[Math.floor(slices.length * 0.99)] ?? 0,
      peer: 50,
      peerName: 'limit',
      limit: 1,
      count: slices.length,
      unit: 'ms',
    }),
  ];
}

async function workbookOf(rows: number): Promise<readonly Measure[]> {
  const data = Array.from({ length: rows }, (_, at) => cells(at));
  const request: SheetRequest = {
    kind: 'xlsx',
    title: '見本',
    sheetName: '見本',
    dateStyle: 'wareki',
    columns: Array.from({ length: COLUMNS }, (_, at) => ({
      key: `k${at}`,
      header: label(at),
      kind: 'text',
      width: 20,
    })),
    rows: data,
  };
  const plain = await best(() => writeXlsx({ sheets: [{ name: '見本', rows: data }] }));
  const written = await best(() => writeSheet(request));
  if (!written.value.ok) throw new Error(written.value.error.code);
  const { bytes } = written.value.value;
  const bare = await best(() => readXlsx(bytes));
  const read = await best(() => readSheetFile({ name: 'x.xlsx', bytes, encoding: 'auto', sheet: null }));
  if (!read.value.ok || read.value.value.rows.length !== rows + 1)
    throw new Error('the workbook was not read');
  return [
    measure({
      name: 'XLSX write, styled',
      ours: written.seconds,
      peer: plain.seconds,
      peerName: 'hucre, plain',
      limit: 3,
      count: rows,
      unit: 's',
    }),
    measure({
      name: 'XLSX read, checked and as shown',
      ours: read.seconds,
      peer: bare.seconds,
      peerName: 'hucre, values only',
      limit: 3,
      count: rows,
      unit: 's',
    }),
  ];
}

/** Reading and writing sheets beside the bare libraries on the same data in the same run. */
export const bench: Bench = async ({ full }) => [
  ...(await importOf(50_000)),
  ...(await workbookOf(full ? 50_000 : 10_000)),
];
