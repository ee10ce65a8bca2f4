import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { field, fill, openFound, press, rowWith, said, submit, unlock, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { type App, expect, test } from './fixtures';

const box = (page: Page) => page.getByRole('textbox', { name: '番号・S/N・場所' });
const answer = (page: Page) => page.getByRole('region', { name: '読取りの結果' });
const count = (page: Page, outcome: string) => page.locator(`.count-progress [data-outcome="${outcome}"] dd`);

/** The running stocktake of the sample book. */
async function openRunning(page: Page): Promise<void> {
  await visit(page, 'register/stocktake', '棚卸');
  await rowWith(page, '実施中').first().dblclick();
  await expect(page.locator('.record-status')).toContainText('実施中');
}

async function counting(app: App): Promise<Page> {
  const page = await unlocked(app);
  await openRunning(page);
  await press(page, '読み取って数える');
  await expect(box(page)).toBeFocused();
  return page;
}

/** A number of the first thing that is still missing at the place chosen. */
const firstMissing = (page: Page): Promise<string> =>
  page.locator('.count-open-name strong').first().innerText();

test('a shelf is counted with a reader and the keyboard alone', async ({ app }) => {
  const page = await counting(app);
  await expectAccessible(page, 'stocktake 1');
  // The first place where something is still missing; choosing one goes back to the box.
  await expect(async () => {
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.count-open-name').first()).toBeVisible({ timeout: 300 });
  }).toPass();
  await page.keyboard.press('F4');
  await expect(box(page)).toBeFocused();
  const present = Number(await count(page, 'present').innerText());
  const number = await firstMissing(page);

  // Last digits under an input method: the Enter that ends its work counts nothing, the next one does.
  const wide = [...number.slice(-3)].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
  await box(page).fill(wide);
  await box(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await expect(count(page, 'present')).toHaveText(String(present));
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('現品あり');
  await expect(answer(page)).toContainText(number);
  await expect(count(page, 'present')).toHaveText(String(present + 1));
  await expect(box(page)).toHaveValue('');

  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('重複読取');
  await page.keyboard.press('Control+z');
  await expect(answer(page)).toContainText('取り消しました');
  await page.keyboard.type('MH-NOWHERE');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('台帳外');
  await expectAccessible(page, 'stocktake 2');
  await page.keyboard.press('Control+z');
  await page.keyboard.type('本庁舎3階 耐火金庫');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('数える場所');
  await expect(page.locator('#count-place')).toHaveValue(/耐火金庫|たいか/u);
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('重複読取');
});

test('a stocktake goes on where it was after the host was killed', async ({ app }) => {
  const page = await counting(app);
  await page.locator('.count-place').nth(1).click();
  const number = await firstMissing(page);
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('現品あり');
  const present = await count(page, 'present').innerText();
  app.expectComplaints(/Failed to load resource|ERR_CONNECTION/u);
  await app.served.kill();
  const again = await app.restart();
  await unlock(again.page);
  await openRunning(again.page);
  await press(again.page, '読み取って数える');
  await expect(count(again.page, 'present')).toHaveText(present);
});

test('a place is finished, what is missing is marked, and turns up', async ({ app }) => {
  const page = await counting(app);
  await page.locator('.count-place').nth(2).click();
  const number = await firstMissing(page);
  await page.getByRole('button', { name: `${number} ない` }).click();
  await expect(count(page, 'missing')).toHaveText('1');
  await page.getByRole('button', { name: /^この場所を数え終わる/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '数え終わったと記録する' }).click();
  await expect(page.locator('.count-all')).toBeVisible();
  const missing = Number(await count(page, 'missing').innerText());
  expect(missing).toBeGreaterThan(1);
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('現品あり');
  await expect(count(page, 'missing')).toHaveText(String(missing - 1));
});

test('sheets of paper are entered by their exceptions, closed, printed, and a loss is reported', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'register/stocktake', '棚卸');
  await press(page, '棚卸を始める');
  await fill(page, '棚卸の名称', '紙の棚卸（試験）');
  await submit(page, '棚卸を始める');
  await press(page, '棚卸票の結果を入力');
  const boxes = field(page, '数え終わった棚卸票の場所').locator('label.choice');
  await expect(boxes.first()).toBeVisible();
  for (const one of await boxes.all()) await one.click();
  await fill(page, '見当たらなかったものの番号', '媒0001');
  await expect(page.getByText('棚卸票にありません')).toBeVisible();
  await fill(page, '見当たらなかったものの番号', 'R8-媒0001');
  await expect(page.getByText(/1点を所在不明とします/)).toBeVisible();
  await expectAccessible(page, 'stocktake 3');
  await submit(page, '棚卸票の結果を入力');
  await press(page, '棚卸を確定する');
  await submit(page, '棚卸を確定する');
  await expect(page.locator('.record-status')).toContainText('確定済');

  await visit(page, 'today', '本日の処理');
  await rowWith(page, '紙の棚卸（試験）').getByRole('link', { name: '所在不明を事故として記録' }).click();
  await submit(page, '所在不明を事故として記録');
  await openFound(page, 'medium', '媒体管理台帳', 'R8-媒0001');
  await expect(page.locator('.record-status')).toContainText('紛失');

  await visit(page, 'register/stocktake', '棚卸');
  await rowWith(page, '紙の棚卸（試験）').first().dblclick();
  await press(page, '棚卸票・報告書を印刷');
  await expect(page.getByLabel('一覧で選んだもの（1件）')).toBeChecked();
  await expect(page.locator('.form-list [aria-current]')).toContainText('情報資産棚卸結果報告書');
  await expect(page.locator('.preview-page').first()).toBeVisible({ timeout: 20_000 });
});

