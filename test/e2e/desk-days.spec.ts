import type { CDPSession, Page } from '@playwright/test';
import { showDate } from '../../shared/jp/date';
import { press, unlocked, visit } from './actions';
import { expect, test } from './fixtures';

const password = 'やかん-ゆきだるま-はしご-けむり';
const HOUR = 3_600_000;
const DAYS = 7;

/** The window's own moment in Japan, like 2026-11-23T17:30:05.123Z. */
const momentOf = (page: Page): Promise<string> =>
  page.evaluate(() => new Date(Date.now() + 9 * 3_600_000).toISOString());

/** Lets the window's time pass until five seconds after this clock time, today or tomorrow. */
async function passUntil(page: Page, clock: string): Promise<void> {
  const now = await momentOf(page);
  const left = Date.parse(`${now.slice(0, 10)}T${clock}:05Z`) - Date.parse(now);
  await page.clock.fastForward(left > 0 ? left : left + 24 * HOUR);
}

async function openDesk(page: Page): Promise<void> {
  await visit(page, 'settings/desk', '設定：入退室受付');
  await page.getByLabel('受付専用のパスワード', { exact: true }).fill(password);
  await page.getByLabel('受付専用のパスワード（確認）').fill(password);
  await press(page, '決める');
  await expect(page.getByText('受付専用のパスワードを決めました')).toBeVisible();
  await press(page, '画面ロック');
  await press(page, '入退室受付として開く');
  await page.getByLabel('入退室受付のパスワード').fill(password);
  await press(page, '受付を始める');
  await expect(page.locator('.desk')).toBeVisible();
}

/** Counts the timers that were set and neither ran out nor were cleared. */
async function countTimers(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const live = new Set<unknown>();
    const { setTimeout: later, setInterval: every, clearTimeout: stop, clearInterval: stopEvery } = window;
    const watched = {
      setTimeout: (work: () => void, ms?: number) => {
        const id = later(() => {
          live.delete(id);
          work();
        }, ms);
        live.add(id);
        return id;
      },
      setInterval: (work: () => void, ms?: number) => {
        const id = every(work, ms);
        live.add(id);
        return id;
      },
      clearTimeout: (id: number) => {
        live.delete(id);
        stop(id);
      },
      clearInterval: (id: number) => {
        live.delete(id);
        stopEvery(id);
      },
    };
    Object.assign(window, watched, { liveTimers: () => live.size });
  });
  return () => page.evaluate(() => (window as unknown as { liveTimers: () => number }).liveTimers());
}

/** What the window holds once the collector has been through. */
async function held(session: CDPSession): Promise<{ nodes: number; listeners: number; heap: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    heap: metric('JSHeapUsedSize'),
  };
}

test('the desk stays right for a week without being touched: clock, date, who is inside, nothing piling up', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const page = await unlocked(app);
  await openDesk(page);
  const inside = page.locator('.desk-inside-row', { hasText: '見本 邉美' });
  const notice = page.locator('.desk-notice');
  const clock = page.locator('.desk-clock');
  const scan = async (): Promise<void> => {
    await page.keyboard.type('mh-1002');
    await page.keyboard.press('Enter');
  };
  await page.clock.install();
  const timers = await countTimers(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const drawn = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
  const seen: ({ timers: number; drawn: number } & Awaited<ReturnType<typeof held>>)[] = [];

  for (let day = 0; day < DAYS; day += 1) {
    await passUntil(page, '08:59');
    await passUntil(page, '09:00');
    const today = (await momentOf(page)).slice(0, 10);
    await expect(clock).toContainText(showDate(today as never));
    await expect(clock).toContainText('09:00');
    await expect(notice).toBeEmpty();
    await expect(inside).toHaveCount(0);
    await scan();
    await expect(notice).toContainText('入室　見本 邉美　09:00');
    await expect(inside).toContainText('09:00 から');
    // The one who comes next is offered nothing of it.
    await passUntil(page, '09:05');
    await expect(notice).toBeEmpty();
    await expect(inside.locator('.desk-late')).toHaveCount(0);
    await passUntil(page, '17:31');
    await expect(inside.locator('.desk-late')).toBeVisible();
    // Every third day somebody stays into the next morning.
    if (day % 3 === 2) {
      await passUntil(page, '00:01');
      const tomorrow = (await momentOf(page)).slice(0, 10);
      expect(tomorrow).not.toBe(today);
      await expect(clock).toContainText(showDate(tomorrow as never));
      await expect(inside).toContainText(`${showDate(today as never, 'short')} 09:00 から`);
      await expect(inside.locator('.desk-late')).toBeVisible();
    }
    await scan();
    await expect(notice).toContainText('退室　見本 邉美');
    await expect(inside).toHaveCount(0);
    await passUntil(page, '06:00');
    await expect(notice).toBeEmpty();
    seen.push({ timers: await timers(), drawn: await drawn(), ...(await held(session)) });
  }

  const [, , settled] = seen;
  const last = seen.at(-1);
  if (!settled || !last) throw new Error('no day passed');
  // One that arms itself again and again may be waiting at one look and not at the other.
  expect(last.timers).toBeLessThanOrEqual(settled.timers + 1);
  expect(last.listeners).toBeLessThanOrEqual(settled.listeners);
  expect(last.drawn).toBe(settled.drawn);
  // Beside what is drawn, Chromium keeps a node for each scan that Ctrl+Z could still undo.
  expect(last.nodes - settled.nodes).toBeLessThanOrEqual(2 * 2 * DAYS);
  expect(last.heap).toBeLessThanOrEqual(settled.heap + 2_000_000);

  // A minute after minute, as a clock on the wall.
  for (const wanted of ['06:59', '07:00', '07:01']) {
    await passUntil(page, wanted);
    await expect(clock).toContainText(wanted);
  }
});
