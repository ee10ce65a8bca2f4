/** Runs a TypeScript entry of this project: node scripts/run.mjs FILE [arguments]. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(`${root}/node_modules/tsx`)) {
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
}
const [entry, ...rest] = process.argv.slice(2);
const run = spawnSync(process.execPath, ['--import', 'tsx', entry, ...rest.filter((word) => word !== '--')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TZ: 'Asia/Tokyo' },
});
process.exit(run.status ?? 1);
