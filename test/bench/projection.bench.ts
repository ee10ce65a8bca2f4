import { performance } from 'node:perf_hooks';
import type { RecordId, RegisterId } from '../../shared/ids';
import type { Entry } from '../../shared/journal/entry';
import { createProjection } from '../../shared/journal/project';
import { registers } from '../../shared/registers/index';
import { createDevice, recordNamed } from '../fakes/journal';
import { type Measure, measure } from './measure';

const COUNT = 100_000;
const register = 'asset' as RegisterId;

function entries(): Entry[] {
  const pc = createDevice('bench');
  for (let at = 0; at < COUNT; at += 1) {
    const record = recordNamed(`${at % 60_000}`) as RecordId;
    const first = at < 60_000;
    const fields = {
      name: `情報資産${at}`,
      kind: 'document',
      confidentiality: '2B',
      integrity: '1',
      availability: '1',
      place: `書庫${at % 40}`,
    };
    const body = first
      ? { number: `R8-${at}`, on: '2026-04-01', fields }
      : { on: '2026-11-01', changes: { place: `書庫${at % 7}` }, reason: '移動' };
    pc.write({ register, record, event: first ? 'registered' : 'amended', body });
  }
  return pc.entries;
}

/** Folding a whole book beside parsing the same entries from text. */
export async function bench(): Promise<readonly Measure[]> {
  const all = entries();
  const text = JSON.stringify(all);
  const parsing = performance.now();
  JSON.parse(text);
  const parsed = performance.now() - parsing;
  const folding = performance.now();
  const projection = createProjection(registers);
  projection.apply(all);
  const folded = performance.now() - folding;
  return [
    measure({
      name: 'fold 100,000 entries',
      ours: folded,
      peer: parsed,
      peerName: 'JSON.parse of the same entries',
      limit: 2,
      count: COUNT,
      unit: 'ms',
    }),
  ];
}
