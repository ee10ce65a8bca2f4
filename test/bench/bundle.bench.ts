import fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { bundleHashing, encryptAge } from '../../electron/services/bundles';
import { toUtf8 } from '../../shared/bundle/bytes';
import { openBundle, openSigned } from '../../shared/bundle/open';
import { signBundle } from '../../shared/bundle/pack';
import { verifyChain } from '../../shared/journal/chain';
import type { Entry } from '../../shared/journal/entry';
import { cheated, cheats, codeOf, honestRun } from '../property/bundle/hand-overs';
import { mutated } from '../property/bundle/mutate';
import { mutations } from '../property/bundle/mutations';
import { falsehood, type Scene, scenes } from '../property/bundle/scenes';
import {
  deviceNamed,
  inputOf,
  intakeOf,
  openPlain,
  openPorts,
  portsOf,
  recipient,
  unwrapped,
  write,
} from '../unit/bundle/fixture';
import { type Measure, measure } from './measure';

const MEGABYTE = 1024 * 1024;
const since = (start: number): number => performance.now() - start;
const SEED = 20261123;

/** Mutated bundles: how many told something false, the slowest, and what they took of memory. */
function mutate(count: number): readonly Measure[] {
  let [wrong, slowest, most] = [0, 0, 0];
  const before = process.memoryUsage().rss;
  const batch = 1000;
  for (let done = 0; done < count; done += batch) {
    for (const mutation of fc.sample(mutations, {
      numRuns: Math.min(batch, count - done),
      seed: SEED + done,
    })) {
      const scene: Scene = scenes[mutation.scene];
      const plain = mutated(mutation);
      const start = performance.now();
      const opened = openPlain(plain, scene.intake);
      slowest = Math.max(slowest, since(start));
      if (opened.ok && falsehood(opened.value, scene) !== null) wrong += 1;
      most = Math.max(most, process.memoryUsage.rss() - before);
    }
  }
  const unit = 'bundles';
  return [
    measure({
      name: 'mutated bundles: false ones accepted',
      ours: wrong,
      peer: count,
      peerName: 'mutated',
      limit: 0,
      count,
      unit,
    }),
    measure({
      name: 'mutated bundles: slowest to open',
      ours: slowest,
      peer: 2000,
      peerName: 'limit',
      limit: 1,
      count,
      unit: 'ms',
    }),
    measure({
      name: 'mutated bundles: memory beyond the start',
      ours: most / MEGABYTE,
      peer: 256,
      peerName: 'limit',
      limit: 1,
      count,
      unit: 'MB',
    }),
  ];
}

/** Bundles nobody changed, encrypted and all: every one must be accepted. */
async function controls(count: number): Promise<Measure> {
  let refused = 0;
  for (let at = 0; at < count; at += 1) {
    const device = deviceNamed(`見本端末 ${at % 20}`);
    const plain = unwrapped(signBundle(inputOf(write(device.device, 1 + (at % 30))), portsOf(device))).plain;
    const opened = await openBundle(await encryptAge(plain, recipient), openPorts, intakeOf());
    if (!opened.ok) refused += 1;
  }
  return measure({
    name: 'honest bundles refused',
    ours: refused,
    peer: count,
    peerName: 'honest',
    limit: 0,
    count,
    unit: 'bundles',
  });
}

function handOvers(count: number): readonly Measure[] {
  const size = fc.integer({ min: 1, max: 8 });
  const run = fc.record({ first: size, second: size, at: fc.nat(100), keepsHashes: fc.boolean() });
  const missed = cheats.map((cheat) => {
    const wrong = fc.sample(run, { numRuns: count, seed: SEED }).filter((numbers) => {
      const opened = cheated(cheat, numbers);
      return opened.ok || opened.error.code !== codeOf[cheat];
    });
    return measure({
      name: `hand-overs: ${cheat} not told`,
      ours: wrong.length,
      peer: count,
      peerName: 'tried',
      limit: 0,
      count,
      unit: 'runs',
    });
  });
  const step = fc.record({ more: fc.nat(4), back: fc.nat(10) });
  const runs = fc.sample(fc.tuple(fc.array(step, { minLength: 1, maxLength: 6 }), fc.boolean()), {
    numRuns: count,
    seed: SEED,
  });
  const alarms = runs.filter(([steps, keepsHashes]) => honestRun(steps, keepsHashes) !== null).length;
  return [
    ...missed,
    measure({
      name: 'hand-overs: false alarms',
      ours: alarms,
      peer: count,
      peerName: 'honest runs',
      limit: 0,
      count,
      unit: 'runs',
    }),
  ];
}

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return since(start);
};

/** Packing and opening beside the least that must be done to the same entries; the best of three, turn by turn. */
function speed(count: number): readonly Measure[] {
  const device = deviceNamed('窓口PC');
  const entries = write(device.device, count);
  const input = inputOf(entries);
  const verified = (chain: readonly Entry[]): void => {
    if (!verifyChain(chain, null, bundleHashing).ok) throw new Error('the chain is broken');
  };
  const written = (): string => entries.map((entry) => `${canonicalize(entry)}\n`).join('');
  const lines = written();
  const { plain } = unwrapped(signBundle(input, portsOf(device)));
  const work = {
    pack: () => unwrapped(signBundle(input, portsOf(device))),
    barePack: () => {
      verified(entries);
      bundleHashing.sha512Hex(toUtf8(written()));
    },
    open: () => unwrapped(openSigned(plain, openPorts, intakeOf())),
    bareOpen: () => {
      verified(
        lines
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Entry),
      );
    },
  };
  const best = { pack: Infinity, barePack: Infinity, open: Infinity, bareOpen: Infinity };
  for (let turn = 0; turn < 3; turn += 1) {
    for (const name of Object.keys(best) as (keyof typeof best)[])
      best[name] = Math.min(best[name], timed(work[name]));
  }
  const unit = 'ms';
  return [
    measure({
      name: 'pack and sign',
      ours: best.pack,
      peer: best.barePack,
      peerName: 'verify, write lines, SHA-512',
      limit: 2,
      count,
      unit,
    }),
    measure({
      name: 'open and check',
      ours: best.open,
      peer: best.bareOpen,
      peerName: 'parse lines, verify',
      limit: 4,
      count,
      unit,
    }),
  ];
}

/** Bundles: what hostile ones achieve (nothing), and what packing and opening cost. */
export async function bench({ full }: { readonly full: boolean }): Promise<readonly Measure[]> {
  return [
    ...speed(full ? 100_000 : 20_000),
    ...mutate(full ? 100_000 : 2_000),
    await controls(full ? 1_000 : 100),
    ...handOvers(full ? 1_000 : 100),
  ];
}
