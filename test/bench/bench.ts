import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Bench, Measure } from './measure';

// Memory is only comparable after a collection.
setFlagsFromString('--expose-gc');
Object.assign(globalThis, { gc: runInNewContext('gc') });

const here = fileURLToPath(new URL('.', import.meta.url));
const full = process.argv.includes('--full');
const only = process.argv.slice(2).filter((word) => !word.startsWith('-'));

const files = readdirSync(here)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => only.length === 0 || only.some((word) => name.startsWith(word)));

const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

function print(measures: readonly Measure[]): void {
  for (const { name, ours, peer, peerName, ratio, limit, unit } of measures) {
    const verdict = limit === null ? '' : ratio <= limit ? `  (≤ ${limit}) ok` : `  (≤ ${limit}) OVER`;
    process.stdout.write(
      `${name}: ${number(ours)} ${unit} / ${peerName} ${number(peer)} ${unit} = ${ratio.toFixed(2)}${verdict}\n`,
    );
  }
}

const results: Measure[] = [];
for (const file of files) {
  const { bench } = (await import(pathToFileURL(`${here}${file}`).href)) as { readonly bench: Bench };
  process.stdout.write(`\n── ${file}\n`);
  const measures = await bench({ full });
  print(measures);
  results.push(...measures);
}

/** Benches that were not run now keep the figures of their last run. */
function before(): readonly Measure[] {
  if (!existsSync('bench/results.json')) return [];
  const { results: kept } = JSON.parse(readFileSync('bench/results.json', 'utf8')) as {
    readonly results: readonly Measure[];
  };
  return kept.filter(({ name }) => !results.some((one) => one.name === name));
}

mkdirSync('bench', { recursive: true });
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
};
writeFileSync(
  'bench/results.json',
  `${JSON.stringify({ machine, full, results: [...before(), ...results] }, null, 2)}\n`,
);
const over = results.filter(({ ratio, limit }) => limit !== null && ratio > limit);
process.stdout.write(
  `\n${results.length} measures, ${over.length} over their limit; written to bench/results.json\n`,
);
process.exit(over.length === 0 ? 0 : 1);
