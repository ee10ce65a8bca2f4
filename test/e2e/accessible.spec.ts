import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openFound, press, unlock, visit } from './actions';
import { expectAccessible } from './axe';
import { type App, expect, test } from './fixtures';
import { root } from './served';

type Place = readonly [place: string, heading: string | RegExp];

const REGISTERS: readonly Place[] = [
  ['register/asset', '情報資産台帳'],
  ['register/medium', '媒体管理台帳'],
  ['register/disposal', '廃棄'],
  ['register/person', '職員名簿'],
  ['register/section', '所属'],
  ['register/operation', '操作記録'],
  ['register/bundle', /提出/],
  ['register/import', /取込み/],
];
const ACTIONS: readonly Place[] = [
  ['act/asset/register', '情報資産台帳：登録'],
  ['act/medium/register', '媒体管理台帳：登録'],
  ['act/disposal/apply', '廃棄：申請する'],
  ['act/disposal/record-afterwards', '廃棄：事後記録（不備）'],
  ['act/person/register', '職員名簿：登録'],
  ['act/section/register', '所属：登録'],
];
const PAGES: readonly Place[] = [
  ['today', '本日の処理'],
  ['decisions', '許可・決裁'],
  ['forms', '様式印刷'],
  ['exchange', '取込み・書出し'],
  ['exchange/export/asset', '情報資産台帳を書き出す'],
  ['hand-over', '情報システム課への提出'],
  ['settings', '設定'],
  ['help', '手引き'],
  ['help/clauses', /./],
  ['nowhere', /./],
];

/** What stands out of the window sideways, outside of panes that scroll by themselves. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > wide ? ['the page scrolls sideways'] : [];
    const scrolls = (element: Element): boolean => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (at.matches('.frame-main, .window, .frame')) continue;
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll(
      'button, a, input, select, textarea, h1, h2, h3, p, label',
    )) {
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.right > wide + 1 && !scrolls(element))
        found.push(`${element.tagName} ${element.textContent?.trim().slice(0, 30)} ${Math.round(box.right)}`);
    }
    const main = document.querySelector('.frame-main');
    if (main && main.scrollWidth > main.clientWidth + 1) found.push('the main pane scrolls sideways');
    return found;
  });
}

async function look(page: Page, places: readonly Place[]): Promise<void> {
  for (const [place, heading] of places) {
    await test.step(place, async () => {
      await visit(page, place, heading);
      await page.waitForTimeout(150);
      await expectAccessible(page, place);
      expect.soft(await cutOff(page), place).toEqual([]);
    });
  }
}

async function lookInside(app: App): Promise<void> {
  const { page } = app;
  await openFound(page, 'asset', '情報資産台帳', '契約書');
  await expectAccessible(page, 'record');
  await page.getByRole('button', { name: '訂正', exact: true }).click();
  await press(page, '訂正');
  await expectAccessible(page, 'a form with what is missing');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('searchbox').fill('契約');
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  await expectAccessible(page, 'search everything');
  await page.keyboard.press('Escape');
  await visit(page, 'exchange/import/asset', '情報資産台帳に取り込む');
  await expectAccessible(page, 'import: file');
  await page.locator('input[type=file]').setInputFiles(join(root, 'assets/sample/asset-ledger-cp932.csv'));
  await expect(page.locator('.columns-table')).toBeVisible();
  await expectAccessible(page, 'import: columns');
  await press(page, '取込み前の確認');
  await expect(page.locator('.outcome-kinds')).toBeVisible();
  await expectAccessible(page, 'import: check');
}

test('setup and unlock', async ({ fresh }) => {
  const { page } = fresh;
  await expect(page.getByRole('heading', { name: 'まもり台帳　初期設定' })).toBeVisible();
  await expectAccessible(page, 'setup');
  await press(page, '簿冊を作って復旧キーへ進む');
  await expectAccessible(page, 'setup with what is missing');
});

test('registers and forms', async ({ app }) => {
  const { page } = app;
  await expect(page.getByLabel('パスワード', { exact: true })).toBeVisible();
  await expectAccessible(page, 'unlock');
  await press(page, 'パスワードを忘れたとき（復旧キーで開く）');
  await expectAccessible(page, 'unlock with the recovery key');
  await press(page, 'パスワードで開く');
  await unlock(page);
  await look(page, [...REGISTERS, ...ACTIONS]);
});

test('pages, a record, and the steps of an import', async ({ app }) => {
  await unlock(app.page);
  await look(app.page, PAGES);
  await lookInside(app);
});

test('text at 200 % keeps everything in the window', async ({ app }) => {
  const { page } = app;
  await unlock(page);
  await visit(page, 'settings', /設定/);
  await page.getByRole('radio', { name: '200％' }).check();
  for (const [place, heading] of [...PAGES, ...REGISTERS.slice(0, 3), ...ACTIONS.slice(0, 3)]) {
    await visit(page, place, heading);
    await page.waitForTimeout(150);
    expect.soft(await cutOff(page), place).toEqual([]);
  }
  await visit(page, 'today', '本日の処理');
  await expectAccessible(page, 'today at 200 %');
});
