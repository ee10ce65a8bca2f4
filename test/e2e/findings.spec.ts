import { choose, field, fill, openFound, pick, press, rowWith, submit, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

test('two people sign one after the other, and neither sees the other', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'pledges', '説明・誓約');
  for (const name of ['見本 辻󠄀子', '見本 邉人'])
    await page.getByRole('checkbox', { name: `${name}を選ぶ` }).check();
  await press(page, '画面で署名してもらう');
  await expect(page.getByText('署名 0人済・残り2人')).toBeVisible();
  await pick(field(page, '立会者'), '邉美');
  const dialog = page.getByRole('dialog');
  const signed: string[] = [];
  for (const left of [1, 0]) {
    const name = (await page.locator('.signing-next strong').textContent()) ?? '';
    signed.push(name);
    await press(page, 'この人の署名を始める');
    await expect(dialog).toContainText(name);
    for (const other of signed.filter((one) => one !== name)) await expect(dialog).not.toContainText(other);
    await page.getByRole('region', { name: '誓約の文面' }).focus();
    await page.keyboard.press('End');
    await dialog.getByRole('radio', { name: /氏名を入力する/ }).press('Space');
    await dialog.getByRole('textbox', { name: '署名（氏名）' }).fill(name);
    await dialog.getByRole('button', { name: /この内容で誓約する/ }).click();
    await expect(dialog).toContainText('署名を受け付けました');
    await expect(dialog).not.toContainText(name);
    await press(page, '担当者に渡す');
    await expect(page.getByText(`残り${left}人`)).toBeVisible();
  }
  expect(new Set(signed).size).toBe(2);
  await expect(page.getByText('署名を待つ人はいません')).toBeVisible();
});

test('who was alone where two are asked for, and a key that stayed out, are told in the book', async ({
  app,
}) => {
  const page = await unlocked(app);
  await openFound(page, 'area', '管理区域', '見本サーバ室');
  await press(page, '訂正');
  await choose(page, '複数人で入室する', 'はい');
  await fill(page, '訂正の理由', '複数人での作業とすることにしたため。');
  await expectAccessible(page, 'the rules of an area');
  await submit(page, '訂正');

  await visit(page, 'act/entry-log/enter', /入室を記録/);
  await expectAccessible(page, 'an entry in the office');
  await page.clock.install();
  await page.evaluate(() => {
    window.location.hash = '#/desk';
  });
  const finder = page.getByPlaceholder('カードを読み取る、または名前・会社を入力');
  await expect(finder).toBeFocused();
  // Whoever is still in leaves first: then nobody is beside the one who comes.
  const inside = page.locator('.desk-inside-row');
  for (let left = await inside.count(); left > 0; left -= 1) {
    await inside.first().getByRole('button').click();
    await inside.first().locator('.desk-leave button').first().click();
    await expect(inside).toHaveCount(left - 1);
  }
  await page.locator('.desk-person', { hasText: '見本太郎' }).click();
  await page.locator('.desk-chip', { hasText: 'K-1' }).click();
  await page.locator('.desk-chip', { hasText: '定期点検' }).click();
  await expect(page.locator('.desk-inside-row', { hasText: '見本太郎' })).toContainText('鍵 K-1');
  // Longer than two who come one after the other.
  await page.clock.fastForward('08:00');
  await page.locator('.desk-inside-row', { hasText: '見本太郎' }).getByRole('button').click();
  await press(page, '鍵は未返却のまま退室');
  await press(page, '受付を終える');
  await visit(page, 'entries', '入退室管理簿');
  await expect(rowWith(page, '見本太郎').first()).toContainText(/単独入室.*鍵未返却|鍵未返却.*単独入室/);
  await rowWith(page, '見本太郎').first().getByText('見本太郎').dblclick();
  await expect(page.locator('.record-page')).toContainText('貸し出した鍵の返却が記録されていません');
  await press(page, '鍵の返却を記録');
  await expectAccessible(page, 'a key comes back');
  await submit(page, '鍵の返却を記録');
  await expect(page.locator('.record-page')).not.toContainText('貸し出した鍵の返却が記録されていません');
});
