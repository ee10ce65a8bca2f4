import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type System = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

export const nodeSystem: System = {
  platform: process.platform,
  environment: process.env,
  exists: existsSync,
};

const WINDOWS = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];
const MAC = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const LINUX = [
  ...['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'],
  ...['microsoft-edge', 'microsoft-edge-stable'],
];

/** An installed Chromium, Chrome or Edge, or null. */
export function findBrowser({ platform, environment, exists }: System = nodeSystem): string | null {
  if (platform === 'win32') {
    const bases = [environment['ProgramFiles(x86)'], environment.ProgramFiles, environment.LOCALAPPDATA];
    const places = WINDOWS.flatMap((parts) => bases.flatMap((base) => (base ? join(base, ...parts) : [])));
    return places.find(exists) ?? null;
  }
  if (platform === 'darwin') {
    const places = MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    return places.find(exists) ?? null;
  }
  const folders = (environment.PATH ?? '').split(delimiter);
  return LINUX.flatMap((name) => folders.map((folder) => join(folder, name))).find(exists) ?? null;
}

/** Whether a window can be shown at all. */
export const hasDisplay = ({ platform, environment }: System = nodeSystem): boolean =>
  platform !== 'linux' || Boolean(environment.DISPLAY ?? environment.WAYLAND_DISPLAY);

/** The browser as a plain window: it fetches nothing for itself, and holds no second page ready. */
export const QUIET: readonly string[] = [
  ...['--no-first-run', '--no-default-browser-check', '--disable-sync', '--disable-extensions'],
  ...[
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--no-pings',
  ],
  '--disable-features=SpareRendererForSitePerProcess,Translate,OptimizationHints,MediaRouter',
];

/**
 * Opens an address as a window of its own, with a profile of its own: no extensions, no other site's cookies.
 * The process ends when the window is closed.
 */
export function openAppWindow(browser: string, url: string, profile: string): ChildProcess {
  const superuser = process.platform === 'linux' && process.getuid?.() === 0;
  // Chromium does not start its sandbox for the superuser.
  const forced = superuser ? ['--no-sandbox'] : [];
  const child = spawn(browser, [`--app=${url}`, `--user-data-dir=${profile}`, ...QUIET, ...forced], {
    stdio: 'ignore',
  });
  return child;
}
