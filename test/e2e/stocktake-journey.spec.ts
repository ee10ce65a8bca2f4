import type { Page } from '@playwright/test';
import { said, tabTo, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const answer = (page: Page) => page.getByRole('region', { name: '読取りの結果' });
const box = (page: Page) => page.getByRole('textbox', { name: '番号・S/N・場所' });
const count = (page: Page, outcome: string) => page.locator(`.count-progress [data-outcome="${outcome}"] dd`);

/** Goes to a button by Tab and presses it. */
async function pressByTab(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name, 90);
  await page.keyboard.press('Enter');
}

test('a whole stocktake with the keyboard alone: begun, counted four ways, closed, reported', async ({
  app,
}) => {
  const page = await unlocked(app);
  const keys = page.keyboard;
  await visit(page, 'register/stocktake', '棚卸');
  await expectAccessible(page, 'stocktakes');
  await pressByTab(page, /^棚卸を始める$/);
  await expect(page.getByRole('heading', { level: 1, name: /棚卸を始める/ })).toBeVisible();
  await expectAccessible(page, 'begin a stocktake');
  await tabTo(page, /^棚卸の名称/);
  await keys.press('Control+a');
  await keys.type('鍵盤だけの棚卸（試験）');
  await keys.press('Control+Enter');
  await expect(page.locator('.record-status')).toContainText('実施中');
  await expectAccessible(page, 'a stocktake');

  // By the end of its number, full width, under an input method; by S/N; by the list; by finishing the place.
  await pressByTab(page, /^読み取って数える$/);
  await expect(box(page)).toBeFocused();
  await keys.press('F2');
  await keys.press('ArrowDown');
  await keys.press('F4');
  const numbers = await page.locator('.count-open-name strong').allInnerTexts();
  const serials = await page.locator('.count-open-name small').allInnerTexts();
  const [first = '', second = ''] = numbers;
  expect(numbers.length).toBeGreaterThanOrEqual(3);
  const wide = [...first.slice(-4)].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
  await box(page).fill(wide);
  await box(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await expect(count(page, 'present')).toHaveText('0');
  await keys.press('Enter');
  await expect(answer(page)).toContainText(first);
  await expect(count(page, 'present')).toHaveText('1');
  await keys.type(serials[1] ?? '');
  await keys.press('Enter');
  await expect(answer(page)).toContainText(second);
  await expect(count(page, 'present')).toHaveText('2');
  await tabTo(page, new RegExp(`^${numbers[2]} ない$`));
  await keys.press('Enter');
  await expect(count(page, 'missing')).toHaveText('1');
  await expect(box(page)).toBeFocused();
  await keys.press('F2');
  await keys.press('ArrowDown');
  await keys.press('F4');
  await pressByTab(page, /^この場所を数え終わる（残り/);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page, 'finish a place');
  await pressByTab(page, /^数え終わったと記録する$/);
  await expect(page.locator('.count-all')).toBeVisible();
  await expect(box(page)).toBeFocused();

  // The other places are on paper.
  await pressByTab(page, /^この棚卸の記録$/);
  await pressByTab(page, /^棚卸票の結果を入力$/);
  const places = page.locator('.field', { hasText: '数え終わった棚卸票の場所' }).locator('label.choice');
  await expect(places.first()).toBeVisible();
  for (const name of (await places.allInnerTexts()).slice(2)) {
    await tabTo(page, new RegExp(name.trim().replace(/[（）]/g, '.')));
    await keys.press('Space');
  }
  await keys.press('Control+Enter');
  await expect(said(page)).toContainText(/「棚卸票の結果を入力」を記録しました（R8-棚\d+）/);

  // Nothing is unchecked: closed without a reason, and what is missing waits to be reported.
  await pressByTab(page, /^棚卸を確定する$/);
  await expect(page.getByRole('heading', { level: 1, name: '棚卸を確定する' })).toBeVisible();
  await expectAccessible(page, 'close a stocktake');
  await keys.press('Control+Enter');
  await expect(page.locator('.record-status')).toContainText('確定済');
  await pressByTab(page, /^棚卸票・報告書を印刷$/);
  await expect(page.locator('.form-list [aria-current]')).toContainText('情報資産棚卸結果報告書');
  await expect(page.locator('.preview-page').first()).toBeVisible();
  await expectAccessible(page, 'report of a stocktake');
});

test('no line of a second counter’s list is lost, whichever way it is written', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'register/stocktake', '棚卸');
  await page.getByRole('row').filter({ hasText: '実施中' }).first().dblclick();
  await page.getByRole('button', { name: '別の人の一覧を取り込む', exact: true }).click();
  await page
    .getByLabel('貼り付け・入力')
    .fill('本庁舎3階 キャビネットB,0012\nZZ-9\n,0019\n本庁舎3階 キャビネットA,');
  const rows = page.locator('.bring-in tbody tr');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText('台帳外');
  await expect(rows.nth(3)).toContainText('番号がありません');
  await expect(page.getByRole('status').filter({ hasText: '番号なし' })).toBeVisible();
  await expectAccessible(page, 'a second list');
});
