import { field, said, tabTo, unlocked, visit } from './actions';
import { expect, samplePassword, test } from './fixtures';

test('from the password to a record found again, with the keyboard alone', async ({ app }) => {
  const { page } = app;
  const keys = page.keyboard;
  await expect(page.getByLabel('パスワード', { exact: true })).toBeFocused();
  await keys.type(samplePassword);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '本日の処理', level: 1 })).toBeVisible();

  await tabTo(page, /^情報資産台帳$/);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '情報資産台帳', level: 1 })).toBeVisible();
  await tabTo(page, /^登録$/);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '情報資産台帳：登録', level: 1 })).toBeVisible();

  await tabTo(page, /^名称(必須)?$/);
  await keys.type('鍵盤だけで登録した帳票');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '情報資産台帳：登録', level: 1 })).toBeVisible();
  await tabTo(page, /^区分/);
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  for (const aspect of ['機密性', '完全性', '可用性']) {
    await expect(async () => {
      await keys.press('Tab');
      const inside = field(page, aspect).locator('input[type=radio]:focus');
      await expect(inside).toHaveCount(1, { timeout: 100 });
    }).toPass({ intervals: [10] });
    await keys.press('ArrowDown');
    await keys.press('ArrowUp');
  }
  await keys.press('Control+Enter');
  await expect(said(page)).toContainText('「登録」を記録しました');

  await keys.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
  await keys.type('鍵盤だけ');
  await expect(page.getByRole('dialog').getByRole('link', { name: /鍵盤だけで登録した帳票/ })).toBeVisible();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('鍵盤だけで登録した帳票');

  await visit(page, 'register/asset', '情報資産台帳');
  await tabTo(page, /^情報資産台帳を検索$/);
  await keys.type('鍵盤だけで');
  await expect(page.locator('.table-count [role=status]')).toContainText('1');
  await tabTo(page, /^情報資産台帳$/);
  await keys.press('ArrowDown');
  await keys.press('Home');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('鍵盤だけで登録した帳票');
});

test('Enter that ends a composition submits nothing', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'act/asset/register', '情報資産台帳：登録');
  const name = field(page, '名称').getByRole('textbox');
  await name.focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'じゅうみん', selectionStart: 5, selectionEnd: 5 });
  await name.dispatchEvent('keydown', {
    key: 'Enter',
    isComposing: true,
    ctrlKey: true,
    bubbles: true,
    cancelable: true,
  });
  await expect(page.getByRole('alert').filter({ hasText: 'まだ' })).toHaveCount(0);
  await devtools.send('Input.insertText', { text: '住民' });
  await expect(name).toHaveValue('住民');
  await expect(page.getByRole('heading', { name: '情報資産台帳：登録', level: 1 })).toBeVisible();
});
