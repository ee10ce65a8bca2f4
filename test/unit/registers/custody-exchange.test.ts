import { expect, it } from 'vitest';
import { sheetOf } from '../../../shared/registers/export';
import { CABINET, CUSTODY, MEDIUM } from '../../../shared/registers/ids';
import { sheetFieldsOf } from '../../../shared/registers/import/columns';
import { importDrafts } from '../../../shared/registers/import/index';
import { existingOf, rowCheck } from '../../../shared/registers/import/prepare';
import { registerOf, registers } from '../../../shared/registers/index';
import { namingOf } from '../../../shared/registers/values';
import { confirmedRows } from '../../../shared/sheet/confirmed';
import { dryRunAtOnce } from '../../../shared/sheet/dry-run';
import { proposeMapping } from '../../../shared/sheet/mapping';
import { type CustodyBook, createCustodyBook } from '../../fakes/custody-book';

function take({ book }: CustodyBook, id: typeof CABINET | typeof MEDIUM, rows: readonly string[][]) {
  const register = registerOf(id);
  const situation = book.situation();
  const fields = sheetFieldsOf(register, situation);
  const table = { rows: rows.map((cells) => [...cells]) };
  const result = dryRunAtOnce(table, proposeMapping(table, fields), fields, existingOf(register, situation), {
    matchBy: ['number'],
    noteKey: 'remarks',
    defaults: {},
    blank: 'keep',
    check: rowCheck(register, situation),
  });
  const source = {
    name: '保管庫.csv',
    sha256: '0'.repeat(64),
    registerTitle: register.title,
    same: result.counts.same,
    rejected: result.counts.rejected,
  };
  book.append(
    importDrafts(
      situation,
      { id, series: id, complete: register.complete },
      source,
      confirmedRows(result.rows),
    ),
  );
  return result.counts;
}

it('brings cabinets in, and media into the cabinet that their 保管場所 names', () => {
  const custody = createCustodyBook();
  const { book } = custody;
  expect(
    take(custody, CABINET, [
      ['管理番号', '保管庫名', '所管課', '設置場所', '備え'],
      ['庫1', '耐火金庫　髙', '見本課', '執務室', '耐火、耐熱、耐水、耐湿、施錠'],
      ['庫2', '引出し', '見本課', '窓口', '施錠'],
    ]),
  ).toMatchObject({ new: 2, rejected: 0 });
  const [safe] = book.projection.all(CABINET);
  expect(safe?.fields).toMatchObject({
    name: '耐火金庫　髙',
    storageProperties: ['fire', 'heat', 'water', 'damp', 'lock'],
  });
  take(custody, MEDIUM, [
    ['管理番号', '種類', '品名', '所管課', '機密性', '保管場所'],
    ['媒1', 'USB', 'USBメモリ', '見本課', '3', '耐火金庫　髙'],
  ]);
  expect(book.projection.all(MEDIUM)[0]?.fields['cabinet']).toBe(safe?.id);
});

it('gives 持出・貸出簿 out as people read it', () => {
  const custody = createCustodyBook();
  const { book } = custody;
  custody.lend([custody.medium({ name: 'USBメモリ 髙﨑' })]);
  const register = registerOf(CUSTODY);
  const sheet = sheetOf(
    register,
    book.projection.all(CUSTODY),
    { kind: 'xlsx', dateStyle: 'date', keys: [...register.columns, 'status'] } as never,
    namingOf(book.situation(), registers),
    book.situation(),
  );
  const [line] = sheet.rows;
  const at = (header: string) => line?.[sheet.columns.findIndex((column) => column.header === header)];
  expect(at('区分')).toBe('課内貸出');
  expect(at('持出者・借用者')).toBe('見本 﨑子');
  expect(at('状態')).toBe('貸出中');
  expect(sheet.columns.map(({ header }) => header)).not.toContain('');
  expect(String(line)).toContain('USBメモリ 髙﨑');
});
