import { performance } from 'node:perf_hooks';
import { attributesOf, type Counted } from '../../shared/inquiry/attributes';
import { tally } from '../../shared/inquiry/tally';
import { ASSET } from '../../shared/registers/ids';
import { registerOf } from '../../shared/registers/index';
import { type Measure, measure } from './measure';

const COUNT = 100_000;
const RUNS = 15;
const KINDS = ['document', 'data', 'device', 'system'];
const LEVELS = ['3', '2B', '2A', '1', 'unknown'];

function records(): readonly Counted[] {
  return Array.from({ length: COUNT }, (_, at) => ({
    state: {
      fields: {
        kind: KINDS[at % 4],
        confidentiality: LEVELS[(at * 7) % 5],
        appliedOn: `20${10 + (at % 16)}-05-01`,
      },
    },
    status: 'registered',
    derived: () => ({}),
  })) as unknown as readonly Counted[];
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A cross table of 100,000 records beside one plain Map over the same pairs of keys. */
export async function bench(): Promise<readonly Measure[]> {
  const list = records();
  const attributes = attributesOf(registerOf(ASSET), {
    record: () => undefined,
    register: () => undefined,
    derived: () => ({}),
  });
  const row = attributes.find(({ key }) => key === 'kind');
  const column = attributes.find(({ key }) => key === 'confidentiality');
  if (!row || !column) throw new Error('the register of assets has no kind or no class');
  const plain = (): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const one of list) {
      const pair = `${row.keyOf(one)}\n${column.keyOf(one)}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    return counts;
  };
  const ours: number[] = [];
  const peers: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    peers.push(timed(plain));
    ours.push(timed(() => tally(list, row, column)));
  }
  return [
    measure({
      name: 'inquiry: cross table of 100,000 records',
      ours: median(ours),
      peer: median(peers),
      peerName: 'a plain Map count of the same pairs',
      limit: 1.5,
      count: COUNT,
      unit: 'ms',
    }),
  ];
}
