import { performance } from 'node:perf_hooks';
import type { RecordId, RegisterId } from '../../shared/ids';
import { foldForSearch } from '../../shared/jp/fold';
import type { JsonObject } from '../../shared/json';
import { draftNew } from '../../shared/registers/define';
import { CABINET, MEDIUM, STOCKTAKE } from '../../shared/registers/ids';
import { answerTo, scanDraft } from '../../shared/stocktaking/counting';
import { finderOf } from '../../shared/stocktaking/finder';
import { labelCode } from '../../shared/stocktaking/label-code';
import { cabinetsIn, placeNamed } from '../../shared/stocktaking/places';
import { tallyOf } from '../../shared/stocktaking/tally';
import { createTestBook } from '../fakes/book';
import { type Measure, measure } from './measure';

const MEDIA = 5_000;
const CABINETS = 20;
const LIMIT_MS = 200;

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * 0.95)] ?? 0;

function timed<T>(work: () => T): readonly [number, T] {
  const start = performance.now();
  const value = work();
  return [performance.now() - start, value];
}

/** A book of 5,000 media in 20 cabinets, with a stocktake begun. */
function filled() {
  const book = createTestBook();
  const { newRecord } = book.situation();
  const register = (id: RegisterId, number: string, fields: JsonObject): RecordId => {
    const record = newRecord();
    book.append([draftNew(id, record, 'registered', 1, { number, on: '2026-04-01', fields })]);
    return record;
  };
  const cabinets = Array.from({ length: CABINETS }, (_, at) =>
    register(CABINET, `R8-庫${at + 1}`, { name: `見本保管庫${at + 1}` }),
  );
  const media = Array.from({ length: MEDIA }, (_, at) =>
    register(MEDIUM, `R8-媒A${String(at + 1).padStart(4, '0')}`, {
      name: '見本USBメモリ',
      kind: 'usb',
      serial: `MIHON${at}`,
      cabinet: cabinets[at % CABINETS] as string,
    }),
  );
  const stocktake = register(STOCKTAKE, 'R8-棚01', {
    name: '令和8年度 棚卸',
    scope: 'all',
    withAssets: true,
  });
  return { book, media, stocktake };
}

/**
 * A stocktake of 5,000 media, all scanned one after the other: what a scan means, its entry made, hashed and folded,
 * and everything that the page shows worked out anew. The disk is measured in host.bench.ts.
 */
export async function bench(scale: { readonly full: boolean }): Promise<readonly Measure[]> {
  const { book, media, stocktake } = filled();
  const [first, finder] = timed(() => finderOf(book.projection));
  const counter = { place: placeNamed('見本保管庫1', cabinetsIn(book.projection)), by: null };
  const scans: number[] = [];
  const answers: number[] = [];
  const searched: number[] = [];
  const count = scale.full ? MEDIA : 2_000;
  tallyOf(book.state(stocktake), book.situation());
  for (let at = 0; at < count; at += 1) {
    const id = media[(at * 7) % MEDIA] as RecordId;
    const code = at % 2 === 0 ? labelCode(id) : String(book.state(id).number);
    const [whole] = timed(() => {
      const state = book.state(stocktake);
      const situation = book.situation();
      const [time, answer] = timed(() => answerTo(code, counter, state, situation));
      answers.push(time);
      if (answer.kind === 'several' || answer.kind === 'place') throw new Error('no such thing');
      book.append([scanDraft(answer, 'reader', code, counter, state, situation)]);
      return tallyOf(state, book.situation());
    });
    scans.push(whole);
    if (at % 40 === 0) {
      const wanted = foldForSearch(code);
      const [scan] = timed(() =>
        book.projection
          .all(MEDIUM)
          .find(({ id: one, number }) => foldForSearch(number ?? '') === wanted || labelCode(one) === wanted),
      );
      searched.push(scan);
    }
  }
  const line = (name: string, ours: number): Measure =>
    measure({
      name,
      ours,
      peer: LIMIT_MS,
      peerName: 'the 200 ms allowed',
      limit: 1,
      count: MEDIA,
      unit: 'ms',
    });
  return [
    line('stocktake: one scan, written and everything shown anew, p95', p95(scans)),
    line('stocktake: index of everything that can be read, once', first),
    measure({
      name: 'stocktake: what a code means, p95',
      ours: p95(answers),
      peer: p95(searched),
      peerName: 'looking through the ledger',
      limit: 1,
      count: MEDIA,
      unit: 'ms',
    }),
    measure({
      name: 'stocktake: one look-up in the index',
      ours: timed(() => media.forEach((id) => void finder.find(labelCode(id))))[0] / MEDIA,
      peer: p95(searched),
      peerName: 'looking through the ledger',
      limit: null,
      count: MEDIA,
      unit: 'ms',
    }),
  ];
}
