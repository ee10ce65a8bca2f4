import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { serve } from '../e2e/served';
import { type Bench, measure } from './measure';
import { fillStocktake, MEDIA, numberOf, openCounting } from './stocktake-world';

const LIMIT_MS = 200;
const CHROMIUM = '/usr/bin/chromium';
const PORT = 47_693;

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
  const { stocktake } = await fillStocktake(folder);
  const served = await serve({ data: folder, port: PORT });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await openCounting(page, served.url, stocktake);
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
