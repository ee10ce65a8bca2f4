/** Installs what the tests need and is not there: packages, and on Debian Chromium, fonts and the tools bundles are checked with. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isInstalled } from './install-state.mjs';

const found = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

const DEBIAN = [
  { missing: () => !['/usr/bin/chromium', '/usr/bin/google-chrome'].some(existsSync), name: 'chromium' },
  {
    missing: () => !existsSync('/usr/share/fonts/truetype/morisawa-bizud-gothic') && !found('fc-list'),
    name: 'fontconfig',
  },
  {
    missing: () => spawnSync('sh', ['-c', 'fc-list | grep -qi "BIZ UD"'], { stdio: 'ignore' }).status !== 0,
    name: 'fonts-morisawa-bizud-gothic',
  },
  { missing: () => !found('age'), name: 'age' },
  { missing: () => !found('minisign'), name: 'minisign' },
  { missing: () => !found('pdftoppm'), name: 'poppler-utils' },
  { missing: () => !found('unzip'), name: 'unzip' },
];

function run(command, words, options = {}) {
  const { status } = spawnSync(command, words, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed`);
}

function installDebian() {
  const wanted = DEBIAN.filter(({ missing }) => missing()).map(({ name }) => name);
  if (wanted.length === 0) return;
  if (!found('apt-get')) {
    process.stdout.write(`not found here, tests that need them will say so: ${wanted.join(', ')}\n`);
    return;
  }
  const root = process.getuid?.() === 0 ? [] : ['sudo'];
  const apt = (...words) =>
    run([...root, 'apt-get'][0], [...root, 'apt-get', ...words].slice(1), {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...wanted);
}

/** Throws when something that has to be there cannot be installed. */
export function installAll(root) {
  if (!isInstalled(root)) run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root });
  if (process.platform === 'linux') installDebian();
  if (!existsSync('/usr/bin/chromium') && !existsSync('/usr/bin/google-chrome')) {
    run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { cwd: root });
  }
}
