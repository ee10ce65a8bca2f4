import { describe, expect, it } from 'vitest';
import { ASSET } from '../../../shared/registers/ids';
import { writeSheet } from '../../../shared/sheet/write';
import { countDraft, findCounted } from '../../../shared/stocktaking/counting';
import { listSheet, readList, rowsOfText } from '../../../shared/stocktaking/list';
import { createStocktakeBook } from '../../fakes/stocktake-book';

function shelf() {
  const made = createStocktakeBook();
  made.medium({ number: 'R8-媒A0001', cabinet: made.safe });
  made.medium({ number: 'R8-媒A0002', cabinet: made.safe });
  made.medium({ number: 'R7-媒A0002', place: '3階 書庫' });
  const stocktake = made.start();
  const read = (text: string) =>
    readList(rowsOfText(text), made.place('見本耐火金庫'), made.book.state(stocktake), made.book.situation());
  return { ...made, stocktake, read };
}

describe('a list of another counter', () => {
  it('is read by its headers, by place and number, or by numbers alone', () => {
    const { read } = shelf();
    expect(read('保管場所\t管理番号\t結果\n見本キャビネット\tR8-媒A0001\tなし')).toMatchObject([
      { row: 2, verdict: 'new', place: { label: '見本キャビネット' }, line: { found: false } },
    ]);
    expect(read('３階書庫,R7-媒A0002')).toMatchObject([{ verdict: 'new', place: { key: 't:3階書庫' } }]);
    expect(read('１\nMH-9')).toMatchObject([
      { verdict: 'new', what: 'R8-媒A0001　見本USBメモリ', place: { label: '見本耐火金庫' } },
      { verdict: 'unlisted', line: { code: 'MH-9' } },
    ]);
  });

  it('takes numbers alone between lines of place and number, and drops no line without a word', () => {
    const { read } = shelf();
    const lines = read('見本キャビネット,R8-媒A0001\nMH-9\n,R7-媒A0002\nR8-媒A0002,\n3階 書庫\n,\n');
    expect(lines.map(({ row, typed, verdict, place }) => [row, typed, verdict, place?.label])).toEqual([
      [1, 'R8-媒A0001', 'new', '見本キャビネット'],
      [2, 'MH-9', 'unlisted', '見本耐火金庫'],
      [3, 'R7-媒A0002', 'new', '見本耐火金庫'],
      [4, 'R8-媒A0002', 'new', '見本耐火金庫'],
      [5, '', 'unnumbered', '3階 書庫'],
    ]);
    expect(read('管理番号\t保管場所\nR8-媒A0001\t3階 書庫\n\t3階 書庫')).toMatchObject([
      { verdict: 'new' },
      { verdict: 'unnumbered', line: null },
    ]);
  });

  it('takes nothing that stands for several, stands there twice or is known', () => {
    const { read, scan, stocktake, place } = shelf();
    scan(stocktake, 'R8-媒A0001', place('見本耐火金庫'));
    expect(read('1\n2\nR8-媒A0002\nR8-媒A0002').map(({ verdict, line }) => [verdict, line !== null])).toEqual(
      [
        ['known', false],
        ['several', false],
        ['new', true],
        ['twice', false],
      ],
    );
  });

  it('goes from one PC to the other, and changes nothing when it is brought in again', async () => {
    const from = shelf();
    from.scan(from.stocktake, 'R8-媒A0001', from.place('見本耐火金庫'));
    from.scan(from.stocktake, 'MH-9', from.place('3階 書庫'));
    const { book, stocktake } = from;
    const written = await writeSheet(listSheet(book.state(stocktake), book.situation(), () => '見本 太郎'));
    if (!written.ok) throw new Error(written.error.what);
    const text = new TextDecoder().decode(written.value.bytes).replace(/^\ufeff/u, '');
    const to = shelf();
    const lines = to.read(text).flatMap(({ line }) => line ?? []);
    expect(lines).toHaveLength(2);
    const fields = { how: 'list', by: to.people.other, lines } as const;
    to.book.append([countDraft(to.book.state(to.stocktake), fields, to.book.situation())]);
    expect(to.tally(to.stocktake).counts).toEqual(from.tally(from.stocktake).counts);
    expect(to.read(text).filter(({ line }) => line !== null)).toEqual([]);
  });
});

describe('last digits', () => {
  it('need to be unique among what is counted only', () => {
    const { book, people } = shelf();
    book.act(ASSET, 'register', [], {
      number: 'R8-0001',
      name: '見本名簿',
      kind: 'document',
      section: people.section,
      responsiblePost: '課長',
      confidentiality: '1',
      integrity: '1',
      availability: '1',
    });
    expect(findCounted('1', book.situation())).toMatchObject({ kind: 'thing' });
    expect(findCounted('2', book.situation())).toMatchObject({ kind: 'several' });
  });
});
