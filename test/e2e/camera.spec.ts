import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import file from '../../assets/labels/sheets.json' with { type: 'json' };
import type { Grey } from '../golden/forms/grey-png';
import { press, rowWith, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { cut, pagesOf, writeFilm } from './film';
import { type App, test as base, expect } from './fixtures';

type Options = { readonly mayFilm: boolean; readonly cameras: number };

/** A browser whose camera shows a file; the file is written while the test goes on. */
const test = base.extend<Options & { readonly film: string }>({
  mayFilm: [true, { option: true }],
  cameras: [1, { option: true }],
  film: async ({ folder }, use) => {
    const film = join(folder, 'film.y4m');
    writeFilm(film, [{ picture: null, seconds: 1 }]);
    await use(film);
  },
  context: async ({ film, mayFilm, cameras }, use) => {
    const path = '/usr/bin/chromium';
    const browser = await chromium.launch({
      ...(existsSync(path) ? { executablePath: path } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--use-fake-device-for-media-stream=device-count=${cameras}`,
        // A film is one camera; two show Chromium's own test picture.
        ...(cameras === 1 ? [`--use-file-for-fake-video-capture=${film}`] : []),
      ],
    });
    const context = await browser.newContext({
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      viewport: { width: 1366, height: 768 },
      permissions: mayFilm ? ['camera'] : ['clipboard-read'],
    });
    context.setDefaultTimeout(20_000);
    await context.addInitScript(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      const asked: unknown[] = [];
      const streams: MediaStream[] = [];
      Object.assign(window, { asked, streams });
      mediaDevices.getUserMedia = async (wish) => {
        asked.push(wish);
        const stream = await open(wish);
        streams.push(stream);
        return stream;
      };
    });
    await use(context);
    await browser.close();
  },
});

const answer = (page: Page) => page.getByRole('region', { name: '読取りの結果' });
const count = (page: Page, outcome: string) => page.locator(`.count-progress [data-outcome="${outcome}"] dd`);
const picture = (page: Page) => page.getByLabel('カメラの映像');
const box = (page: Page) => page.getByRole('textbox', { name: '番号・S/N・場所' });
const running = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    (window as unknown as { streams: MediaStream[] }).streams.some((stream) =>
      stream.getTracks().some(({ readyState }) => readyState === 'live'),
    ),
  );

async function openCounting(page: Page): Promise<void> {
  await visit(page, 'register/stocktake', '棚卸');
  await rowWith(page, '実施中').first().dblclick();
  await press(page, '読み取って数える');
  await expect(box(page)).toBeFocused();
}

const DPI = 300;
const [sheet] = file.sheets;

/** The labels of all media as the app prints them, by number. */
async function printLabels(app: App): Promise<ReadonlyMap<string, Grey>> {
  const { page } = app;
  if (!sheet) throw new Error('no label sheet');
  await visit(page, 'labels', 'ラベル');
  const list = await app.saved(() => page.getByRole('button', { name: /をテプラ用に書き出す$/ }).click());
  const rows = new TextDecoder('shift_jis').decode(readFileSync(list.path)).trim().split('\r\n').slice(1);
  await page.getByLabel('A4のラベル用紙に印刷').check();
  await page.locator('fieldset .label-sheet select').selectOption(sheet.id);
  await expect(page.locator('.preview-page').first()).toBeVisible();
  const given = await app.saved(() => press(page, 'PDFで保存'));
  const pages = pagesOf(given.path, DPI);
  const per = sheet.columns * sheet.rows;
  return new Map(
    rows.map((row, at) => {
      const place = at % per;
      const left = sheet.left + (place % sheet.columns) * (sheet.width + sheet.gapX);
      const top = sheet.top + Math.floor(place / sheet.columns) * (sheet.height + sheet.gapY);
      const paper = pages[Math.floor(at / per)];
      if (!paper) throw new Error('a page is missing');
      return [row.split(',')[0] ?? '', cut(paper, DPI, [left, top, sheet.width, sheet.height])] as const;
    }),
  );
}

/** Two things still to be counted where the counter stands, and a film that shows their printed labels. */
async function standBefore(app: App, film: string): Promise<readonly [string, string]> {
  const { page } = app;
  const labels = await printLabels(app);
  await openCounting(page);
  for (const place of await page.locator('.count-place').all()) {
    await place.click();
    const open = (await page.locator('.count-open-name strong').allInnerTexts()).filter((one) =>
      labels.has(one),
    );
    const [first, second] = open;
    if (first !== undefined && second !== undefined) {
      const scene = (number: string | null, seconds: number) => ({
        picture: number === null ? null : (labels.get(number) ?? null),
        seconds,
      });
      writeFilm(film, [scene(null, 1), scene(first, 6), scene(null, 1), scene(second, 2), scene(null, 2)]);
      return [first, second];
    }
    await page.locator('#count-place').selectOption('');
  }
  throw new Error('nothing left to count in the sample');
}

test('a label is read from our own print by the camera, once, and answered as a reader’s code is', async ({
  app,
  film,
}) => {
  const page = await unlocked(app);
  const [first, second] = await standBefore(app, film);
  expect(await page.evaluate(() => (window as unknown as { asked: unknown[] }).asked)).toEqual([]);
  const present = Number(await count(page, 'present').innerText());
  await press(page, 'カメラで読む');
  await expect(box(page)).toBeFocused();
  await expect(answer(page)).toContainText('現品あり');
  await expect(answer(page)).toContainText(first);
  // Held there for six seconds, it is counted once, and the page says so.
  const camera = page.locator('.count-camera');
  await expect(camera).toContainText('同じラベルが映っています');
  await expectAccessible(page, 'camera on');
  await expect(answer(page)).toContainText(second);
  await expect(answer(page)).toContainText('現品あり');
  await expect(count(page, 'present')).toHaveText(String(present + 2));
  await expect(page.locator('.count-last')).toContainText(first);
  // Out of sight and shown again it is read again: the same number twice is what a stocktake looks for.
  await expect(answer(page)).toContainText('重複読取');
  await expect(answer(page)).toContainText(first);
  // A reader goes on working beside the camera.
  await press(page, 'カメラを止める');
  await expect(picture(page)).toHaveCount(0);
  expect(await running(page)).toBe(false);
  await page.keyboard.type('MH-NOWHERE');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('台帳外');
  expect(await page.evaluate(() => (window as unknown as { asked: { audio: unknown }[] }).asked)).toEqual([
    expect.objectContaining({ audio: false }),
  ]);
  // The way it was counted is on record.
  await visit(page, 'register/stocktake-count', '棚卸の読取り');
  await expect(rowWith(page, first).filter({ hasText: 'カメラ' }).first()).toBeVisible();
});

test('the camera is let go when the window is hidden, when the page is left and when the book is locked', async ({
  app,
}) => {
  const page = await unlocked(app);
  await openCounting(page);
  await press(page, 'カメラで読む');
  await expect(picture(page)).toBeVisible();
  expect(await running(page)).toBe(true);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(page.getByText('画面が隠れたので、カメラを止めました')).toBeVisible();
  expect(await running(page)).toBe(false);
  await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'));

  await press(page, 'カメラで読む');
  await expect(picture(page)).toBeVisible();
  await press(page, 'この棚卸の記録');
  await expect(page.locator('.record-status')).toContainText('実施中');
  expect(await running(page)).toBe(false);

  await press(page, '読み取って数える');
  await press(page, 'カメラで読む');
  await expect(picture(page)).toBeVisible();
  // Pulled out: a browser ends the track by itself.
  await page.evaluate(() => {
    const { streams } = window as unknown as { readonly streams: MediaStream[] };
    streams.at(-1)?.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
  });
  await expect(page.getByRole('alert')).toContainText('カメラが外れたか、止まりました');
  expect(await running(page)).toBe(false);

  await press(page, 'カメラで読む');
  await expect(picture(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await press(page, '画面ロック');
  await expect(page.getByLabel('パスワード', { exact: true })).toBeVisible();
  expect(await running(page)).toBe(false);
});

test.describe('with two cameras', () => {
  test.use({ cameras: 2 });
  test('the other one can be chosen', async ({ app }) => {
    const page = await unlocked(app);
    await openCounting(page);
    await press(page, 'カメラで読む');
    const choice = page.locator('.count-camera select');
    await expect(choice.locator('option')).toHaveCount(2);
    await expectAccessible(page, 'two cameras');
    const other = await choice.locator('option').nth(1).getAttribute('value');
    await choice.selectOption(other);
    await expect(choice).toHaveValue(other ?? '');
    await expect(picture(page)).toBeVisible();
    const live = await page.evaluate(() =>
      (window as unknown as { readonly streams: MediaStream[] }).streams
        .flatMap((stream) => stream.getTracks())
        .filter(({ readyState }) => readyState === 'live')
        .map((track) => track.getSettings().deviceId),
    );
    expect(live).toEqual([other]);
  });
});

test.describe('where the camera is not allowed', () => {
  test.use({ mayFilm: false });
  test('the page says what happened and what to do, and counting goes on', async ({ app }) => {
    const page = await unlocked(app);
    await openCounting(page);
    await press(page, 'カメラで読む');
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('カメラの使用が許可されていません');
    await expect(notice).toContainText('次にすること');
    await expectAccessible(page, 'camera refused');
    await expect(box(page)).toBeFocused();
    await page.keyboard.type('MH-NOWHERE');
    await page.keyboard.press('Enter');
    await expect(answer(page)).toContainText('台帳外');
  });
});

base('without a camera there is no button, and nothing is asked for', async ({ app }) => {
  const page = await unlocked(app);
  await openCounting(page);
  expect(
    await page.evaluate(async () =>
      (await navigator.mediaDevices.enumerateDevices()).map(({ kind }) => kind),
    ),
  ).not.toContain('videoinput');
  await expect(page.getByRole('button', { name: 'カメラで読む' })).toHaveCount(0);
});
