import type { RecordId } from '../../shared/ids';
import type { JsonObject } from '../../shared/json';
import { CABINET, MEDIUM, STOCKTAKE } from '../../shared/registers/ids';
import { countedIn } from '../../shared/stocktaking/counted';
import { answerTo, type Countable, scanDraft, takeBackDraft } from '../../shared/stocktaking/counting';
import { cabinetsIn, type Place, placeNamed } from '../../shared/stocktaking/places';
import { type Tally, tallyOf } from '../../shared/stocktaking/tally';
import { createTestBook, staffed } from './book';

/** A section with two cabinets, a shelf that is only words, and media in them. */
export function createStocktakeBook() {
  const book = createTestBook();
  const people = staffed(book);
  const cabinet = (name: string): RecordId =>
    book.act(CABINET, 'register', [], {
      name,
      section: people.section,
      place: '本庁舎3階',
      storageProperties: ['fire', 'heat', 'water', 'damp', 'lock'],
    })[0] as RecordId;
  const safe = cabinet('見本耐火金庫');
  const locker = cabinet('見本キャビネット');
  const medium = (values: JsonObject): RecordId =>
    book.act(MEDIUM, 'register', [], {
      kind: 'usb',
      name: '見本USBメモリ',
      section: people.section,
      confidentiality: '1',
      integrity: '1',
      availability: '1',
      encrypted: true,
      ...values,
    })[0] as RecordId;
  const place = (words: string): Place => placeNamed(words, cabinetsIn(book.projection));
  return {
    book,
    people,
    safe,
    locker,
    medium,
    place,
    start: (values: JsonObject = {}): RecordId =>
      book.act(STOCKTAKE, 'register', [], {
        name: '令和8年度 棚卸',
        section: people.section,
        scope: 'all',
        startedOn: '2026-11-23',
        counters: [people.staff],
        ...values,
      })[0] as RecordId,
    /** Reads a code at a place and writes the answer down. */
    scan(stocktake: RecordId, code: string, at: Place | null = null): Countable {
      const state = book.state(stocktake);
      const counter = { place: at, by: people.staff };
      const answer = answerTo(code, counter, state, book.situation());
      if (answer.kind === 'several' || answer.kind === 'place') throw new Error(`${code} is ${answer.kind}`);
      book.append([scanDraft(answer, 'reader', code, counter, state, book.situation())]);
      return answer;
    },
    undo(stocktake: RecordId): void {
      const last = countedIn(book.projection, stocktake).records.at(-1);
      if (last) book.append([takeBackDraft(last, '読み間違い', book.situation())]);
    },
    tally: (stocktake: RecordId): Tally => tallyOf(book.state(stocktake), book.situation()),
    outcome(stocktake: RecordId, thing: RecordId): string | undefined {
      return tallyOf(book.state(stocktake), book.situation()).byThing.get(thing)?.outcome;
    },
  };
}

export type StocktakeBook = ReturnType<typeof createStocktakeBook>;
