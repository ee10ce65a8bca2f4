import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { press, rowWith, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const password = 'やかん-ゆきだるま-はしご-けむり';
const finder = (page: Page) => page.getByPlaceholder('カードを読み取る、または名前・会社を入力');
const notice = (page: Page) => page.locator('.desk-notice');

/** From the locked window to the desk, by keyboard alone. */
async function openDesk(page: Page): Promise<void> {
  const way = page.getByRole('button', { name: '入退室受付として開く' });
  await way.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('入退室受付のパスワード')).toBeFocused();
  await page.keyboard.insertText(password);
  await page.keyboard.press('Enter');
  await expect(finder(page)).toBeFocused();
}

test('a PC at the door under its own password: the desk and nothing else, for days, through a power cut', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'settings/desk', '設定：入退室受付');
  await expectAccessible(page, 'the settings of the desk');
  await page.getByLabel('受付専用のパスワード', { exact: true }).fill('mihon-renshuu-you');
  await page.getByLabel('受付専用のパスワード（確認）').fill('mihon-renshuu-you');
  await press(page, '決める');
  await expect(page.getByText('簿冊を開くパスワードと同じです。')).toBeVisible();
  await page.getByLabel('受付専用のパスワード', { exact: true }).fill(password);
  await page.getByLabel('受付専用のパスワード（確認）').fill(password);
  await press(page, '決める');
  await expect(page.getByText('受付専用のパスワードを決めました')).toBeVisible();
  await expectAccessible(page, 'the settings of the desk, set');
  await press(page, '画面ロック');

  await press(page, '入退室受付として開く');
  await expectAccessible(page, 'the way to the desk');
  await page.getByLabel('入退室受付のパスワード').fill('mihon-renshuu-you');
  await press(page, '受付を始める');
  await expect(page.getByText('入退室受付のパスワードが違います。')).toBeVisible();
  await press(page, 'パスワードで開く');
  await openDesk(page);
  await expectAccessible(page, 'the desk under its own account');

  // In by a scan and two presses; out again.
  await page.keyboard.type('mh-1002');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('入室　見本 邉美');
  await page.locator('.desk-person', { hasText: '見本太郎' }).click();
  await page.locator('.desk-chip', { hasText: '定期点検' }).click();
  await expect(notice(page)).toContainText('入室　見本太郎');
  await page.keyboard.type('MH-1002');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('退室　見本 邉美');

  // No address leads to the book, and nothing of it is in the window.
  for (const place of ['asset', 'settings/security', 'today', 'forms']) {
    await page.evaluate((to) => {
      window.location.hash = `#/${to}`;
    }, place);
    await expect(finder(page)).toBeVisible();
    await expect(page.locator('.side-navigation')).toHaveCount(0);
  }
  await page.reload();
  await expect(page.locator('.desk-inside')).toContainText('見本太郎');

  app.expectComplaints(
    /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to load resource/,
  );
  // The power goes. The desk opens again with what it had said.
  await app.served.kill();
  const second = await app.restart();
  await openDesk(second.page);
  await expect(second.page.locator('.desk-inside')).toContainText('見本太郎');
  await second.page.locator('.desk-inside-row', { hasText: '見本太郎' }).getByRole('button').click();
  await second.page.getByRole('button', { name: '退室を記録する' }).click();
  await expect(notice(second.page)).toContainText('退室　見本太郎');
  await second.page.getByRole('button', { name: '受付を終える' }).click();

  // The chief finds all of it in the log, said to be the desk's, and can take the password away.
  const book = await unlocked(second);
  await visit(book, 'entries', '入退室管理簿');
  await rowWith(book, '見本太郎').getByText('見本太郎').dblclick();
  await expect(book.locator('.history')).toContainText('入退室受付');
  // What is printed bears its 照合番号 also now that there are two chains.
  await visit(book, 'forms/entry-log?form=entry-book', '様式印刷');
  const printed = await second.saved(() => press(book, 'PDFで保存'));
  expect(execFileSync('pdftotext', [printed.path, '-'], { encoding: 'utf8' })).toMatch(
    /照合番号 [0-9A-F]{4}-[0-9A-F]{4}/,
  );
  await visit(book, 'settings/desk', '設定：入退室受付');
  await press(book, '受付専用のパスワードを取り消す');
  await book.getByRole('alertdialog').getByRole('button', { name: '受付専用のパスワードを取り消す' }).click();
  await expect(book.getByText('受付専用のパスワードを取り消しました')).toBeVisible();
  await press(book, '画面ロック');
  await expect(book.getByRole('button', { name: '開く', exact: true })).toBeVisible();
  await expect(book.getByLabel('パスワード', { exact: true })).toBeVisible();
  await expect(book.getByRole('button', { name: '入退室受付として開く' })).toHaveCount(0);
});

test('the desk is not locked by the idle lock, however long nobody comes', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'settings/desk', '設定：入退室受付');
  await page.getByLabel('受付専用のパスワード', { exact: true }).fill(password);
  await page.getByLabel('受付専用のパスワード（確認）').fill(password);
  await press(page, '決める');
  await expect(page.getByText('受付専用のパスワードを決めました')).toBeVisible();
  await press(page, '画面ロック');
  await openDesk(page);
  await page.clock.install();
  for (let hours = 0; hours < 3; hours += 1) {
    await page.clock.fastForward('24:00:00');
    await expect(finder(page)).toBeVisible();
  }
  await page.keyboard.type('mh-1002');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('入室　見本 邉美');
});
