import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedKey } from '../../../renderer/ui/table/column-chooser';
import { fromTsv, toTsv } from '../../../renderer/ui/table/copy';
import { moved } from '../../../renderer/ui/table/keys';
import {
  allOrNothing,
  extended,
  NOTHING_SELECTED,
  swept,
  toggled,
} from '../../../renderer/ui/table/selection';

describe('cells on the clipboard', () => {
  it('quotes tabs, newlines and quotes as Excel does', () => {
    expect(
      toTsv([
        ['R8-1', 'a\tb'],
        ['「"」', '1行\n2行'],
      ]),
    ).toBe('R8-1\t"a\tb"\r\n"「""」"\t"1行\n2行"');
  });

  it('reads what Excel writes, with its newline at the end', () => {
    expect(fromTsv('a\tb\r\n"c\nd"\t"e""f"\r\n')).toEqual([
      ['a', 'b'],
      ['c\nd', 'e"f'],
    ]);
    expect(fromTsv('a\t\r\n\tb')).toEqual([
      ['a', ''],
      ['', 'b'],
    ]);
  });

  it('takes a lone quote for an ordinary character', () => {
    expect(fromTsv('"5インチ\tb')).toEqual([['"5インチ', 'b']]);
    expect(fromTsv('"a"b\tc')).toEqual([['"a"b', 'c']]);
  });

  it('gives back what was copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '髙', '𠮷', '"', '\t', '\n', '\r', ' ') });
    const line = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        expect(fromTsv(toTsv(lines))).toEqual(lines);
      }),
    );
  });
});

describe('the keys of a spreadsheet', () => {
  const extent = { rows: 100, columns: 5, page: 10, head: -1 };
  const press = (key: string, row: number, column: number, ctrlKey = false) =>
    moved({ row, column }, { key, ctrlKey, metaKey: false }, extent);

  it.each([
    ['ArrowDown', 0, 0, false, 1, 0],
    ['ArrowDown', 99, 0, false, 99, 0],
    ['ArrowUp', 0, 2, false, -1, 2],
    ['ArrowRight', 3, 4, false, 3, 4],
    ['ArrowLeft', -1, 2, false, -1, 1],
    ['Home', 7, 3, false, 7, 0],
    ['End', 7, 3, false, 7, 4],
    ['PageDown', 5, 1, false, 15, 1],
    ['PageUp', 5, 1, false, 0, 1],
    ['Home', 50, 3, true, 0, 0],
    ['End', 50, 3, true, 99, 4],
    ['ArrowDown', 50, 3, true, 99, 3],
    ['ArrowUp', 50, 3, true, 0, 3],
  ])('%s from %i,%i (ctrl %s) goes to %i,%i', (key, row, column, ctrl, toRow, toColumn) => {
    expect(press(key, row, column, ctrl)).toEqual({ row: toRow, column: toColumn });
  });

  it('leaves other keys alone', () => {
    expect(press('a', 0, 0)).toBeNull();
  });
});

describe('selecting', () => {
  const shown = ['a', 'b', 'c', 'd', 'e'];
  const ids = (selection: { readonly ids: ReadonlySet<string> }) => [...selection.ids].sort();

  it('adds a range from the last single choice, in either direction', () => {
    const one = toggled(NOTHING_SELECTED, 'd');
    expect(ids(extended(one, 'b', shown))).toEqual(['b', 'c', 'd']);
    expect(ids(extended(extended(one, 'b', shown), 'e', shown))).toEqual(['b', 'c', 'd', 'e']);
  });

  it('takes a range whose start was filtered away for a single choice', () => {
    const one = toggled(NOTHING_SELECTED, 'z');
    expect(ids(extended(one, 'b', shown))).toEqual(['b', 'z']);
  });

  it('sweeps from where Shift was first held', () => {
    expect(ids(swept(NOTHING_SELECTED, 'b', 'c', shown))).toEqual(['b', 'c']);
  });

  it('selects everything shown, then nothing; what is hidden stays selected', () => {
    const hidden = toggled(NOTHING_SELECTED, 'z');
    const all = allOrNothing(hidden, shown);
    expect(ids(all)).toEqual(['a', 'b', 'c', 'd', 'e', 'z']);
    expect(ids(allOrNothing(all, shown))).toEqual(['z']);
  });
});

describe('the order of columns', () => {
  it('moves one by one and stops at the ends', () => {
    expect(movedKey(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(movedKey(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(movedKey(['a', 'b', 'c'], 'x', 1)).toEqual(['a', 'b', 'c']);
  });
});
