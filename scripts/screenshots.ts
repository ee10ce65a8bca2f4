/**
 * `npm run screenshots`: starts the built app with its sample book in a folder of its own, and takes the pictures of
 * docs/screenshots. Needs `npm run build` and a Chromium: /usr/bin/chromium or Playwright's own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { samplePassword } from '../electron/sample-book';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '47816' },
    out: { type: 'string', default: join(root, 'docs/screenshots') },
  },
});
const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const PATIENCE = 40_000;
/** A disposal of the sample book that is done. */
const COMPLETED = 'R8-廃025';

type Running = { readonly child: ChildProcess; readonly url: string };

/** Starts the server shell and waits for the one-time address it prints. */
function startApp(data: string): Promise<Running> {
  const words = ['--shell', 'server', '--port', values.port, '--data', data, '--sample'];
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js'), ...words], {
    cwd: root,
    env: { ...process.env, TZ: 'Asia/Tokyo' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`the app ended (${code}): ${said}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/.exec(said)?.[0];
      if (url) resolve({ child, url });
    });
  });
}

async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((place) => {
    window.location.hash = place;
  }, hash);
  await page.locator('main h1').waitFor({ timeout: PATIENCE });
}

/** What each picture shows, and how one gets there. */
const pictures: readonly { readonly name: string; readonly go: (page: Page) => Promise<void> }[] = [
  {
    name: 'today',
    async go(page) {
      await visit(page, '#/today');
      await page.locator('.today-lines tbody tr').first().waitFor({ timeout: PATIENCE });
    },
  },
  {
    name: 'asset-ledger',
    async go(page) {
      await visit(page, '#/register/asset');
      await page.getByRole('row').nth(5).waitFor({ timeout: PATIENCE });
    },
  },
  {
    name: 'disposal-record',
    async go(page) {
      await visit(page, '#/register/disposal');
      await page.getByRole('searchbox', { name: '廃棄を検索' }).fill(COMPLETED);
      await page.getByRole('row').filter({ hasText: COMPLETED }).first().dblclick();
      await page.getByText('処理内容').first().waitFor({ timeout: PATIENCE });
    },
  },
  {
    name: 'forms-preview',
    async go(page) {
      await visit(page, '#/forms?form=asset-ledger');
      await page.locator('.preview-pages canvas').first().waitFor({ timeout: PATIENCE });
      await page.waitForTimeout(2_000);
    },
  },
  {
    name: 'import-check',
    async go(page) {
      await visit(page, '#/exchange/import/asset');
      await page
        .locator('input[type=file]')
        .setInputFiles(join(root, 'assets/sample/asset-ledger-cp932.csv'));
      await page.getByRole('button', { name: '取込み前の確認' }).click({ timeout: PATIENCE });
      await page.locator('.outcome-table').waitFor({ timeout: PATIENCE });
    },
  },
  {
    name: 'custody',
    async go(page) {
      await visit(page, '#/register/custody');
      await page.getByRole('row').nth(3).waitFor({ timeout: PATIENCE });
    },
  },
  {
    name: 'inquiry',
    async go(page) {
      await visit(page, '#/inquiry');
      await page.getByRole('cell').first().waitFor({ timeout: PATIENCE });
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'pledges',
    async go(page) {
      await visit(page, '#/pledges');
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'stocktake-count',
    async go(page) {
      await visit(page, '#/register/stocktake');
      await page.getByRole('row').filter({ hasText: '実施中' }).first().dblclick();
      await page.getByRole('button', { name: '読み取って数える' }).click({ timeout: PATIENCE });
      await page.getByLabel('数える場所').selectOption({ index: 3 });
      await page.locator('.count-open-name strong').first().waitFor({ timeout: PATIENCE });
    },
  },
  {
    name: 'manual',
    async go(page) {
      await visit(page, '#/help/manual/06-haiki');
      await page.locator('.manual-text h2').waitFor({ timeout: PATIENCE });
    },
  },
];

async function takeAll(url: string): Promise<void> {
  const browser = await chromium.launch({
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1366, height: 768 },
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      reducedMotion: 'reduce',
    });
    await page.goto(url);
    await page.getByLabel('パスワード', { exact: true }).fill(samplePassword, { timeout: PATIENCE });
    await page.getByRole('button', { name: '開く', exact: true }).click();
    await page.getByRole('button', { name: '画面ロック' }).waitFor({ timeout: PATIENCE });
    for (const { name, go } of pictures) {
      await go(page);
      await page.screenshot({ path: join(values.out, `${name}.png`) });
      process.stdout.write(`${name}.png\n`);
    }
  } finally {
    await browser.close();
  }
}

mkdirSync(values.out, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'mamori-screenshots-'));
const { child, url } = await startApp(data);
try {
  await takeAll(url);
} finally {
  child.kill('SIGTERM');
  await new Promise((ended) => (child.exitCode === null ? child.once('exit', ended) : ended(null)));
  rmSync(data, { recursive: true, force: true });
}
