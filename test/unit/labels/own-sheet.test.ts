import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import file from '../../../assets/labels/sheets.json';
import {
  farMargins,
  ownSheetSchema,
  readSheet,
  SHEET_FIELDS,
  type SheetFaults,
  type TypedSheet,
  typedOf,
} from '../../../shared/labels/own-sheet';
import { loadSheets } from '../../../shared/labels/sheets';

const GOOD: TypedSheet = {
  name: '書庫用 24面',
  columns: '3',
  rows: '8',
  width: '66',
  height: '33.9',
  left: '6',
  top: '12.9',
  pitchX: '',
  pitchY: '',
};
const faultsOf = (typed: Partial<TypedSheet>): SheetFaults => {
  const read = readSheet({ ...GOOD, ...typed });
  return read.ok ? {} : read.error;
};

describe('a sheet of one’s own', () => {
  it('is read as typed: full width, with its unit, and a pitch as the gap it leaves', () => {
    const read = readSheet({ ...GOOD, columns: '２', width: '６３．５mm', pitchX: '６６', pitchY: '34.0' });
    expect(read).toEqual({
      ok: true,
      value: {
        name: '書庫用 24面',
        grid: { columns: 2, rows: 8, width: 63.5, height: 33.9, left: 6, top: 12.9, gapX: 2.5, gapY: 0.1 },
      },
    });
  });

  it.each([
    ['name', '  ', '名前'],
    ['name', '長'.repeat(41), '40文字まで'],
    ['columns', '', '1〜20の整数'],
    ['columns', '2.5', '1〜20の整数'],
    ['columns', '21', '1〜20の整数'],
    ['rows', '0', '1〜40の整数'],
    ['rows', '八', '1〜40の整数'],
    ['width', '', 'ミリ単位の数字'],
    ['width', '14.9', '15〜210mm'],
    ['width', '66.05', '0.1mm単位'],
    ['height', '9', '10〜297mm'],
    ['height', '-33', 'ミリ単位の数字'],
    ['left', '1e2', 'ミリ単位の数字'],
    ['top', '100.1', '0〜100mm'],
    ['pitchX', '65.9', '重なります'],
    ['pitchX', '117', '間隔が51mm'],
    ['pitchY', 'abc', 'ミリ単位の数字'],
  ] as const)('says what is wrong with %s %j', (field, text, words) => {
    expect(faultsOf({ [field]: text })[field]).toContain(words);
  });

  it('says by how much it runs over the paper, and what to look at', () => {
    expect(faultsOf({ columns: '4' })).toEqual({
      columns:
        '横に60.0mmはみ出します（A4は210mm）。横の枚数・ラベルの幅・左の余白・横のピッチを確かめてください。',
    });
    expect(faultsOf({ pitchY: '36' }).rows).toContain('縦に1.8mmはみ出します');
    expect(faultsOf({ left: '12' })).toEqual({});
    expect(faultsOf({ left: '12.1' }).columns).toContain('0.1mm');
  });

  it('is told by all of its faults at once', () => {
    const nothing = Object.fromEntries(SHEET_FIELDS.map((field) => [field, ''])) as TypedSheet;
    expect(Object.keys(faultsOf(nothing)).sort()).toEqual(
      ['columns', 'height', 'left', 'name', 'rows', 'top', 'width'].sort(),
    );
  });

  it('comes back as it was typed, on paper and in the settings', () => {
    const tenths = (least: number, most: number) =>
      fc.integer({ min: least * 10, max: most * 10 }).map((value) => value / 10);
    fc.assert(
      fc.property(
        fc.record({
          columns: fc.integer({ min: 2, max: 6 }),
          rows: fc.integer({ min: 2, max: 12 }),
          width: tenths(15, 60),
          height: tenths(10, 40),
          left: tenths(0, 30),
          top: tenths(0, 30),
          gapX: tenths(0, 10),
          gapY: tenths(0, 10),
        }),
        (grid) => {
          const read = readSheet(typedOf('見本', grid));
          const { right, bottom } = farMargins(grid);
          expect(read.ok).toBe(right > -0.05 && bottom > -0.05);
          if (!read.ok) return;
          expect(read.value.grid).toEqual(grid);
          expect(ownSheetSchema.safeParse({ id: 'own-1', name: '見本', ...grid }).success).toBe(true);
        },
      ),
    );
  });

  it.each(loadSheets(file).map((sheet) => [sheet.id, sheet] as const))(
    'could be %s, typed in again',
    (_id, sheet) => {
      expect(readSheet(typedOf('同じ用紙', sheet)).ok).toBe(true);
    },
  );
});
