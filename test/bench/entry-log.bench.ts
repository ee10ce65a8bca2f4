import { performance } from 'node:perf_hooks';
import type { DeviceId, Instant, RecordId } from '../../shared/ids';
import { GENESIS } from '../../shared/journal/entry';
import type { RecordState } from '../../shared/journal/project';
import type { BookView } from '../../shared/registers/define';
import { standingFaults } from '../../shared/registers/entry-findings';
import { entriesOf } from '../../shared/registers/entry-index';
import { AREA, ENTRY_LOG } from '../../shared/registers/ids';
import { type Measure, measure } from './measure';

const ENTRIES = 100_000;
const LIMIT_MS = 200;
const PEOPLE = 600;
const area = 'AREA00000000000000000000AA' as RecordId;

const dayOf = (index: number): string =>
  new Date(Date.UTC(2024, 3, 1) + Math.floor(index / 110) * 86_400_000).toISOString().slice(0, 10);

function entry(index: number, leftAt: string | null = null): RecordState {
  const day = dayOf(index);
  const hour = String(8 + (index % 9)).padStart(2, '0');
  const minute = String((index * 7) % 60).padStart(2, '0');
  const position = { tick: index + 1, device: 'bench' as DeviceId, seq: index + 1 };
  const at = `${day}T${hour}:${minute}:00.000Z` as Instant;
  return {
    register: ENTRY_LOG,
    id: `E${String(index).padStart(25, '0')}` as RecordId,
    number: null,
    fields: {
      area,
      enteredAt: `${day}T${hour}:${minute}`,
      leftAt: leftAt ?? `${day}T${hour}:59`,
      name: `見本 ${(index * 31) % PEOPLE}`,
      company: '見本保守株式会社',
      purpose: '定期点検',
      idShown: 'shown',
    },
    status: 'left',
    voided: null,
    head: GENESIS,
    position,
    created: position,
    entries: 1,
    createdAt: at,
    updatedAt: at,
    touched: {},
    conflicts: [],
    detail: {},
  };
}

function bookOf(list: () => readonly RecordState[]): BookView {
  const room: RecordState = { ...entry(0), register: AREA, id: area, fields: { name: '見本サーバ室' } };
  const areas = [room];
  return {
    record: (id) => (id === area ? room : undefined),
    all: (register) => (register === ENTRY_LOG ? list() : register === AREA ? areas : NOTHING),
    effectsOn: () => [],
  };
}
const NOTHING: readonly RecordState[] = [];

const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * 0.95)] ?? 0;

/** The entry log of 100,000 entries: opening a day, a month and a person with all that is amiss, and one entry more. */
export async function bench(scale: { readonly full: boolean }): Promise<readonly Measure[]> {
  let list: readonly RecordState[] = Array.from({ length: ENTRIES }, (_, index) => entry(index));
  const book = bookOf(() => list);
  const first = timed(() => entriesOf(book));
  const rounds = scale.full ? 200 : 50;
  const spread = Array.from({ length: rounds }, (_, round) => (round * 7919) % ENTRIES);
  const withFaults = (rows: readonly RecordState[]) => rows.map((row) => standingFaults(row, book));
  const scan = (keeps: (state: RecordState) => boolean) => timed(() => list.filter(keeps));

  const days = spread.map((at) => timed(() => withFaults(entriesOf(book).day(area, dayOf(at)))));
  const months = spread.map((at) =>
    timed(() => withFaults(entriesOf(book).month(area, dayOf(at).slice(0, 7)))),
  );
  const people = entriesOf(book).people();
  const persons = spread.map((at) =>
    timed(() => withFaults(entriesOf(book).person(people[at % people.length]?.key ?? ''))),
  );
  const more = spread.map((_, at) => {
    list = [...list, entry(ENTRIES + at)];
    return timed(() => entriesOf(book).day(area, dayOf(ENTRIES + at)));
  });
  const day = dayOf(50_000);
  const scanned = scan((state) => String(state.fields['enteredAt']).startsWith(day));
  const line = (name: string, ours: number): Measure =>
    measure({
      name,
      ours,
      peer: LIMIT_MS,
      peerName: 'the 200 ms allowed',
      limit: 1,
      count: ENTRIES,
      unit: 'ms',
    });
  return [
    line('entry log: a day with its findings, p95', p95(days)),
    line('entry log: a month with its findings, p95', p95(months)),
    line("entry log: a person's history with its findings, p95", p95(persons)),
    line('entry log: one entry more, p95', p95(more)),
    measure({
      name: 'entry log: index of everything, once',
      ours: first,
      peer: scanned,
      peerName: 'looking at every entry once',
      limit: null,
      count: ENTRIES,
      unit: 'ms',
    }),
  ];
}
