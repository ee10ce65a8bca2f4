import { expect, it } from 'vitest';
import { enterSheet } from '../../../shared/registers/stocktake/sheet';
import { createStocktakeBook } from '../../fakes/stocktake-book';

it('a paper sheet says what becomes of what was read already, also where paper says otherwise', () => {
  const made = createStocktakeBook();
  for (const number of ['R8-媒A0001', 'R8-媒A0002', 'R8-媒A0003', 'R8-媒A0004'])
    made.medium({ number, cabinet: made.safe });
  const stocktake = made.start();
  made.scan(stocktake, 'R8-媒A0001', made.place('見本耐火金庫'));
  made.scan(stocktake, 'R8-媒A0002', made.place('見本キャビネット'));
  const { findings } = enterSheet.decide(made.book.situation(), [made.book.state(stocktake)], {
    places: [made.place('見本耐火金庫').key],
    by: made.people.staff,
    missing: '2 3',
  });
  expect(findings.map(({ message }) => message)).toEqual([
    'R8-媒A0002は、別に読み取られているため、その結果のままにします。',
    '選んだ場所の4点のうち、1点を現品あり、1点を所在不明とします。読取り済の2点は、その結果のままです。',
  ]);
});
