import type { Page } from '@playwright/test';
import { fill, press, rowWith, submit, unlocked, visit } from './actions';
import { expect, test } from './fixtures';

const OLD = '時点の帳票（旧名称）';
const NEW = '時点の帳票（新名称）';

async function showAsOf(page: Page, day: string): Promise<void> {
  await press(page, '時点を指定');
  const box = page.locator('.as-of input').first();
  await box.fill(day);
  await press(page, 'この日現在で表示');
  await expect(page.getByText('現在の台帳です（読むだけ）。')).toBeVisible();
}

test('a register as of an earlier day shows what held then, and nothing that came later', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'act/asset/register', '情報資産台帳：登録');
  await press(page, '前回から複写');
  await fill(page, '名称', OLD);
  await fill(page, '異動日（この日から）', 'R8.4.1');
  await submit(page, '登録');
  await press(page, '訂正');
  await fill(page, '名称', NEW);
  await fill(page, '異動日（この日から）', 'R8.10.1');
  await fill(page, '訂正の理由', '名称を改めたため');
  await submit(page, '訂正');

  await visit(page, 'register/asset', '情報資産台帳');
  const search = page.getByRole('searchbox', { name: '情報資産台帳を検索' });
  await search.fill('時点の帳票');
  await expect(rowWith(page, NEW)).toBeVisible();
  await expect(rowWith(page, OLD)).toHaveCount(0);

  await test.step('between the two the old name held', async () => {
    await showAsOf(page, 'R8.9.30');
    await expect(rowWith(page, OLD)).toBeVisible();
    await expect(rowWith(page, NEW)).toHaveCount(0);
    await press(page, '今の台帳に戻る');
    await expect(rowWith(page, NEW)).toBeVisible();
  });

  await test.step('before the first it was not there', async () => {
    await showAsOf(page, 'R8.3.31');
    await expect(rowWith(page, OLD)).toHaveCount(0);
    await expect(rowWith(page, NEW)).toHaveCount(0);
    await press(page, '今の台帳に戻る');
  });

  await test.step('on the day itself the new name holds', async () => {
    await showAsOf(page, 'R8.10.1');
    await expect(rowWith(page, NEW)).toBeVisible();
  });
});
