import type { Page } from '@playwright/test';
import { fill, press, unlocked, visit } from './actions';
import { expect, test } from './fixtures';

const count = (page: Page) => page.locator('.table-count [role=status]');
const grid = (page: Page) => page.getByRole('grid');
const header = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });
/** What the first rows show in a column. */
async function column(page: Page, name: string): Promise<readonly string[]> {
  const at = await header(page, name).getAttribute('aria-colindex');
  return page.locator(`.table-body [role=gridcell][aria-colindex="${at}"]`).allInnerTexts();
}

test('search, filter, sort, columns, copy and saved views', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'register/asset', '情報資産台帳');
  await expect(count(page)).toContainText('200');

  await test.step('search folds kanji variants, kana and width', async () => {
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox', { name: '情報資産台帳を検索' }).fill('高崎地区');
    await expect(page.getByRole('row').filter({ hasText: '髙﨑地区' }).first()).toBeVisible();
    await expect(count(page)).toHaveText(/^表示 \d+／全 200 件$/);
    await page.keyboard.press('Escape');
    await expect(count(page)).toHaveText('全 200 件');
  });

  await test.step('filter by ticking, shown above and taken away with one press', async () => {
    await press(page, '絞込み');
    await page.getByRole('button', { name: /^区分の絞込み/ }).click();
    await page.locator('.table-filter-popover').getByText('文書（紙）').click();
    await page.keyboard.press('Escape');
    await expect(count(page)).toHaveText(/^表示 \d+／全 200 件$/);
    expect(new Set(await column(page, '区分'))).toEqual(new Set(['文書（紙）']));
    await page.getByRole('list', { name: 'いまの絞込み' }).getByRole('button').first().click();
    await expect(count(page)).toHaveText('全 200 件');
  });

  await test.step('sort up and down', async () => {
    await header(page, '管理番号').click();
    await header(page, '管理番号').click();
    await expect(header(page, '管理番号')).toHaveAttribute('aria-sort', 'descending');
    await expect.poll(async () => (await column(page, '管理番号'))[0]).toBe('R8-0200');
    await header(page, '管理番号').click();
  });

  await test.step('the column chooser takes effect at once', async () => {
    await press(page, '表示項目');
    await page.getByRole('dialog').getByRole('checkbox', { name: '保管場所', exact: true }).uncheck();
    await press(page, '表に戻る');
    await expect(header(page, '保管場所')).toHaveCount(0);
  });

  await test.step('rows are copied as cells for Excel', async () => {
    await page.locator('.table-body [role=gridcell]').nth(1).click();
    await expect(grid(page)).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const lines = text.trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.split('\t')[0]).toBe('R8-0001');
    expect(lines[1]?.split('\t')[0]).toBe('R8-0002');
    await page.keyboard.press('Escape');
  });

  await test.step('a saved view survives locking and reloading', async () => {
    await page.getByRole('searchbox', { name: '情報資産台帳を検索' }).fill('契約書');
    await expect(count(page)).toHaveText(/^表示 \d+／全 200 件$/);
    const found = (await count(page).textContent()) ?? '';
    await press(page, 'よく使う一覧');
    await page.getByLabel('いまの表示に名前を付けて残す').fill('契約書だけ');
    await press(page, 'この一覧を残す');
    await expect(page.getByText('「契約書だけ」を残しました。')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: '情報資産台帳を検索' }).fill('');
    await press(page, '画面ロック');
    await expect(page.getByLabel('パスワード', { exact: true })).toBeVisible();
    await page.reload();
    await unlocked(app);
    await press(page, 'よく使う一覧');
    await press(page, '契約書だけ');
    await expect(page.getByRole('searchbox', { name: '情報資産台帳を検索' })).toHaveValue('契約書');
    await expect(count(page)).toHaveText(found);
    await expect(header(page, '保管場所')).toHaveCount(0);
  });
});

test('the register as it stood on a day', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'register/asset', '情報資産台帳');
  await expect(count(page)).toContainText('200');
  await press(page, '時点を指定');
  await fill(page, 'いつの時点', 'R6.3.31');
  await press(page, 'この日現在で表示');
  await expect(page.getByText(/現在の台帳です（読むだけ）。/)).toBeVisible();
  await expect(page.getByText('この日には、まだ記録がありません')).toBeVisible();
  await expect(page.getByRole('button', { name: '登録', exact: true })).toHaveCount(0);
  await press(page, '今の台帳に戻る');
  await expect(count(page)).toContainText('200');
});
