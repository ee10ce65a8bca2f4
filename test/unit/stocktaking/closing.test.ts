import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { INCIDENT, MEDIUM, STOCKTAKE } from '../../../shared/registers/ids';
import { registers } from '../../../shared/registers/index';
import { resultOf, stillMissing } from '../../../shared/registers/stocktake/result';
import { linesOfToday } from '../../../shared/registers/today';
import { blocks } from '../../fakes/book';
import { createStocktakeBook } from '../../fakes/stocktake-book';

function counted() {
  const made = createStocktakeBook();
  const { book, medium, safe, scan, place, people } = made;
  const there = medium({ number: 'R8-媒A0001', cabinet: safe });
  const moved = medium({ number: 'R8-媒A0002', cabinet: safe });
  const gone = medium({ number: 'R8-媒A0003', place: '3階 書庫', storageProperties: ['lock'] });
  const shifted = medium({ number: 'R8-媒A0004', place: '3階 書庫', storageProperties: ['lock'] });
  const stocktake = made.start();
  scan(stocktake, 'R8-媒A0001', place('見本耐火金庫'));
  scan(stocktake, 'R8-媒A0002', place('3階 書庫'));
  scan(stocktake, 'R8-媒A0004', place('見本キャビネット'));
  book.act(STOCKTAKE, 'enter-sheet', [book.state(stocktake)], {
    places: [place('3階 書庫').key],
    by: people.staff,
    missing: '３',
  });
  const close = (values: object = {}) =>
    book.act(STOCKTAKE, 'close', [book.state(stocktake)], {
      closedOn: '2026-11-23',
      closedBy: people.chief,
      moved: [moved, shifted],
      ...values,
    });
  const waiting = () =>
    linesOfToday(book.situation(), registers)
      .filter(({ record }) => record === stocktake)
      .map(({ title, action }) => ({ title, action }));
  return { ...made, there, moved, gone, shifted, stocktake, close, waiting };
}

describe('closing a stocktake', () => {
  it('writes one closing entry and one amendment for each thing that stands elsewhere', () => {
    const { book, close, moved, shifted, locker, there } = counted();
    const before = book.entries.length;
    close();
    const events = book.entries.slice(before).map(({ event, record }) => ({ event, record }));
    expect(events.map(({ event }) => event)).toEqual(['closed', 'amended', 'amended']);
    expect(book.state(moved).fields).toMatchObject({ place: '3階 書庫' });
    expect(book.state(moved).fields['cabinet']).toBeUndefined();
    expect(book.state(shifted).fields).toMatchObject({ cabinet: locker, place: '見本キャビネット' });
    // What was noted of the shelf it stood on says nothing of the cabinet.
    expect(book.state(shifted).fields['storageProperties']).toBeUndefined();
    expect(book.state(there).entries).toBe(1);
  });

  it('leaves the place of what was put back', () => {
    const { book, close, moved, shifted } = counted();
    close({ moved: [shifted] });
    expect(book.state(moved).entries).toBe(1);
  });

  it('keeps what it came to, whatever becomes of the ledgers', () => {
    const { book, close, stocktake, gone } = counted();
    close();
    const frozen = resultOf(book.state(stocktake));
    book.act(MEDIUM, 'void', [book.state(gone)], { amendmentReason: '二重登録' });
    expect(resultOf(book.state(stocktake))).toEqual(frozen);
    expect(frozen?.counts).toMatchObject({ present: 1, missing: 1, elsewhere: 2, unchecked: 0 });
    expect(frozen?.differences.map(({ number }) => number)).toEqual([
      'R8-媒A0003',
      'R8-媒A0004',
      'R8-媒A0002',
    ]);
  });

  it('asks why where something was never looked for', () => {
    const { book, medium, close, stocktake, people } = counted();
    medium({ number: 'R8-媒A0009', place: '地下倉庫' });
    const judged = book.judge(STOCKTAKE, 'close', [book.state(stocktake)], {
      closedOn: '2026-11-23',
      closedBy: people.chief,
    });
    expect(blocks(judged.findings)).toEqual(['「未確認のまま確定する理由」を入力してください。']);
    close({ uncheckedReason: '地下倉庫は工事のため後日' });
    expect(resultOf(book.state(stocktake))?.counts.unchecked).toBe(1);
  });

  it('is refused twice, and what is counted afterwards changes nothing of it', () => {
    const { book, close, stocktake } = counted();
    close();
    const { actions } = registers.find(({ id }) => id === STOCKTAKE) as (typeof registers)[number];
    for (const id of ['close', 'count', 'enter-sheet', 'bring-in', 'amend'])
      expect(
        actions.find((action) => action.id === id)?.refusal(book.situation(), book.state(stocktake)),
        id,
      ).toBe('hidden');
  });
});

