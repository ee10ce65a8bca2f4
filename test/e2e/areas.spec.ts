import type { Page } from '@playwright/test';
import { field, fill, press, said, submit, unlock, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const desk = (page: Page) => ({
  finder: page.getByPlaceholder('カードを読み取る、または名前・会社を入力'),
  inside: page.locator('.desk-inside'),
  notice: page.locator('.desk-notice'),
});

test('the desk lets in and out by a scan, by two presses and by name, over midnight', async ({ app }) => {
  const page = await unlocked(app);
  await page.evaluate(() => {
    window.location.hash = '#/desk';
  });
  const { finder, inside, notice } = desk(page);
  await expect(finder).toBeFocused();
  await expectAccessible(page, 'areas 1');

  // One scan in, one scan out: a barcode reader is a keyboard.
  await page.keyboard.type('mh-1002');
  await page.keyboard.press('Enter');
  await expect(notice).toContainText('入室　見本 邉美');
  await expect(inside).toContainText('見本 邉美');
  await page.keyboard.type('MH-1002');
  await page.keyboard.press('Enter');
  await expect(notice).toContainText('退室　見本 邉美');

  // Two presses in, two out.
  await page.locator('.desk-person', { hasText: '見本 邉美' }).click();
  await page.locator('.desk-chip', { hasText: '定期点検' }).click();
  await expect(notice).toContainText('入室　見本 邉美');

  // Enter that ends the input method's work chooses nobody.
  await finder.fill('じろう');
  await finder.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await expect(page.locator('.desk-form')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('.desk-form')).toContainText('見本 次郎');
  await page.locator('.desk-chip', { hasText: '保守作業' }).click();
  await expect(page.locator('.desk-form')).toContainText('立会職員が記録されていません');
  await expectAccessible(page, 'areas 2');
  await page.getByLabel('立会職員').fill('見本 邉美');
  await page.locator('.desk-chip', { hasText: '提示を受けて確認' }).click();
  await page.getByRole('button', { name: '入室を記録する' }).click();
  await expect(inside).toContainText('見本 次郎');

  // The next day nobody has reloaded the window: who stayed is late, and the date is another.
  const tomorrow = new Date(Date.now() + 86_400_000);
  await page.clock.setFixedTime(tomorrow);
  // Somebody is there: a window nobody touched for a day locks itself.
  await page.mouse.move(20, 20);
  await expect(inside.locator('.desk-late').first()).toBeVisible({ timeout: 70_000 });
  await page.locator('.desk-inside-row', { hasText: '見本 次郎' }).getByRole('button').click();
  await page.getByRole('button', { name: '退室を記録する' }).click();
  await expect(notice).toContainText('退室　見本 次郎');
});

test('a device that does not belong there is stopped at the door', async ({ app }) => {
  const page = await unlocked(app);
  await page.evaluate(() => {
    window.location.hash = '#/desk';
  });
  await page.getByText('名簿にない人・来訪者の入室を記録する').click();
  await page.getByLabel('氏名（代表者）').fill('見本 五郎');
  await page.locator('.desk-chip', { hasText: '見学・案内' }).click();
  await page.getByRole('button', { name: '持込物を加える' }).click();
  await page.getByLabel('持込物1の品名').fill('スマートフォン');
  await page.getByRole('button', { name: /入室を記録する/ }).click();
  await expect(page.locator('.desk-notice')).toContainText('「スマートフォン」は持ち込めません');
  await page.getByLabel('持込物1の扱い').selectOption('kept-outside');
  await page.getByRole('button', { name: '不備のまま入室を記録する' }).click();
  await expect(page.locator('.desk-inside')).toContainText('見本 五郎');
});

test('a paper book is typed in by keyboard, kept while typing, and a month is closed', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'transcribe', '紙の管理簿の転記');
  await page.locator('[data-cell="0.0"]').focus();
  for (const text of ['2', '700', '7時半', '見本 邉美', '', '', '清掃']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.locator('[data-cell="1.0"]').focus();
  await page.keyboard.type('〃');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-cell="2.0"]')).toBeFocused();
  await expect(page.locator('.transcribe-notes').first()).toContainText('入室の時刻を読めません');
  await page.locator('[data-cell="1.0"]').fill('');
  await expectAccessible(page, 'areas 3');
  // Away and back: nothing typed is lost.
  await visit(page, 'today', '本日の処理');
  await visit(page, 'transcribe', '紙の管理簿の転記');
  await expect(page.locator('[data-cell="0.3"]')).toHaveValue('見本 邉美');
  await press(page, '転記した1件を登録する');
  await expect(said(page)).toContainText('1件を転記しました');
});

