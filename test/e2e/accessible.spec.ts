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
  ['inquiry', '照会回答'],
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

test('the recovery key and every part of the settings', async ({ fresh }) => {
  const { page } = fresh;
  await page.getByLabel('課（所属）の名称').fill('見本課');
  await page.getByLabel('氏名').fill('見本太郎');
  await page.getByLabel('職', { exact: true }).fill('課長');
  await page.getByLabel('パスワード', { exact: true }).fill('kawa-yama-sora-umi-8');
  await page.getByLabel('パスワード（確認）').fill('kawa-yama-sora-umi-8');
  await press(page, '簿冊を作って復旧キーへ進む');
  await expect(page.getByRole('heading', { name: '復旧キーを紙に残す' })).toBeVisible();
  await expectAccessible(page, 'recovery key');
  const key = (await page.locator('.recovery-key-text').textContent()) ?? '';
  await page.getByLabel('復旧キーの最後のひと区切り').fill(key.split('-').at(-1) ?? '');
  await press(page, '紙に残したので始める');
  await expect(page.getByRole('heading', { name: '本日の処理' })).toBeVisible();
  await visit(page, 'settings', /設定/);
  for (const link of await page.locator('.part-links a').all()) {
    const name = (await link.textContent()) ?? '';
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: `設定：${name}` })).toBeVisible();
    for (const part of await page.locator('.profile-part > summary').all()) await part.click();
    await expectAccessible(page, `settings: ${name}`);
    expect.soft(await cutOff(page), name).toEqual([]);
  }
});

const FORMS: readonly (readonly [status: string, action: string, heading: RegExp])[] = [
  ['申請中', '決裁を記録', /決裁/],
  ['許可済', '実施を記録', /実施/],
  ['実施済', '引渡しを記録', /引渡し/],
  ['証明書待ち', '完了証明書を突き合わせる', /完了証明書/],
];

test('the forms of a disposal on its way', async ({ app }) => {
  const { page } = app;
  await unlock(page);
  for (const [status, action, heading] of FORMS) {
    await test.step(action, async () => {
      await visit(page, 'register/disposal', '廃棄');
      await page.getByRole('searchbox', { name: '廃棄を検索' }).fill(status);
      const row = page.getByRole('row').filter({ has: page.locator('.status-chip', { hasText: status }) });
      await row.first().dblclick();
      await press(page, action);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expectAccessible(page, action);
      await page.locator('.form-buttons').getByRole('button', { name: action, exact: true }).click();
      await expect(page.locator('.form-blocked')).toBeVisible();
      await expectAccessible(page, `${action} with what is missing`);
      await press(page, 'やめる');
      const dropping = page.getByRole('button', { name: '捨てて閉じる' });
      if (await dropping.isVisible()) await dropping.click();
      await expect(page.locator('.action-page')).toHaveCount(0);
    });
  }
});

test('large text leaves room for the fields of a form, and the foot covers none of them', async ({ app }) => {
  const { page } = app;
  await unlock(page);
  for (const scale of [100, 150, 200]) {
    await visit(page, 'settings/display', /設定/);
    await page.getByRole('radio', { name: `${scale}％` }).check();
    await visit(page, 'act/disposal/apply', '廃棄：申請する');
    const foot = page.locator('.form-foot');
    await expect(foot).toHaveAttribute('data-room', { 100: 'ample', 150: 'tight', 200: 'none' }[scale] ?? '');
    await page.locator('.register-form input').first().focus();
    for (let at = 0; at < 20; at += 1) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(
        () =>
          new Promise<string | null>((resolve) =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                const bar = document.querySelector<HTMLElement>('.form-foot');
                const focused = document.activeElement;
                if (!bar || !focused?.closest('.register-form') || bar.contains(focused))
                  return resolve(null);
                if (getComputedStyle(bar).position !== 'sticky') return resolve(null);
                const over = focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
                resolve(over > 1 ? `${focused.tagName} ${focused.className}` : null);
              }),
            ),
          ),
      );
      expect.soft(covered, `${scale}%`).toBeNull();
    }
    expect.soft(await page.evaluate(() => document.scrollingElement?.scrollTop), `${scale}%`).toBe(0);
  }
});
