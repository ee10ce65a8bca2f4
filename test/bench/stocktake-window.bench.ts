import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { fullCost } from '../../electron/services/passwords';
import { createClerk } from '../../scripts/clerk';
import { hire } from '../../scripts/sample-people';
import type { RecordId } from '../../shared/ids';
import { draftNew } from '../../shared/registers/define';
import { MEDIUM, STOCKTAKE } from '../../shared/registers/ids';
import { serve } from '../e2e/served';
import { createTestHost } from '../fakes/test-host';
import { type Bench, measure } from './measure';

const PASSWORD = 'mihon-renshuu-you-bench';
const MEDIA = 5_000;
const PLACES = 20;
const LIMIT_MS = 200;
const CHROMIUM = '/usr/bin/chromium';
const PORT = 47_693;

const numberOf = (at: number): string => `R8-${String(at + 1).padStart(5, '0')}`;

/** A book of 5,000 media with a stocktake begun; answers the stocktake. */
async function fill(folder: string): Promise<RecordId> {
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
  const { section, keeper } = await hire(clerk, '見本太郎');
  await clerk.append(
    Array.from({ length: MEDIA }, (_, at) =>
      draftNew(MEDIUM, clerk.situation().newRecord(), 'registered', 1, {
        number: numberOf(at),
        on: '2026-04-01',
        fields: {
          kind: 'usb',
          name: '見本USBメモリ',
          section,
          place: `見本棚${at % PLACES}`,
          confidentiality: '2B',
        },
      }),
    ),
  );
  const [stocktake] = await clerk.act(STOCKTAKE, 'register', [], {
    name: '見本の棚卸',
    section,
    scope: 'all',
    startedOn: clerk.situation().today,
    counters: [keeper],
  });
  await world.host.close();
  return stocktake as RecordId;
}

/** Milliseconds from the Enter of a reader until the answer stands on the screen. */
async function scanned(page: Page, code: string): Promise<number> {
  return page.evaluate(async (text) => {
    const box = document.querySelector<HTMLInputElement>('.count-box input');
    const panel = document.querySelector('.count-answer');
    if (!box || !panel) throw new Error('not the counting page');
    box.value = text;
    const started = performance.now();
    const answered = new Promise<number>((resolve) => {
      new MutationObserver((_changes, observer) => {
        if (!panel.textContent?.includes(text)) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - started));
      }).observe(panel, { subtree: true, childList: true, characterData: true });
    });
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    return answered;
  }, code);
}

/** The counting page in a browser, over the real host with a real disk: 5,000 media, one scan after the other. */
export const bench: Bench = async ({ full }) => {
  if (!existsSync(CHROMIUM) || !existsSync('out/main/serve.js')) return [];
  const folder = mkdtempSync(join(tmpdir(), 'mamori-bench-'));
  const stocktake = await fill(folder);
  const served = await serve({ data: folder, port: PORT });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(served.url);
    await page.locator('input[type=password]').first().fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
    await page.evaluate((id) => {
      location.hash = `#/act/stocktake/count?on=${id}&place=${encodeURIComponent('t:見本棚1')}`;
    }, stocktake);
    await page.locator('.count-box input').waitFor({ timeout: 60_000 });
    const times: number[] = [];
    for (let at = 0; at < (full ? 600 : 150); at += 1)
      times.push(await scanned(page, numberOf((at * 7) % MEDIA)));
    const sorted = times.toSorted((a, b) => a - b);
    return [
      measure({
        name: 'stocktake: from the Enter of a reader to the answer on the screen, p95',
        ours: sorted[Math.floor((sorted.length - 1) * 0.95)] ?? 0,
        peer: LIMIT_MS,
        peerName: 'the 200 ms allowed',
        limit: 1,
        count: MEDIA,
        unit: 'ms',
      }),
    ];
  } finally {
    await browser.close();
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