test.describe('a paper book that is half typed in', () => {
  test.skip(
    ({ target }) => target === 'electron',
    'Kills the process behind the window of the browser shell.',
  );

  test('is kept when everything dies, and gone on with from 書きかけ', async ({ app }) => {
    app.expectComplaints(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
    const page = await unlocked(app);
    await visit(page, 'transcribe', '紙の管理簿の転記');
    const kept = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('停電の点検'));
    await page.locator('[data-cell="0.0"]').focus();
    for (const text of ['2', '700', '730', '見本 𠮷子', '見本保守株式会社', '', '停電の点検']) {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
    }
    await kept;
    await app.served.kill();
    await page.close();

    const again = await app.restart();
    await unlock(again.page);
    await expect(again.page.getByRole('heading', { name: '書きかけ（1件）' })).toBeVisible();
    await again.page.getByRole('link', { name: '紙の管理簿の転記：見本サーバ室（1行）' }).click();
    await expect(again.page.getByText('書きかけがあります')).toBeVisible();
    await expect(again.page.locator('[data-cell="0.3"]')).toHaveValue('見本 𠮷子');
    await expectAccessible(again.page, 'areas 6');
    await press(again.page, '転記した1件を登録する');
    await expect(said(again.page)).toContainText('1件を転記しました');
    // What is in the book is no longer half-done.
    await visit(again.page, 'today', '本日の処理');
    await expect(again.page.locator('.today-lines').first()).toBeVisible();
    await expect(again.page.getByRole('heading', { name: /^書きかけ/ })).toHaveCount(0);
  });

  test('is thrown away from 書きかけ, and a reload keeps the rest', async ({ app }) => {
    const page = await unlocked(app);
    await visit(page, 'transcribe', '紙の管理簿の転記');
    await page.locator('[data-cell="0.3"]').fill('見本 太郎');
    // At once: what is on its way to the host is listed all the same.
    await visit(page, 'today', '本日の処理');
    const line = page.getByRole('listitem').filter({ hasText: '紙の管理簿の転記：見本サーバ室（1行）' });
    await expect(line).toBeVisible();
    await page.reload();
    await unlock(page);
    await line.getByRole('button', { name: '捨てる' }).click();
    await expect(line).toHaveCount(0);
    await visit(page, 'transcribe', '紙の管理簿の転記');
    await expect(page.locator('[data-cell="0.3"]')).toHaveValue('');
  });
});

test('a forgotten exit is closed with its reason, and shows in the book', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'entries', '入退室管理簿');
  await expectAccessible(page, 'areas 4');
  await page
    .getByRole('gridcell', { name: /見本 﨑男/ })
    .first()
    .dblclick();
  await press(page, '退室未記録を訂正');
  await field(page, '実際の退室日時').getByRole('button', { name: '今', exact: true }).click();
  await fill(page, '訂正の理由', '本人に確認した。');
  await submit(page, '退室未記録を訂正');
  await expect(page.locator('.record-status')).toContainText('退室済');
});

test('a month is closed again after a correction', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'entries', '入退室管理簿');
  await page.getByRole('link', { name: '1か月' }).click();
  await page.getByRole('button', { name: '前の月' }).click();
  await expect(page.getByText(/締め済です/)).toBeVisible();
  await press(page, '追加・訂正を含めて締め直す');
  await page.getByRole('dialog').getByRole('button', { name: 'この月を締める' }).click();
  await expect(said(page)).toContainText('を締めました（照合番号');
});