test('the list of another counter is looked at line by line before it is taken', async ({ app }) => {
  const page = await unlocked(app);
  await openRunning(page);
  await press(page, '別の人の一覧を取り込む');
  await page
    .getByLabel('貼り付け・入力')
    .fill('本庁舎3階 キャビネットB,0012\n本庁舎3階 キャビネットB,ZZ-9\n,0012');
  const table = page.locator('.bring-in table');
  await expect(table).toContainText('R8-媒0012');
  await expect(table).toContainText('台帳外');
  await expectAccessible(page, 'stocktake 4');
  await expect(page.getByText('数えた人を選んでください。')).toBeVisible();
  await page.getByLabel('数えた人').selectOption({ label: '見本 邉美' });
  await page.getByRole('button', { name: /を取り込む$/ }).click();
  await expect(said(page)).toContainText('取り込みました');
  // The same list again changes nothing.
  await press(page, '別の人の一覧を取り込む');
  await page.getByLabel('貼り付け・入力').fill('本庁舎3階 キャビネットB,0012');
  await expect(table).toContainText('読取り済');
  await expect(page.getByText('取り込む行がありません。')).toBeVisible();
  // What was counted here goes to the other PC, and reads back as known.
  const given = await app.saved(() => press(page, 'ここで数えたものを書き出す'));
  await page.locator('.bring-in input[type=file]').setInputFiles(given.path);
  await expect(table).toContainText('読取り済');
  await expect(page.locator('.bring-in [role=status]').first()).not.toContainText('取り込む ');
});

test('labels are made of the rows chosen, for a テプラ and on sheets', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'register/medium', '媒体管理台帳');
  await page.getByRole('row').nth(1).getByRole('checkbox').click();
  await page.getByRole('button', { name: /^ラベルを作る/ }).click();
  await expect(page.getByText('選んだ1件のラベルを作ります')).toBeVisible();
  const given = await app.saved(() => page.getByRole('button', { name: '1件をテプラ用に書き出す' }).click());
  expect(given.name).toMatch(/^ラベル_.*\.csv$/u);
  await expectAccessible(page, 'labels 1');
  await page.getByLabel('A4のラベル用紙に印刷').check();
  await page.getByLabel('右へずらす（mm）').fill('0.3');
  await expect(page.locator('.preview-page')).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page, 'labels 2');
  // Read with the input method on: full-width digits, and an Enter that never arrives.
  const code = /\d{40}/.exec(readFileSync(given.path, 'latin1'))?.[0] ?? '';
  const wide = [...code].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
  await openRunning(page);
  await press(page, '読み取って数える');
  await box(page).fill(wide);
  await box(page).dispatchEvent('compositionend', { bubbles: true });
  await expect(answer(page)).toContainText(/現品あり|重複読取/);
  await expect(box(page)).toHaveValue('');
  // The printer is off by the same tomorrow.
  await visit(page, 'labels', 'ラベル');
  await expect(page.getByLabel('右へずらす（mm）')).toHaveValue('0.3');
});

test('at 200 % nothing of the counting page is cut off', async ({ app }) => {
  const page = await counting(app);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '2'));
  const overflow = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page, 'stocktake 200 %');
});
