/**
 * `npm test`: installs what is missing, then format, types, lint, import rules, unit, property, contract, golden,
 * attack and end-to-end tests. Each suite prints its wall time; the last line counts the tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installAll } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'mamori-reports-'));
const only = process.argv.slice(2).filter((word) => word !== '--');
const totals = { passed: 0, failed: 0, skipped: 0 };

const node = (...words) => [process.execPath, words];
const bin = (path, ...words) => node(`node_modules/${path}`, ...words);
const vitestReport = (name) => join(reports, `${name}.json`);
const vitest = (name, ...paths) =>
  bin(
    'vitest/vitest.mjs',
    'run',
    ...paths,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport(name)}`,
  );

const countVitest = (name) => {
  const report = JSON.parse(readFileSync(vitestReport(name), 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};
const countPlaywright = () => {
  const { stats } = JSON.parse(readFileSync(join(root, 'test-results/e2e.json'), 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
};

const suites = [
  { name: 'format and lint', run: bin('@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'import rules', run: node('scripts/import-rules.mjs') },
  { name: 'types', run: node('scripts/types.mjs') },
  { name: 'build', run: bin('electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn') },
  { name: 'unit', run: vitest('unit', 'test/unit'), count: () => countVitest('unit') },
  { name: 'property', run: vitest('property', 'test/property'), count: () => countVitest('property') },
  { name: 'contract', run: vitest('contract', 'test/contract'), count: () => countVitest('contract') },
  { name: 'golden', run: vitest('golden', 'test/golden'), count: () => countVitest('golden') },
  { name: 'attacks', run: vitest('attacks', 'test/attacks'), count: () => countVitest('attacks') },
  {
    name: 'end to end',
    run: bin('@playwright/test/cli.js', 'test'),
    count: countPlaywright,
  },
];

/** Runs one suite; a suite without tests of its own counts as one. */
function runSuite({
  name,
  run: [command, words],
  env = {},
  count = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }),
}) {
  const started = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'Asia/Tokyo', ...env },
  });
  let counted;
  try {
    counted = count(status === 0);
  } catch {
    counted = { passed: 0, failed: 1, skipped: 0 };
  }
  if (status !== 0 && counted.failed === 0) counted = { ...counted, failed: 1 };
  for (const key of Object.keys(totals)) totals[key] += counted[key];
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${counted.passed} passed, ${seconds} s\n`,
  );
}

installAll(root);
const wanted = suites.filter(({ name }) => only.length === 0 || only.includes(name));
if (wanted.length === 0) {
  process.stderr.write(`no such suite; there are: ${suites.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}
for (const suite of wanted) runSuite(suite);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