describe('what a stocktake did not find', () => {
  it('stays on 本日の処理 until it is reported, and the incident names it', () => {
    const { book, close, stocktake, gone, waiting, people } = counted();
    expect(waiting()[0]?.action).toBe('close');
    close();
    expect(waiting()).toEqual([
      { title: expect.stringContaining('所在不明の1点') as string, action: 'report-missing' },
    ]);
    const action = registers
      .find(({ id }) => id === STOCKTAKE)
      ?.actions.find(({ id }) => id === 'report-missing');
    const start = action?.initial?.(book.situation(), [book.state(stocktake)]) ?? {};
    const written = book.act(STOCKTAKE, 'report-missing', [book.state(stocktake)], {
      ...start,
      noticedBy: people.staff,
    });
    const incident = written.map((id) => book.state(id)).find(({ register }) => register === INCIDENT);
    expect(incident?.fields).toMatchObject({ kind: 'lost', missing: [gone], things: [gone] });
    expect(String(incident?.fields['account'])).toContain('3階 書庫');
    const medium = registers.find(({ id }) => id === MEDIUM);
    expect(medium?.statusOf(book.state(gone), book.projection)).toBe('lost');
    expect(waiting()).toEqual([]);
  });

  it('may turn up afterwards', () => {
    const { book, close, stocktake, gone, waiting } = counted();
    close();
    book.act(STOCKTAKE, 'found-afterwards', [book.state(stocktake)], {
      things: [gone],
      foundOn: '2026-11-23',
      note: '書庫の奥の箱',
    });
    expect(stillMissing(book.state(stocktake))).toEqual([]);
    expect(waiting()).toEqual([]);
  });
});

describe('a paper sheet', () => {
  const sheet = () => {
    const made = createStocktakeBook();
    const ids = Array.from({ length: 300 }, (_, at) =>
      made.medium({ number: `R8-媒A${String(at + 1).padStart(4, '0')}`, cabinet: made.safe }),
    );
    const stocktake = made.start();
    const values = (more: object) => ({
      places: [made.place('見本耐火金庫').key],
      by: made.people.staff,
      ...more,
    });
    return { ...made, ids, stocktake, values };
  };

  it('counts 300 things by typing four exceptions', () => {
    const { book, ids, stocktake, values, outcome, tally } = sheet();
    book.act(STOCKTAKE, 'enter-sheet', [book.state(stocktake)], values({ missing: '012、０４５\n101 299' }));
    expect(tally(stocktake).counts).toMatchObject({ present: 296, missing: 4, unchecked: 0 });
    expect(outcome(stocktake, ids[44] as RecordId)).toBe('missing');
  });

  it('refuses numbers that are not on it or stand for several', () => {
    const { book, medium, safe, stocktake, values } = sheet();
    medium({ number: 'R7-媒A0012', cabinet: safe });
    const judged = book.judge(
      STOCKTAKE,
      'enter-sheet',
      [book.state(stocktake)],
      values({ missing: '12 999' }),
    );
    expect(blocks(judged.findings)).toEqual([
      '「12」に当たるものが2点あります（R7-媒A0012、R8-媒A0012）。番号を続けて入力してください。',
      '「999」は、選んだ場所の棚卸票にありません。',
    ]);
  });

  it('does not take for read twice what was scanned before', () => {
    const { book, scan, stocktake, values, tally } = sheet();
    scan(stocktake, '001');
    book.act(
      STOCKTAKE,
      'enter-sheet',
      [book.state(stocktake)],
      values({ others: [{ code: '見本の古いCD' }] }),
    );
    expect(tally(stocktake).counts).toMatchObject({ present: 300, repeated: 0, unlisted: 1 });
  });
});
