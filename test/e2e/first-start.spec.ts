import type { Page } from '@playwright/test';
import { choose, field, fill, press, rowWith, said, unlock, visit } from './actions';
import { expect, test } from './fixtures';

const PASSWORD = 'kawa-yama-sora-umi-8';
const NEXT = 'inu-neko-tori-sakana-9';

async function setUp(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'まもり台帳　初期設定' })).toBeVisible();
  await page.getByLabel('課（所属）の名称').fill('見本福祉課');
  await page.getByLabel('氏名').fill('見本 𠮷子');
  await page.getByLabel('職', { exact: true }).fill('課長');
  const password = page.getByLabel('パスワード', { exact: true });
  const again = page.getByLabel('パスワード（確認）');
  await password.fill('mijikai');
  await again.fill('mijikai');
  await press(page, '簿冊を作って復旧キーへ進む');
  await expect(page.getByText('あと5文字必要です')).toBeVisible();
  await password.fill('password1234');
  await again.fill('password1234');
  await press(page, '簿冊を作って復旧キーへ進む');
  await expect(page.getByRole('alert')).toContainText('パスワード');
  await password.fill(PASSWORD);
  await again.fill(PASSWORD);
  await press(page, '簿冊を作って復旧キーへ進む');
  await expect(page.getByRole('heading', { name: '復旧キーを紙に残す' })).toBeVisible();
  const key = (await page.locator('.recovery-key-text').textContent()) ?? '';
  const last = page.getByLabel('復旧キーの最後のひと区切り');
  await last.fill('XXXX');
  await press(page, '紙に残したので始める');
  await expect(page.getByText('復旧キーの最後と違います')).toBeVisible();
  await last.fill(key.split('-').at(-1) ?? '');
  await press(page, '紙に残したので始める');
  await expect(page.getByRole('heading', { name: '本日の処理' })).toBeVisible();
  return key;
}

async function registerFirst(page: Page): Promise<void> {
  await page.getByRole('link', { name: '情報資産台帳に1件ずつ登録する' }).click();
  await fill(page, '名称', '髙齢者見守り名簿 辻󠄀地区');
  await field(page, '区分').getByRole('combobox').selectOption({ label: '文書（紙）' });
  await choose(page, '機密性', '3');
  await choose(page, '完全性', '2B');
  await choose(page, '可用性', '2B');
  await fill(page, '作成・入手日', 'R8.4.1');
  const acquired = field(page, '作成・入手日').locator('input').first();
  await acquired.blur();
  await expect(acquired).toHaveValue('令和8年4月1日（水）');
  await press(page, '登録');
  await expect(said(page)).toContainText('「登録」を記録しました');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('髙齢者見守り名簿 辻󠄀地区');
  await expect(page.getByText('令和8年4月1日').first()).toBeVisible();
}

test('first start, first record, correction, lock, wrong password, recovery key', async ({ fresh }) => {
  const { page } = fresh;
  const key = await setUp(page);
  await registerFirst(page);

  await test.step('訂正 keeps the old in view', async () => {
    await press(page, '訂正');
    await fill(page, '保管場所', '本庁舎2階 書庫');
    await fill(page, '名称', '髙齢者見守り名簿 辻󠄀地区（令和8年度）');
    await press(page, '訂正');
    await expect(page.getByRole('alert')).toContainText('訂正の理由');
    await fill(page, '訂正の理由', '年度を書き落としたため');
    await press(page, '訂正');
    await expect(page.locator('.history del')).toContainText('髙齢者見守り名簿 辻󠄀地区');
    await expect(page.locator('.history')).toContainText('理由：年度を書き落としたため');
  });

  await test.step('誤登録の取消し strikes the record and keeps it', async () => {
    await visit(page, 'act/asset/register', '情報資産台帳：登録');
    await press(page, '前回から複写');
    await fill(page, '名称', '二重に登録した名簿');
    await press(page, '登録');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('二重に登録した名簿');
    await press(page, '誤登録の取消し');
    await fill(page, '取消しの理由', '二重登録のため');
    await press(page, '誤登録の取消し');
    await expect(page.getByText('取消しの理由：二重登録のため')).toBeVisible();
    await expect(page.locator('[data-voided]').first()).toBeVisible();
  });

  await test.step('lock, wrong password, unlock', async () => {
    await press(page, '画面ロック');
    await page.getByLabel('パスワード', { exact: true }).fill('chigau-password-desu');
    await press(page, '開く');
    await expect(page.getByRole('alert')).toContainText('パスワード');
    const wait = page.getByText(/あと\d+秒お待ちください/);
    await expect(wait).toHaveCount(0);
    await unlock(page, PASSWORD);
    await visit(page, 'register/asset', '情報資産台帳');
    await expect(rowWith(page, '髙齢者見守り名簿 辻󠄀地区（令和8年度）')).toBeVisible();
  });

  await test.step('the recovery key opens it and sets a new password', async () => {
    await press(page, '画面ロック');
    await press(page, 'パスワードを忘れたとき（復旧キーで開く）');
    await page.getByLabel('復旧キー').fill(key.toLowerCase());
    await page.getByLabel('新しいパスワード', { exact: true }).fill(NEXT);
    await page.getByLabel('新しいパスワード（確認）').fill(NEXT);
    await press(page, 'パスワードを変えて開く');
    await expect(page.getByRole('heading', { name: '情報資産台帳', level: 1 })).toBeVisible();
    await press(page, '画面ロック');
    await page.getByLabel('パスワード', { exact: true }).fill(NEXT);
    await press(page, '開く');
    await expect(rowWith(page, '髙齢者見守り名簿 辻󠄀地区（令和8年度）')).toBeVisible();
  });
});
