import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RegisterId } from '../../shared/ids';
import type { JsonObject } from '../../shared/json';
import { sheetFieldsOf } from '../../shared/registers/import/columns';
import { importDrafts } from '../../shared/registers/import/index';
import { existingOf, rowCheck } from '../../shared/registers/import/prepare';
import { registerOf } from '../../shared/registers/index';
import { confirmedRows } from '../../shared/sheet/confirmed';
import { type DryRun, dryRunAtOnce } from '../../shared/sheet/dry-run';
import { proposeMapping } from '../../shared/sheet/mapping';
import { fillMerged, tableSchema } from '../../shared/sheet/table';
import { assets, type DemoBook } from './book';

export type Imported = {
  readonly file: string;
  readonly encoding: string;
  readonly counts: DryRun['counts'];
  readonly rejections: readonly string[];
};

/** Brings a sample ledger in as a person would: read, mapped, checked, confirmed; rejected rows are named. */
export async function importLedger(
  book: DemoBook,
  id: RegisterId,
  file: string,
  defaults: JsonObject,
): Promise<Imported> {
  const { host, clerk } = book;
  const bytes = new Uint8Array(readFileSync(join(assets, 'sample', file)));
  const read = await host.call('readSheet', { name: file, bytes, encoding: 'auto', sheet: null });
  if (!read.ok) throw new Error(read.error.what);
  const table = fillMerged(tableSchema.parse(read.value.table));
  const register = registerOf(id);
  const situation = clerk.situation();
  const fields = sheetFieldsOf(register, situation);
  const result = dryRunAtOnce(table, proposeMapping(table, fields), fields, existingOf(register, situation), {
    matchBy: ['number'],
    noteKey: 'remarks',
    defaults,
    blank: 'keep',
    check: rowCheck(register, situation),
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const source = {
    name: basename(file),
    sha256,
    registerTitle: register.title,
    same: result.counts.same,
    rejected: result.counts.rejected,
  };
  await clerk.append(
    importDrafts(
      situation,
      { id, series: id, complete: register.complete, ...(register.sheet ? { sheet: register.sheet } : {}) },
      source,
      confirmedRows(result.rows),
    ),
  );
  return {
    file,
    encoding: table.encoding ?? '',
    counts: result.counts,
    rejections: result.rows.flatMap((row) =>
      row.kind === 'rejected'
        ? row.rejections.map(
            (one) =>
              `${one.row}行目「${one.column}」${one.value === '' ? '' : `（${one.value}）`}：${one.reason}`,
          )
        : [],
    ),
  };
}
