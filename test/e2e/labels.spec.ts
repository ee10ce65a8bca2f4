import type { Page } from '@playwright/test';
import { said, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const sheets = (page: Page) => page.locator('fieldset .label-sheet select');
const preview = (page: Page) => page.locator('.preview-page').first();

test('a sheet that is on no list is measured, registered, tried out and taken off again, by keyboard', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'labels', 'ラベル');
  await page.getByLabel('A4のラベル用紙に印刷').check();
  await expect(preview(page)).toBeVisible();
  await page.getByRole('button', { name: '一覧にない用紙を登録' }).click();
  const form = page.getByRole('form', { name: '一覧にない用紙' });
  await expect(form).toBeVisible();
  await expectAccessible(page, 'labels own 1');
  const type = async (label: string, text: string) => form.getByLabel(label).fill(text);
  await type('横の枚数（列）', '６');
  await expect(form).toContainText(/横に[\d.]+mmはみ出します/);
  await type('横の枚数（列）', '3');
  await type('縦の枚数（行）', '7');
  await type('ラベルの幅', '60.25');
  await form.getByLabel('ラベルの高さ').fill('35');
  await type('左の余白', '9');
  await type('上の余白', '20');
  await type('横のピッチ', '50');
  // Enter sends the form, and leads to the first thing that is wrong; while composing it does neither.
  await form.getByLabel('用紙の名前').focus();
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('用紙の名前')).toBeFocused();
  await expect(form).toContainText('名前を付けてください');
  await expect(form).toContainText('0.1mm単位で入力してください');
  await expectAccessible(page, 'labels own 2');
  await page.keyboard.type('𠮷田文具 21面');
  await type('ラベルの幅', '60.2');
  await expect(form).toContainText('ラベルが重なります');
  await type('横のピッチ', '63.5');
  await form.getByLabel('縦のピッチ').fill('36');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('「𠮷田文具 21面」を登録しました');
  await expect(sheets(page)).toHaveValue(/^own-/);
  await expect(page.getByText('残りは右13.8mm・下26.0mm')).toBeVisible();
  await expect(preview(page)).toBeVisible();

  // Start, correction and test print work on it; what is wrong is said and left as typed.
  await page.getByLabel('何枚目から（1〜21）').fill('22');
  await expect(page.getByText('1〜21の整数で入力してください。')).toBeVisible();
  await page.getByLabel('何枚目から（1〜21）').fill('20');
  await page.getByLabel('下へずらす（mm）').fill('-0.25');
  await expect(page.getByText('-20〜20の数（0.1単位）で入力してください。')).toBeVisible();
  await page.getByLabel('下へずらす（mm）').fill('-0.2');
  await page.getByLabel(/^試し刷り/).check();
  await expect(preview(page)).toBeVisible();
  await expectAccessible(page, 'labels own 3');

  // Kept on this PC, also by a window that starts from nothing.
  await app.served.stop();
  app.expectComplaints(/Failed to load resource|ERR_CONNECTION/u);
  const again = (await app.restart()).page;
  const opened = await unlocked({ ...app, page: again });
  await visit(opened, 'labels', 'ラベル');
  await opened.getByLabel('A4のラベル用紙に印刷').check();
  await expect(opened.getByRole('option', { name: '𠮷田文具 21面（21面）' })).toBeAttached();
  await sheets(opened).selectOption({ label: '𠮷田文具 21面（21面）' });
  await opened.getByRole('button', { name: '寸法を直す' }).click();
  await opened.getByLabel('縦の枚数（行）').fill('6');
  await opened.keyboard.press('Enter');
  await expect(opened.getByRole('option', { name: '𠮷田文具 21面（18面）' })).toBeAttached();
  await opened.getByRole('button', { name: '一覧から外す' }).click();
  await opened.getByRole('alertdialog').getByRole('button', { name: '一覧から外す' }).click();
  await expect(opened.getByRole('option', { name: /𠮷田文具/ })).toHaveCount(0);
  await expect(preview(opened)).toBeVisible();
});
