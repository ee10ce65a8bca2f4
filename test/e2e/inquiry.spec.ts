import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readWorkbook } from '../../shared/sheet/workbook';
import { press, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const figure = (text: string | null): number => Number((text ?? '').replaceAll(',', ''));

async function ask(page: Page): Promise<void> {
  await visit(page, 'inquiry', '照会回答');
  await page.getByLabel('台帳', { exact: true }).selectOption({ label: '媒体管理台帳' });
  await page.getByLabel('行（たて）', { exact: true }).selectOption({ label: '種別' });
  await page.getByLabel('列（よこ）', { exact: true }).selectOption({ label: '媒体の最高分類' });
  await expect(page.locator('.answer-table table')).toBeVisible();
}

/** Rows, columns and the corner of the table, as they are read. */
const table = (page: Page) =>
  page
    .locator('.answer-table tr')
    .evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => cell.textContent?.trim() ?? '')),
    );

test('an inquiry is answered as a table, a figure and an Excel book, and leads to the records', async ({
  app,
}) => {
  const page = await unlocked(app);
  await ask(page);
  const lines = await table(page);
  const last = lines.at(-1) ?? [];

  await test.step('the numbers add up', () => {
    const totals = lines.slice(1, -1).map((line) => figure(line.at(-1) ?? ''));
    expect(totals.reduce((sum, one) => sum + one, 0)).toBe(figure(last.at(-1) ?? ''));
    expect(figure(last.at(-1) ?? '')).toBeGreaterThan(0);
  });

  await test.step('a number leads to as many records, and a record opens', async () => {
    const number = page.locator('.answer-number').first();
    const count = figure(await number.textContent());
    await number.focus();
    await page.keyboard.press('Enter');
    const rows = page.locator('.inquiry-rows');
    await expect(rows.getByRole('heading', { level: 2 })).toBeFocused();
    await expect(rows.locator('.table-count')).toContainText(`全 ${count} 件`);
    await expectAccessible(page, 'inquiry with records');
    expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  });

  await test.step('a filter of the list is the condition of the inquiry', async () => {
    await press(page, '数える記録のすべてに戻す');
    await page.getByRole('searchbox', { name: '媒体管理台帳を検索' }).fill('USB');
    await expect(page.locator('.inquiry-notes')).toContainText('「USB」を含む');
    await expect.poll(async () => (await table(page)).length).toBe(3);
    await page.getByRole('searchbox', { name: '媒体管理台帳を検索' }).fill('');
    await expect.poll(async () => table(page)).toEqual(lines);
    await press(page, '一覧を閉じる');
  });

  await test.step('the Excel book holds the same numbers and what was asked', async () => {
    const file = await app.saved(() => press(page, 'Excelに書き出す'));
    const read = await readWorkbook(file.name, new Uint8Array(readFileSync(file.path)), null);
    expect(read.ok).toBe(true);
    const text = JSON.stringify(read);
    for (const words of [...(lines[1] ?? []), '基準日', '照合番号', '条件']) expect(text).toContain(words);
  });
});

test('an inquiry is kept under a name, asked as of another day, and copied, by keyboard alone', async ({
  app,
  context,
}) => {
  const page = await unlocked(app);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
  await ask(page);
  await expectAccessible(page, 'inquiry');

  await page.getByRole('button', { name: 'よく使う照会' }).focus();
  await page.keyboard.press('Enter');
  await page.getByPlaceholder('例：年度末の媒体本数').fill('媒体の本数');
  await page.keyboard.press('Enter');
  await expect(page.getByText('「媒体の本数」を残しました。')).toBeVisible();
  await expectAccessible(page, 'saved inquiries');
  await page.keyboard.press('Escape');

  const now = await table(page);
  await page.getByLabel('時点', { exact: true }).selectOption('day');
  const day = page.getByLabel('いつの時点').first();
  await day.fill('H20.3.31');
  await day.press('Enter');
  await expect(page.getByText('平成20年3月31日の数は、この簿冊では分かりません')).toBeVisible();
  await expect(page.locator('.inquiry-notes')).toContainText('平成20年3月31日現在');

  await page.getByRole('button', { name: 'よく使う照会' }).press('Enter');
  await page.getByRole('button', { name: '媒体の本数', exact: true }).press('Enter');
  await expect.poll(() => table(page)).toEqual(now);
  await page.getByRole('button', { name: '表をコピー' }).press('Enter');
  await expect(page.locator('.frame-foot')).toContainText('表をコピーしました');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split(/\r?\n/)).toHaveLength(now.length);
});

test('a day before the book was begun is not answered with none', async ({ app }) => {
  const page = await unlocked(app);
  await ask(page);
  await page.getByLabel('時点', { exact: true }).selectOption({ index: 1 });
  await expect(page.getByText(/の数は、この簿冊では分かりません/)).toBeVisible();
  await expect(page.getByText(/最初の登録は.*それより前の数は0件ではありません/)).toBeVisible();
  await expectAccessible(page, 'inquiry before the book');
});
