import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSheetFile } from '../../../electron/services/sheets';
import { assetFields } from '../../../shared/registers/asset/fields';
import type { Field } from '../../../shared/registers/field';
import { numberField } from '../../../shared/registers/ledger';
import { mediumFields } from '../../../shared/registers/medium/fields';
import { ok } from '../../../shared/result';
import { proposeMapping, type SheetField } from '../../../shared/sheet/mapping';

const sheetFields = (fields: readonly Field[]): readonly SheetField[] =>
  [numberField, ...fields.filter((field) => field.key !== 'number')].map((field) => ({
    key: field.key,
    label: field.label,
    synonyms: field.synonyms ?? [],
    required: field.required ?? false,
    parse: (text) => ok(text),
  }));

async function sample(file: string, fields: readonly Field[]) {
  const bytes = readFileSync(new URL(`../../../assets/sample/${file}`, import.meta.url));
  const result = await readSheetFile({ name: file, bytes, encoding: 'auto', sheet: null });
  if (!result.ok) throw new Error(result.error.code);
  const mapping = proposeMapping(result.value, sheetFields(fields));
  const targets = mapping.columns.map(({ target }) => (target.to === 'field' ? target.key : target.to));
  return { table: result.value, mapping, targets };
}

describe('the sample ledgers', () => {
  it('情報資産台帳: CP932, three title rows, line breaks in headers, every column known but one', async () => {
    const { table, mapping, targets } = await sample('asset-ledger-cp932.csv', assetFields);
    expect(table).toMatchObject({ encoding: 'shift_jis', confidence: 'likely', delimiter: ',' });
    expect(table.rows[0]?.[0]).toContain('見本データ');
    expect(mapping).toMatchObject({ headerRow: 3, headerHeight: 1 });
    expect(targets.filter((target) => target === 'note')).toHaveLength(1);
    expect(targets).toEqual(
      expect.arrayContaining([
        'number',
        'name',
        'kind',
        'section',
        'confidentiality',
        'acquiredOn',
        'remarks',
      ]),
    );
    expect(targets[0]).toBe('skip');
  });

  it('媒体管理台帳: synonyms for every column, one line of notes', async () => {
    const { mapping, targets } = await sample('media-ledger-cp932.csv', mediumFields);
    expect(mapping).toMatchObject({ headerRow: 2, headerHeight: 1 });
    expect(targets.filter((target) => target === 'note')).toHaveLength(1);
    expect(targets).toEqual(
      expect.arrayContaining([
        'number',
        'kind',
        'name',
        'serial',
        'encrypted',
        'acquiredOn',
        'section',
        'confidentiality',
        'leased',
      ]),
    );
  });
});
