/** Type-checks every zone with its own tsconfig, so that shared/ sees neither DOM nor Node. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const zones =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['shared', 'electron', 'renderer', 'central', 'scripts', 'test'];
let failed = 0;
for (const zone of zones) {
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', zone], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
