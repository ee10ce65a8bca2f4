import { performance } from 'node:perf_hooks';
import type { DeviceId, Instant, RecordId, RegisterId } from '../../shared/ids';
import { GENESIS } from '../../shared/journal/entry';
import type { Effect, RecordState } from '../../shared/journal/project';
import type { IsoDate } from '../../shared/jp/date';
import type { JsonObject } from '../../shared/json';
import { tiedRegisters } from '../../shared/registers/erasure/index';
import { AREA, CUSTODY, DISPOSAL, ENTRY_LOG, MEDIUM } from '../../shared/registers/ids';
import { pastTerm } from '../../shared/retention/past-term';
import { profile } from '../fakes/book';
import { type Measure, measure } from './measure';

const ENTRIES = 60_000;
const MEDIA = 20_000;
const LOANS = 19_000;
const DISPOSALS = 1_000;
const COUNT = ENTRIES + MEDIA + LOANS + DISPOSALS;
const RUNS = 5;
const TODAY = '2036-04-01' as IsoDate;
/** Every other medium is disposed of, ten by one application. */
const isGone = (medium: number): boolean => medium < DISPOSALS * 10;

const idOf = (letter: string, at: number): RecordId => `${letter}${String(at).padStart(25, '0')}` as RecordId;
const dayOf = (at: number): string =>
  new Date(Date.UTC(2026, 3, 1) + (at % 3_600) * 86_400_000).toISOString().slice(0, 10);

function state(register: RegisterId, id: RecordId, status: string, fields: JsonObject): RecordState {
  const position = { tick: 1, device: 'bench' as DeviceId, seq: 1 };
  const at = '2026-04-01T00:00:00.000Z' as Instant;
  return {
    register,
    id,
    number: null,
    fields,
    status,
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

const many = <T>(count: number, one: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => one(at));

const area = idOf('A', 0);
const records: ReadonlyMap<RegisterId, readonly RecordState[]> = new Map([
  [
    ENTRY_LOG,
    many(ENTRIES, (at) =>
      state(ENTRY_LOG, idOf('E', at), 'left', {
        area,
        enteredAt: `${dayOf(at)}T09:10`,
        leftAt: `${dayOf(at)}T10:20`,
        name: `見本 ${at % 600}`,
        company: '見本保守株式会社',
        purpose: '定期点検',
      }),
    ),
  ],
  [
    MEDIUM,
    many(MEDIA, (at) =>
      state(MEDIUM, idOf('M', at), 'registered', {
        name: `USBメモリ ${at}`,
        serial: `SN-${at}`,
        registeredOn: dayOf(at),
      }),
    ),
  ],
  [
    CUSTODY,
    many(LOANS, (at) =>
      state(CUSTODY, idOf('C', at), 'returned', {
        items: [{ thing: idOf('M', (at * 7) % MEDIA) }],
        outAt: `${dayOf(at)}T09:00`,
        until: dayOf(at + 1),
      }),
    ),
  ],
  [
    DISPOSAL,
    many(DISPOSALS, (at) =>
      state(DISPOSAL, idOf('D', at), 'completed', {
        items: many(10, (item) => ({ thing: idOf('M', at * 10 + item), method: 'destroy' })),
        appliedOn: dayOf(at),
      }),
    ),
  ],
  [AREA, [state(AREA, area, 'registered', { name: '見本サーバ室' })]],
]);
const byId = new Map([...records.values()].flat().map((one) => [one.id, one]));
const NOTHING: readonly RecordState[] = [];
const NO_EFFECTS: readonly Effect[] = [];
const disposed: ReadonlyMap<RecordId, readonly Effect[]> = new Map(
  many(MEDIA, (at) => at)
    .filter(isGone)
    .map((at) => [
      idOf('M', at),
      [{ on: idOf('M', at), kind: 'disposed', by: idOf('D', Math.floor(at / 10)), detail: {} }],
    ]),
);

const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** What is past its term among 100,000 records, with what keeps it: ten years of a section, its media lent and disposed of. */
export async function bench(): Promise<readonly Measure[]> {
  const book = {
    record: (id: RecordId) => byId.get(id),
    all: (register: RegisterId) => records.get(register) ?? NOTHING,
    effectsOn: (id: RecordId) => disposed.get(id) ?? NO_EFFECTS,
  };
  const around = { book, profile, today: TODAY };
  const registers = tiedRegisters({ profile });
  const found = pastTerm(registers, around);
  const kept = found.filter(({ blockers }) => blockers.length > 0).length;
  if (found.length === 0 || kept === 0 || kept === found.length) throw new Error('nothing to tell apart');
  const text = JSON.stringify([...byId.values()]);
  const times = many(RUNS, () => ({
    ours: timed(() => pastTerm(registers, around)),
    peer: timed(() => JSON.parse(text)),
  }));
  return [
    measure({
      name: 'retention: what is past its term, of 100,000 records',
      ours: median(times.map((one) => one.ours)),
      peer: median(times.map((one) => one.peer)),
      peerName: 'JSON.parse of the same records',
      limit: 3,
      count: COUNT,
      unit: 'ms',
    }),
  ];
}
