import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Conf from 'conf';
import type { Host } from '../shared/host/dispatch';
import type { Problem } from '../shared/problem';
import { DEFAULT_PORT, type Loopback, startLoopback } from './loopback';
import { prepareSample } from './sample-book';
import { sampleLoader } from './sample-loader';
import { findBrowser, hasDisplay, openAppWindow } from './services/app-window';
import { builtFiles } from './services/built-files';
import { defaultDataFolder } from './services/data-folder';
import { nodeRandom } from './services/hashing';
import { settingsInConf } from './services/settings';
import { usualSilence } from './services/window-watch';
import { type StartedHost, startHost } from './start-host';

/** out/main/serve.js: the browser shell, and the server without a window. Options as in scripts/start.mjs. */
const here = dirname(fileURLToPath(import.meta.url));
/** A window that is handed over to a browser already running ends its process at once: that is no closing. */
const HANDED_OVER_MS = 5_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function refuse(problem: Problem): never {
  const lines = [problem.what, problem.why, problem.next].filter((line) => line !== undefined);
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

const noBrowser: Problem = {
  code: 'no-browser',
  what: 'Chrome・Edge・Chromium のいずれも見つかりません。',
  next: 'いずれかを導入するか、「--shell server」で起動して、表示されたアドレスをお使いのブラウザで開いてください。',
};
const noDisplay: Problem = {
  code: 'no-display',
  what: '画面がないため、ブラウザの画面を開けません。',
  next: '「--shell server」で起動し、表示されたアドレスをブラウザで開いてください。',
};

function options() {
  const { values } = parseArgs({
    options: {
      shell: { type: 'string', default: 'auto' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      data: { type: 'string' },
      sample: { type: 'boolean', default: false },
    },
  });
  const folder = values.data ?? `${defaultDataFolder()}${values.sample ? '-sample' : ''}`;
  const browser = values.shell !== 'server' && hasDisplay() ? findBrowser() : null;
  if (values.shell === 'browser' && !browser) refuse(hasDisplay() ? noBrowser : noDisplay);
  return {
    browser,
    port: Number(values.port),
    sample: values.sample,
    folder: resolve(folder),
  };
}

/** The window's own files lie with the book; a book that can only be read gets a window that forgets. */
function profileIn(folder: string): string {
  try {
    accessSync(folder, constants.W_OK);
    return join(folder, 'window');
  } catch {
    return mkdtempSync(join(tmpdir(), 'mamori-window-'));
  }
}

/** Opens the window and calls back when it is closed. Without a browser or a display the address is printed. */
function showWindow(loopback: Loopback, folder: string, browser: string | null, closed: () => void): void {
  const url = loopback.newUrl();
  if (!browser) {
    say(`次のアドレスをブラウザで開いてください（一度だけ使えます）。\n${url}`);
    return;
  }
  const started = performance.now();
  const child = openAppWindow(browser, url, profileIn(folder));
  child.on('error', () => say(`画面を開けませんでした。次のアドレスをブラウザで開いてください。\n${url}`));
  child.on('exit', () => {
    if (performance.now() - started > HANDED_OVER_MS) closed();
  });
  say('まもり台帳の画面を開きました。');
}

async function main(): Promise<void> {
  const { browser, port, sample, folder } = options();
  const report = (error: unknown): void => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  };
  const started = await startHost({
    dataFolder: folder,
    shell: browser ? 'browser' : 'server',
    settings: (cwd) =>
      settingsInConf(
        () =>
          new Conf({ projectName: 'mamori-daicho', cwd, configName: 'settings', clearInvalidConfig: true }),
      ),
    saveFile: async () => ({ ok: true, value: { path: null, cancelled: false } }),
    workerScript: join(here, 'worker.js'),
    assets: join(here, '../../assets'),
    showOther: browser !== null,
    report,
  });
  if (!started.ok) refuse(started.error);
  const { host, lock } = started.value;
  const leave = (code: number): void =>
    void leaveWith(started.value, loopback?.ok ? loopback.value : null, code);
  if (sample) await loadSample(host, started.value);
  const loopback = await startLoopback({
    host,
    files: builtFiles(join(here, '../renderer')),
    port,
    random: nodeRandom,
    silence: browser ? usualSilence : { ...usualSilence, leaveAfterMs: null },
    gone: () => leave(0),
    report,
  });
  if (!loopback.ok) {
    await started.value.close();
    refuse(loopback.error);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(0));
  const show = (): void => showWindow(loopback.value, folder, browser, () => leave(0));
  lock.onShow(show);
  show();
}

async function leaveWith(started: StartedHost, loopback: Loopback | null, code: number): Promise<void> {
  await loopback?.close();
  await started.close();
  process.exit(code);
}

async function loadSample(host: Host, started: StartedHost): Promise<void> {
  const prepared = await prepareSample(host, await sampleLoader(here));
  if (!prepared.ok) {
    await started.close();
    refuse(prepared.error);
  }
  say(prepared.value);
}

void main();
