import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test';
import { root, type Served, serve } from './served';

export type Target = 'browser' | 'electron';
export type SavedFile = { readonly name: string; readonly path: string };

/** The started app with its window. */
export type App = {
  readonly page: Page;
  readonly target: Target;
  readonly data: string;
  /** The process behind the window. */
  readonly served: Served;
  /** Complaints of the page that belong to the test (a killed host cannot be reached). */
  expectComplaints(kind: RegExp): void;
  /** Does what gives out a file, and answers the file. */
  saved(give: () => Promise<unknown>): Promise<SavedFile>;
  /** Starts the app again on the same data, with a new window. The old process must have ended. */
  restart(): Promise<App>;
};

export const samplePassword = 'mihon-renshuu-you';

type Options = { readonly target: Target };
type Fixtures = {
  /** An own folder, gone after the test. */
  readonly folder: string;
  readonly start: (book: 'none' | 'sample') => Promise<App>;
  /** The app without a book. */
  readonly fresh: App;
  /** The app with the sample book, still locked. */
  readonly app: App;
};

type Window = { readonly page: Page; readonly served: Served; readonly shell: ElectronApplication | null };

/** Everything a page must never do: errors in the console, uncaught errors, breaches of its own CSP. */
function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
}

const reportBreaches = (): void =>
  document.addEventListener('securitypolicyviolation', (breach) =>
    console.error(`CSP: ${breach.violatedDirective} ${breach.blockedURI}`),
  );

async function openInBrowser(context: BrowserContext, data: string, complaints: string[]): Promise<Window> {
  const served = await serve({ data });
  const page = await context.newPage();
  listen(page, complaints);
  await page.addInitScript(reportBreaches);
  await page.goto(served.url);
  return { page, served, shell: null };
}

async function openInElectron(data: string, complaints: string[]): Promise<Window> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const shell = await electron.launch({ args: [...sandbox, root, '--data', data], cwd: root });
  const page = await shell.firstWindow();
  listen(page, complaints);
  const kill = async (): Promise<void> => void shell.process().kill('SIGKILL');
  return { page, served: { url: page.url(), said: () => '', stop: () => shell.close(), kill }, shell };
}

/** The browser shell downloads; Electron asks where to, which a test answers in the person's place. */
async function savedFrom(window: Window, folder: string, give: () => Promise<unknown>): Promise<SavedFile> {
  if (!window.shell) {
    const [download] = await Promise.all([window.page.waitForEvent('download'), give()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return { name: download.suggestedFilename(), path };
  }
  const said = window.page.getByText(/^保存しました（/);
  await window.shell.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = async (...words: unknown[]) => {
      const { defaultPath = 'file' } = words.at(-1) as { defaultPath?: string };
      return { canceled: false, filePath: `${into}/${defaultPath.split(/[\\/]/).pop()}` };
    };
  }, folder);
  await give();
  const path = /（(.+)）/.exec((await said.textContent()) ?? '')?.[1] ?? '';
  return { name: path.split(/[\\/]/).pop() ?? '', path };
}

export const test = base.extend<Fixtures, Options>({
  target: ['browser', { option: true, scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'mamori-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ context, folder, target }, use) => {
    const complaints: string[] = [];
    const expected: RegExp[] = [];
    const open: Window[] = [];
    const given = join(folder, 'given');
    mkdirSync(given);
    const launch = async (data: string): Promise<App> => {
      const window =
        target === 'browser'
          ? await openInBrowser(context, data, complaints)
          : await openInElectron(data, complaints);
      open.push(window);
      return {
        ...window,
        target,
        data,
        expectComplaints: (kind) => void expected.push(kind),
        saved: (give) => savedFrom(window, given, give),
        restart: () => launch(data),
      };
    };
    await use((book) => {
      const data = join(folder, 'data');
      if (book === 'sample') cpSync(process.env['MAMORI_SAMPLE'] ?? '', data, { recursive: true });
      return launch(data);
    });
    for (const { page, served } of open) {
      await page.close();
      await served.stop();
    }
    expect(complaints.filter((line) => !expected.some((kind) => kind.test(line)))).toEqual([]);
  },
  fresh: async ({ start }, use) => use(await start('none')),
  app: async ({ start }, use) => use(await start('sample')),
});

export { expect };
