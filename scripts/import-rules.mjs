/** Checks the import rules of .dependency-cruiser.cjs, that modules were really seen, and that no file is too long. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const FEWEST_MODULES = 150;
const LONGEST_FILE = 300;

const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'shared',
    'electron',
    'renderer',
    'central',
  ],
  { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
const { summary } = JSON.parse(run.stdout);
const broken = summary.violations.filter(({ rule }) => rule.severity === 'error');
for (const { rule, from, to } of broken) process.stdout.write(`${rule.name}: ${from} → ${to}\n`);
process.stdout.write(
  `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports, ${broken.length} against the rules\n`,
);

const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.css', '*.mjs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const lengthOf = (file) => {
  try {
    return readFileSync(`${root}/${file}`, 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
};
const long = sources.filter((file) => lengthOf(file) > LONGEST_FILE);
for (const file of long) process.stdout.write(`over ${LONGEST_FILE} lines: ${file}\n`);
process.exit(broken.length === 0 && long.length === 0 && summary.totalCruised >= FEWEST_MODULES ? 0 : 1);
