import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFromBytes, type RecordId } from '../../../shared/ids';
import { createProjection } from '../../../shared/journal/project';
import { foldForSearch } from '../../../shared/jp/fold';
import { registers } from '../../../shared/registers/index';
import { finderOf, tailsOf } from '../../../shared/stocktaking/finder';
import { idOfLabelCode, labelCode } from '../../../shared/stocktaking/label-code';
import { tallyOf } from '../../../shared/stocktaking/tally';
import { createStocktakeBook } from '../../fakes/stocktake-book';

const NUMBERS = ['R8-媒A0001', 'R8-媒A0002', 'R7-媒A0001', 'MH-0103', 'MH0003', '備-77'];
const PLACES = ['見本耐火金庫', '見本キャビネット', '3階 書庫'];

describe('the code on a label', () => {
  it('leads back to every id', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const id = idFromBytes(bytes) as RecordId;
        expect(idOfLabelCode(labelCode(id))).toBe(id);
      }),
    );
  });
});

describe('looking up last digits', () => {
  it('finds exactly the numbers that end so', () => {
    const made = createStocktakeBook();
    const ids = new Map(NUMBERS.map((number) => [number, made.medium({ number, place: '3階' })]));
    const finder = finderOf(made.book.projection);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 4 }), (value, width) => {
        const typed = String(value).padStart(width, '0');
        const wanted = NUMBERS.filter((number) => tailsOf(foldForSearch(number)).includes(typed)).map(
          (number) => ids.get(number),
        );
        const found = finder.find(typed);
        const things = found.kind === 'thing' ? [found.thing] : found.kind === 'several' ? found.things : [];
        expect(things).toEqual(wanted);
      }),
    );
  });
});

const step = fc.record({
  what: fc.constantFrom('scan', 'undo', 'unlisted'),
  number: fc.constantFrom(...NUMBERS),
  place: fc.constantFrom(...PLACES, null),
});

describe('a stocktake', () => {
  it('accounts for every thing once, whatever is scanned and taken back, and folds the same in any order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const made = createStocktakeBook();
        const homes = [{ cabinet: made.safe }, { cabinet: made.locker }, { place: '3階 書庫' }];
        for (const [at, number] of NUMBERS.entries()) made.medium({ number, ...homes[at % 3] });
        const stocktake = made.start();
        for (const { what, number, place } of steps) {
          if (what === 'undo') made.undo(stocktake);
          else
            made.scan(
              stocktake,
              what === 'scan' ? number : 'なし',
              place === null ? null : made.place(place),
            );
        }
        const tally = made.tally(stocktake);
        const { present, missing, elsewhere, unchecked } = tally.counts;
        expect(present + missing + elsewhere + unchecked).toBe(NUMBERS.length);
        expect(tally.places.reduce((sum, place) => sum + place.expected, 0)).toBe(NUMBERS.length);

        const anew = createProjection(registers);
        const records = new Set(made.book.entries.map(({ record }) => record));
        for (const record of [...records].reverse())
          anew.refold(
            record,
            made.book.entries.filter((entry) => entry.record === record),
          );
        const again = anew.record(stocktake);
        if (!again) throw new Error('no stocktake');
        expect(tallyOf(again, { book: anew, profile: made.book.situation().profile })).toEqual(tally);
      }),
      { numRuns: 40 },
    );
  });
});
