import type { Instant, RecordId } from '../shared/ids';
import { fiscalYearOf } from '../shared/jp/fiscal';
import { todayIn } from '../shared/jp/moment';
import { STOCKTAKE } from '../shared/registers/ids';
import { answerTo, scanDraft } from '../shared/stocktaking/counting';
import { type Tally, tallyOf } from '../shared/stocktaking/tally';
import type { Clerk } from './clerk';
import type { Staff } from './sample-people';

const DAY = 86_400_000;

const daysAgo = (clerk: Clerk, days: number): string =>
  todayIn(new Date(Date.parse(clerk.situation().now) - days * DAY).toISOString() as Instant);

const tally = (clerk: Clerk, id: RecordId): Tally => tallyOf(clerk.state(id), clerk.situation());

/** The stocktake before: counted on paper, one thing missing that turned up later. */
async function countOnPaper(clerk: Clerk, staff: Staff): Promise<RecordId> {
  const startedOn = daysAgo(clerk, 200);
  const [id] = (await clerk.act(STOCKTAKE, 'register', [], {
    name: `${fiscalYearOf(startedOn as never).label} 上期の棚卸（見本）`,
    section: staff.section,
    scope: 'all',
    withAssets: true,
    startedOn,
    counters: [staff.keeper],
    witness: staff.witness,
    on: startedOn,
  })) as [RecordId];
  const { rows, places } = tally(clerk, id);
  const missing = rows[3]?.thing;
  await clerk.act(STOCKTAKE, 'enter-sheet', [id], {
    places: places.map(({ place }) => place.key),
    by: staff.keeper,
    ...(missing ? { missing: missing.number } : {}),
    others: [{ code: 'ラベルのないCD-R', ...(places[0] ? { place: places[0].place.key } : {}) }],
  });
  await clerk.act(STOCKTAKE, 'close', [id], {
    closedOn: daysAgo(clerk, 197),
    closedBy: staff.chief,
    witness: staff.witness,
  });
  if (missing)
    await clerk.act(STOCKTAKE, 'found-afterwards', [id], {
      things: [missing.id],
      foundOn: daysAgo(clerk, 195),
      note: '担当者の机の引出しにあった（見本）',
    });
  return id;
}

/** This year's, half done: a few scans at one place, one thing from elsewhere, one that no ledger has. */
async function countHalf(clerk: Clerk, staff: Staff): Promise<RecordId> {
  const startedOn = daysAgo(clerk, 1);
  const [id] = (await clerk.act(STOCKTAKE, 'register', [], {
    name: `${fiscalYearOf(startedOn as never).label} 棚卸（見本）`,
    section: staff.section,
    scope: 'all',
    withAssets: false,
    startedOn,
    counters: [staff.keeper, staff.witness],
    witness: staff.deputy,
    on: startedOn,
  })) as [RecordId];
  const { places, rows } = tally(clerk, id);
  const place = places[0]?.place ?? null;
  const here = rows.filter(({ thing }) => thing.place.key === place?.key).slice(0, 6);
  const [other] = rows.filter(({ thing }) => thing.place.key !== place?.key);
  const codes = [...here, ...(other ? [other] : [])].map(({ thing }) => thing.number);
  for (const code of [...codes, 'MIHON-X-01']) {
    const counter = { place, by: staff.keeper };
    const answer = answerTo(code, counter, clerk.state(id), clerk.situation());
    if (answer.kind === 'several' || answer.kind === 'place') continue;
    await clerk.append([scanDraft(answer, 'reader', code, counter, clerk.state(id), clerk.situation())]);
  }
  return id;
}

/** 棚卸 of the sample section: one closed, one going on. */
export async function takeStock(clerk: Clerk, staff: Staff): Promise<readonly RecordId[]> {
  return [await countOnPaper(clerk, staff), await countHalf(clerk, staff)];
}
