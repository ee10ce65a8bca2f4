import { field, fill, press, unlock, visit } from './actions';
import { expect, test } from './fixtures';

const HALF_TYPED = '書きかけのまま席を離れた帳票 辻󠄀';

test('a window left alone locks itself, and what was half typed is there again', async ({ app }) => {
  const { page } = app;
  await page.clock.install();
  await unlock(page);
  await visit(page, 'settings/security', '設定：パスワードと画面ロック');
  await page.getByRole('radio', { name: '5分', exact: true }).check();
  await visit(page, 'act/asset/register', '情報資産台帳：登録');
  await fill(page, '名称', HALF_TYPED);

  await page.clock.fastForward('04:00');
  await expect(page.getByRole('heading', { level: 1, name: '情報資産台帳：登録' })).toBeVisible();

  await page.clock.fastForward('01:10');
  await expect(page.getByLabel('パスワード', { exact: true })).toBeVisible();
  await expect(page.getByText(HALF_TYPED)).toHaveCount(0);

  await unlock(page);
  await expect(page.getByText('書きかけがあります')).toBeVisible();
  await expect(field(page, '名称').getByRole('textbox')).toHaveValue(HALF_TYPED);
  await press(page, 'やめる');
  await press(page, '捨てて閉じる');
  await expect(page.getByRole('heading', { level: 1, name: '情報資産台帳', exact: true })).toBeVisible();
});
