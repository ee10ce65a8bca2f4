import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { fullCost } from '../../electron/services/passwords';
import { createClerk } from '../../scripts/clerk';
import { hire } from '../../scripts/sample-people';
import type { RecordId } from '../../shared/ids';
import { draftNew } from '../../shared/registers/define';
import { personKey } from '../../shared/registers/entry-person';
import { AREA, ENTRY_LOG } from '../../shared/registers/ids';
import { serve } from '../e2e/served';
import { createTestHost } from '../fakes/test-host';
import { type Bench, measure } from './measure';

const PASSWORD = 'mihon-renshuu-you-bench';
const ENTRIES = 100_000;
const AT_ONCE = 20_000;
const A_DAY = 110;
const PEOPLE = 600;
const LIMIT_MS = 200;
const CHROMIUM = '/usr/bin/chromium';
const PORT = 47_697;

const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = (index: number): string =>
  new Date(Date.UTC(2024, 3, 1) + Math.floor(index / A_DAY) * 86_400_000).toISOString().slice(0, 10);
const nameOf = (index: number): string => `見本 ${(index * 31) % PEOPLE}`;

/** A server room that 100,000 entries were made to in two and a half years. */
async function fillLog(folder: string): Promise<RecordId> {
  const { host } = createTestHost({ dataFolder: folder, kdfCost: fullCost });
  const made = await host.call('createBook', {
    name: '見本課',
    userName: '見本太郎',
    password: PASSWORD,
    sample: true,
  });
  if (!made.ok) throw new Error(made.error.what);
  await host.call('unlock', { password: PASSWORD });
  const clerk = await createClerk(host, made.value.person);
  const { section } = await hire(clerk, '見本太郎');
  const [area] = (await clerk.act(AREA, 'register', [], {
    name: '見本サーバ室',
    section,
    control: ['book'],
    closesAt: '17:30',
    escortFor: 'outsiders',
    idFor: 'outsiders',
    systems: [{ name: '見本システム', confidentiality: '2B' }],
  })) as [RecordId];
  const { newRecord } = clerk.situation();
  for (let from = 0; from < ENTRIES; from += AT_ONCE) {
    const drafts = Array.from({ length: AT_ONCE }, (_, at) => {
      const index = from + at;
      const [day, hour] = [dayOf(index), two(8 + (index % 9))];
      const fields = {
        area,
        enteredAt: `${day}T${hour}:${two((index * 7) % 59)}`,
        leftAt: `${day}T${hour}:59`,
        name: nameOf(index),
        company: '見本保守株式会社',
        purpose: '定期点検',
        idShown: 'shown',
        source: 'paper',
      };
      return draftNew(ENTRY_LOG, newRecord(), 'entered', 1, { number: null, on: day as never, fields });
    });
    const answer = await host.call('append', { drafts, rules: clerk.situation().profile.version });
    if (!answer.ok) throw new Error(answer.error.what);
  }
  await host.close();
  return area;
}

/** Milliseconds from the change of address until the table of that view, with its lines, has been drawn. */
const opened = (page: Page, query: string): Promise<number> =>
  page.evaluate(async (to) => {
    const table = '.entries-table [role=grid]';
    const before = document.querySelector(table)?.getAttribute('aria-label');
    const started = performance.now();
    location.hash = `#/entries?${to}`;
    for (;;) {
      await new Promise((next) => requestAnimationFrame(next));
      const now = document.querySelector(table);
      if (now && now.getAttribute('aria-label') !== before && now.querySelector('[role=gridcell]'))
        return performance.now() - started;
      if (performance.now() - started > 30_000) throw new Error(`never opened: ${to}`);
    }
  }, query);

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * 0.95)] ?? 0;

/** 入退室管理簿 in a browser, over the real host with a real disk: 100,000 entries, by day, by month, by person. */
export const bench: Bench = async ({ full }) => {
  if (!existsSync(CHROMIUM) || !existsSync('out/main/serve.js')) return [];
  const folder = mkdtempSync(join(tmpdir(), 'mamori-bench-'));
  const area = await fillLog(folder);
  const served = await serve({ data: folder, port: PORT });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(served.url);
    await page.locator('input[type=password]').first().fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '画面ロック' }).waitFor({ timeout: 120_000 });
    await opened(page, `area=${area}&span=day&day=${dayOf(10)}`);
    const rounds = full ? 60 : 20;
    const spread = Array.from(
      { length: rounds },
      (_, round) => 1_000 + ((round * 7_919) % (ENTRIES - 2_000)),
    );
    const queries = {
      'a day': (index: number) => `area=${area}&span=day&day=${dayOf(index)}`,
      'a month': (index: number) => `area=${area}&span=month&month=${dayOf(index).slice(0, 7)}`,
      "a person's history": (index: number) =>
        new URLSearchParams({
          span: 'person',
          person: personKey(undefined, nameOf(index), '見本保守株式会社'),
        })
          .toString()
          .replaceAll('+', '%20'),
    };
    const measures = [];
    for (const [what, query] of Object.entries(queries)) {
      const times: number[] = [];
      for (const index of spread) {
        times.push(await opened(page, query(index)));
        // What is measured next begins from another view.
        if (what === 'a month') await opened(page, queries['a day'](index));
      }
      measures.push(
        measure({
          name: `entry log: ${what} opened on the screen, p95`,
          ours: p95(times),
          peer: LIMIT_MS,
          peerName: 'the 200 ms allowed',
          limit: 1,
          count: ENTRIES,
          unit: 'ms',
        }),
      );
    }
    return measures;
  } finally {
    await browser.close();
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
