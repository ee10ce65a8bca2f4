import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { fullCost } from '../../electron/services/passwords';
import { createClerk } from '../../scripts/clerk';
import { hire } from '../../scripts/sample-people';
import type { JsonObject } from '../../shared/json';
import { draftNew } from '../../shared/registers/define';
import { ASSET } from '../../shared/registers/ids';
import { serve } from '../e2e/served';
import { createTestHost } from '../fakes/test-host';
import { type Bench, type Measure, measure } from './measure';

const PASSWORD = 'mihon-renshuu-you-bench';
const ENTRIES = 100_000;
const PART = 10_000;
const CHROMIUM = '/usr/bin/chromium';

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

const fieldsOf = (at: number, section: string): JsonObject => ({
  name: `見本の台帳${at}（${['窓口', '庶務', '管理', '髙﨑'][at % 4]}）`,
  kind: at % 3 === 0 ? 'document' : 'information',
  section,
  keeper: ['庶務係', '管理係', '窓口係'][at % 3] ?? '',
  confidentiality: ['1', '2B', '3'][at % 3] ?? '1',
  integrity: '2B',
  availability: '1',
  place: `書庫${at % 40}`,
  retentionYears: ['1', '3', '5'][at % 3] ?? '1',
});

/** A book of 100,000 entries in the folder, written through the host as an import would. */
async function fill(folder: string): Promise<void> {
  const world = createTestHost({ dataFolder: folder, kdfCost: fullCost });
  const made = await world.host.call('createBook', {
    name: '見本課',
    userName: '見本太郎',
    password: PASSWORD,
    sample: true,
  });
  if (!made.ok) throw new Error(made.error.what);
  await world.host.call('unlock', { password: PASSWORD });
  const clerk = await createClerk(world.host, made.value.person);
  const { section } = await hire(clerk, '見本太郎');
  for (let done = 0; done < ENTRIES; done += PART) {
    const drafts = Array.from({ length: PART }, (_, at) =>
      draftNew(ASSET, clerk.situation().newRecord(), 'registered', 1, {
        number: `R8-${String(done + at + 1).padStart(6, '0')}`,
        on: '2026-04-01',
        fields: fieldsOf(done + at, section),
      }),
    );
    const answer = await world.host.call('append', { drafts, rules: clerk.situation().profile.version });
    if (!answer.ok) throw new Error(answer.error.what);
  }
  await world.host.close();
}

async function unlock(page: Page): Promise<number> {
  await page.locator('input[type=password]').first().fill(PASSWORD);
  const started = Date.now();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    location.hash = '#/register/asset';
  });
  await page.getByText('R8-000001').first().waitFor({ timeout: 120_000 });
  return Date.now() - started;
}

/** Script and layout time of each key of a search, until the frame after it. */
async function searching(page: Page): Promise<readonly number[]> {
  const box = page.getByRole('searchbox').or(page.getByPlaceholder(/検索/)).first();
  await box.click();
  await page.waitForTimeout(8_000);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    addEventListener(
      'input',
      () => {
        const started = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - started);
          channel.port2.postMessage(null);
        });
      },
      true,
    );
  });
  for (const text of ['髙﨑', '99', '書庫7', '0123', '窓口']) {
    await box.fill('');
    await page.waitForTimeout(300);
    for (const key of text) {
      await page.keyboard.insertText(key);
      await page.waitForTimeout(150);
    }
  }
  return page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes);
}

/** From pressing 登録 to the message that it is on the disk. */
async function committing(page: Page, turns: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await page.evaluate(() => {
      location.hash = '#/act/section/register';
    });
    await page.getByLabel('名称').first().fill(`見本第${turn}課`);
    await page.waitForTimeout(400);
    times.push(
      await page.evaluate(async () => {
        const button = [...document.querySelectorAll('button')].find(
          (one) => one.textContent?.trim() === '登録',
        );
        const started = performance.now();
        button?.click();
        while (!location.hash.startsWith('#/register/section'))
          await new Promise((next) => setTimeout(next, 1));
        return performance.now() - started;
      }),
    );
  }
  return times;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Proportional memory (PSS, MB) of every process whose command line names the folder: shared pages count once. Linux only. */
function memoryOf(folder: string): number {
  const own = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && read(`/proc/${name}/cmdline`).includes(folder),
  );
  const kilobytes = own.map((name) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${name}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** The whole app with a book of 100,000 entries: start, search, commit, memory. The build comes first. */
export const bench: Bench = async (): Promise<readonly Measure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-window-'));
  const profile = mkdtempSync(join(tmpdir(), 'mamori-profile-'));
  await fill(folder);
  const options = existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {};
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    viewport: { width: 1366, height: 768 },
  });
  let page = await context.newPage();
  // A new tab each time: another fragment of the same address would not load the page again.
  const open = async () => {
    const app = await serve({ data: folder, port: 47_690 });
    await page.close();
    page = await context.newPage();
    await page.goto(app.url);
    return app;
  };
  let app = await open();
  const first = await unlock(page);
  await page.waitForTimeout(20_000);
  await app.stop();
  app = await open();
  const again = await unlock(page);
  const keys = await searching(page);
  const commits = await committing(page, 20);
  const memory = memoryOf(profile) + memoryOf(folder);
  await app.stop();
  await context.close();
  for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true });
  const line = (
    name: string,
    ours: number,
    peer: number,
    peerName: string,
    limit: number | null,
    unit: string,
    count = ENTRIES,
  ) => measure({ name, ours, peer, peerName, limit, count, unit });
  return [
    line('password to first table, cached pages', again, first, 'the same without the cache', 1, 'ms'),
    line('search keystroke to the next frame p95', p95(keys), 16, 'one frame', 1, 'ms', keys.length),
    line('click to acknowledged p95', p95(commits), 50, 'the limit', 1, 'ms', commits.length),
    line('whole app, window and host', memory, 600, 'the limit', 1, 'MB'),
  ];
};
