import type { Page } from '@playwright/test';
import {
  choose,
  field,
  fill,
  openFound,
  pick,
  press,
  rowWith,
  said,
  submit,
  todayTyped,
  unlocked,
  visit,
} from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

/** A day of last month in Japan, as people type it, and the month as the pages show it. */
const lastMonth = (): { typed: string } => {
  const today = new Date(Date.now() + 9 * 3_600_000);
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 5));
  return { typed: first.toISOString().slice(0, 10) };
};

const toLastMonth = async (page: Page): Promise<void> => {
  await visit(page, 'entries', '入退室管理簿');
  await page.getByRole('link', { name: '1か月' }).click();
  await page.getByRole('button', { name: '前の月' }).click();
};

test('a device is carried in: planned, its impact checked beforehand, watched by staff, tied to its ledger', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'act/carry-in-out/register', '搬入出記録：登録');
  await pick(field(page, '管理区域'), 'サーバ室');
  await field(page, '機器等').getByRole('button', { name: '行を加える' }).click();
  await pick(
    field(page, '機器等')
      .locator('[role=group], .rows-row, td, li')
      .filter({ has: page.getByRole('combobox') })
      .first(),
    '媒',
  );
  await fill(page, '理由', '更新した外付けディスクの設置');
  await expectAccessible(page, 'a plan to carry in');
  // The Enter that ends the input method's work sends nothing.
  const reason = field(page, '理由').locator('input, textarea').first();
  await reason.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await expect(page.locator('.action-page')).toHaveCount(1);
  await submit(page, '登録');
  await expect(page.locator('.record-status')).toContainText('予定');
  await expectAccessible(page, 'a device that is planned');

  // Nobody looked at what it does to the systems yet: it is not simply recorded as done.
  await press(page, '搬入出の実施を記録');
  await pick(field(page, '立ち会った職員'), '見本');
  await page.locator('.form-buttons').getByRole('button', { name: '搬入出の実施を記録' }).click();
  await expect(page.locator('.action-page')).toContainText('既存のシステムへの影響が確かめられていません');
  await expectAccessible(page, 'a carrying refused');
  await press(page, 'やめる');
  await page.getByRole('dialog').getByRole('button', { name: /捨て/ }).click();

  await press(page, '影響の確認を記録');
  await fill(page, '影響を確認した者', '見本保守株式会社　見本 次郎');
  await submit(page, '影響の確認を記録');
  await press(page, '搬入出の実施を記録');
  await pick(field(page, '立ち会った職員'), '見本');
  await submit(page, '搬入出の実施を記録');
  await expect(page.locator('.record-status')).toContainText('実施済');

  // The device's own page leads back to it.
  await page.locator('.record-fields a[href*="medium"]').first().click();
  await expect(page.locator('.record-backlinks')).toContainText('搬入出記録');
});

test('what is amended or typed in after a month was closed shows as such, on the screen and in print', async ({
  app,
}) => {
  const page = await unlocked(app);
  await toLastMonth(page);
  await expect(page.getByText(/締め済です/)).toBeVisible();
  await expectAccessible(page, 'a closed month');
  await page
    .locator('.entries-table')
    .getByRole('gridcell', { name: /見本 次郎/ })
    .first()
    .dblclick();
  await press(page, '訂正');
  await fill(page, '目的', '空調の点検');
  await fill(page, '訂正の理由', '目的の書き間違い');
  await expectAccessible(page, 'an amendment of an entry');
  await submit(page, '訂正');
  await expect(page.locator('.history')).toContainText('目的の書き間違い');

  await visit(page, 'transcribe', '紙の管理簿の転記');
  const { typed } = lastMonth();
  await page.locator('[data-cell="0.0"]').focus();
  for (const text of [typed, '700', '730', '見本 邉美', '', '', '停電の復旧']) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
  }
  await press(page, '転記した1件を登録する');
  await expect(said(page)).toContainText('1件を転記しました');

  await toLastMonth(page);
  await expect(page.getByText('締めた後に追加・訂正されたものが2件あります')).toBeVisible();
  await expect(rowWith(page, '空調の点検')).toContainText('締め後訂正');
  await expect(rowWith(page, '停電の復旧')).toContainText('締め後追加');
  await press(page, '管理簿を印刷');
  await expect(page.locator('.form-preview')).toBeVisible();
  await expectAccessible(page, 'the printed book of a month');
  await visit(page, 'register/month-close', '月次締め');
  await expect(page.getByRole('grid')).toContainText(/令和\d+年\d+月/);
  await expectAccessible(page, 'the closed months');
});

test('a visitor is applied for, printed from the own record, permitted, and let in by name', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'act/entry-permit/apply', '入室許可：申請する');
  await pick(field(page, '入室する管理区域'), 'サーバ室');
  await choose(page, '区分', '来訪者');
  await fill(page, '会社・団体の名称', '見本設計');
  await field(page, '入室する人').getByRole('button', { name: '行を加える' }).click();
  await field(page, '入室する人').getByLabel('氏名（職員以外）').fill('見本 𠮷郎');
  for (const label of ['いつから', 'いつまで'])
    await field(page, label).locator('input').first().fill(todayTyped());
  await fill(page, '入室の理由', '設計の現地調査');
  await expectAccessible(page, 'an application to enter');
  await submit(page, '申請する');
  await expect(page.locator('.record-status')).toContainText('申請中');
  await press(page, '印刷プレビュー');
  await expect(page.locator('.form-preview')).toBeVisible();
  await expect(page.getByRole('radio', { name: '一覧で選んだもの（1件）' })).toBeChecked();
  await expectAccessible(page, 'the application to be printed');

  await openFound(page, 'entry-permit', '入室許可', '見本 𠮷郎');
  await press(page, '決裁を記録');
  await choose(page, '決裁の結果', '許可する');
  await choose(page, '決裁の方法', /画面/);
  await submit(page, '決裁を記録');
  await expect(page.locator('.record-status')).toContainText('許可済');
  await expect(page.locator('.history')).not.toContainText('own');

  await page.evaluate(() => {
    window.location.hash = '#/desk';
  });
  await page.getByPlaceholder('カードを読み取る、または名前・会社を入力').fill('吉郎');
  await expect(page.locator('.desk-person', { hasText: '見本 𠮷郎' })).not.toContainText('名簿外');
});
