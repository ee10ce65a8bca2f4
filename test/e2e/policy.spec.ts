import {
  choose,
  field,
  fill,
  openFound,
  pick,
  press,
  said,
  submit,
  todayTyped,
  unlocked,
  visit,
} from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

test('a machine goes without its storage, which stands on the ledger and waits', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'act/medium/register', '媒体管理台帳：登録');
  await field(page, '種別').getByRole('combobox').selectOption({ label: 'パソコン' });
  await fill(page, '品名・型番', '抜取り用のPC');
  await fill(page, '製造番号（S/N）', 'PC-E2E-1');
  await choose(page, '内蔵の記憶装置', 'SSD');
  await choose(page, '機密性', '3');
  await submit(page, '登録');

  await test.step('while the method is chosen, a table tells which are open and why', async () => {
    await visit(page, 'act/disposal/apply', '廃棄：申請する');
    await press(page, '行を加える');
    await pick(page.locator('[data-path="items.0.thing"]'), '抜取り用のPC');
    const methods = page.locator('.guide').first();
    await expect(methods.getByRole('row', { name: /^ブロック消去 使える Purge/ })).toBeVisible();
    await expect(methods.getByRole('row', { name: /^磁気破壊（消磁） 使えない/ })).toContainText('根拠');
    await expect(page.locator('.guide').nth(1)).toContainText('リース品ではありません。');
    await expectAccessible(page, 'apply with its guides');
  });

  await page
    .locator('[data-path="items.0.method"]')
    .getByRole('combobox')
    .selectOption({ label: '内蔵媒体の抜取り' });
  await fill(page, '廃棄の理由', '更新のため');
  await choose(page, '原本・保存年限を確かめた', 'はい');
  await submit(page, '申請する');
  await expect(said(page)).toContainText('「申請する」を記録しました');
  const number = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').split('　')[0] ?? '';

  await test.step('decided on paper', async () => {
    await press(page, '決裁を記録');
    await fill(page, '決裁日', todayTyped());
    await pick(field(page, '許可者'), '髙子');
    await fill(page, '綴った簿冊', '令和8年度 情報資産廃棄許可綴');
    await expectAccessible(page, 'decide');
    await submit(page, '決裁を記録');
  });

  await test.step('carried out only with the storage named', async () => {
    await press(page, '実施を記録');
    await field(page, '実施日時').getByRole('button', { name: '今', exact: true }).click();
    await pick(field(page, '処理担当者'), '見本太郎');
    await fill(page, '処理内容', '内蔵SSDを抜き取った。');
    await fill(page, '実施場所', '作業室');
    await field(page, '確認の方法')
      .getByRole('combobox')
      .selectOption({ label: '記憶装置が残っていないことを目で確認' });
    await choose(page, '復元できないことを確かめた', 'はい');
    await pick(field(page, '立会者'), '邉美');
    await press(page, '実施を記録');
    await expect(page.locator('[data-path="storages.0.capacity"]')).toContainText('「容量」を入力');
    await expectAccessible(page, 'carry out with what is missing');
    const cell = (key: string) => page.locator(`[data-path="storages.0.${key}"]`);
    await cell('capacity').getByRole('textbox').fill('512GB');
    await cell('serialSource').getByRole('combobox').selectOption({ label: '本体のラベル' });
    await cell('serial').getByRole('textbox').fill('SSD-E2E-1');
    await submit(page, '実施を記録');
    await expect(page.locator('.record-status')).toContainText('完了');
  });

  await openFound(page, 'medium', '媒体管理台帳', '抜取り用のPCの内蔵SSD');
  await expect(page.locator('.record-status')).toContainText('廃棄待ち（抜取り）');
  await expect(page.locator('.record-status')).toContainText(number);
  await expect(page.locator('.record-page')).toContainText('SSD-E2E-1');
  await openFound(page, 'medium', '媒体管理台帳', '抜取り用のPC');
});

test('ポリシー設定 becomes a new version, shown before it is kept', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'settings/profile', '設定：ポリシー設定');
  const version = await page.locator('.profile-settings strong').first().textContent();
  const changes = page.getByRole('region', { name: '改める内容' });
  await expect(changes).toContainText('変わったところはありません');

  await page.locator('.profile-part > summary', { hasText: '取扱制限' }).click();
  await page.getByLabel('送信・運搬・提供は許可制：機密性').selectOption('3');
  await expect(changes.getByRole('row', { name: /機密性2A以上 機密性3以上/ })).toContainText(
    '今より緩くなります',
  );
  await page.getByLabel('改めた理由').fill('見本の改定');
  await press(page, 'この内容に改める');
  await expect(page.getByRole('alert')).toContainText('3(2)⑦イが求める分類より高い分類だけ');
  await press(page, '元に戻す');

  await page.locator('.profile-part > summary', { hasText: '廃棄の方法' }).click();
  await page.getByLabel('媒体の種別').selectOption({ label: 'SSD' });
  await page.getByLabel('ブロック消去：どこまで消えるか').selectOption('destroy');
  const adopt = page.getByRole('button', { name: 'この内容に改める' });
  await expect(page.getByText('住民情報の廃棄を緩める理由を入力してください。')).toBeVisible();
  await page.getByLabel('住民情報の廃棄を緩める理由').fill('見本の装置が破壊と同じに扱えるため');
  await expectAccessible(page, 'profile with changes');
  await adopt.click();
  await expect(said(page)).toContainText('ポリシー設定を改めました');
  await expect(page.locator('.profile-settings strong').first()).not.toHaveText(version ?? '');
  await expect(changes).toContainText('変わったところはありません');
});

test('the text of 誓約書 gets a next version; the one that was signed stays', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'settings/profile', '設定：ポリシー設定');
  await page.locator('.profile-part > summary', { hasText: '誓約書の文面と頻度' }).click();
  await press(page, '次の版を書く');
  const text = page.getByRole('region', { name: /（これから）$|版$/ }).last();
  await text.getByLabel('結び').fill('以上のとおり誓約し、𠮷日を選んで署名します。');
  await text.getByLabel('1 見出し').fill('決まりを守ること');
  await text.getByRole('button', { name: '10を削る' }).click();
  const changes = page.getByRole('region', { name: '改める内容' });
  await expect(changes).toContainText('𠮷日を選んで');
  await press(page, '印刷したところを見る');
  await expect(page.getByText('全1ページ')).toBeVisible();
  await expectAccessible(page, 'profile with a new text');
  await page.getByLabel('正規職員の誓約の頻度').selectOption({ label: '初回のみ' });
  await page.getByLabel('改めた理由').fill('見本の改定');
  await press(page, 'この内容に改める');
  await expect(said(page)).toContainText('ポリシー設定を改めました');
  await visit(page, 'register/pledge', '説明・誓約');
  await page.getByRole('searchbox').fill('辻');
  await expect(page.getByRole('grid')).toContainText('未署名');
  await visit(page, 'settings/profile', '設定：ポリシー設定');
  await page.locator('.profile-part > summary', { hasText: '誓約書の文面と頻度' }).click();
  await expect(page.getByRole('button', { name: '次の版を書く' })).toBeVisible();
  await expect(page.getByLabel('正規職員の誓約の頻度')).toHaveValue('first-only');
});
