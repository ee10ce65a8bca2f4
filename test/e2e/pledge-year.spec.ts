import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose, field, fill, openFound, pick, press, said, submit, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const HEADERS = '氏名,フリガナ,所属課,職名,任用形態,任命権者,任用開始日,任用終了日';
const HIRED = [
  '見本　辻󠄀𠮷子,みほん　つじよしこ,見本課,事務補助員,会計年度任用職員,見本市教育委員会,R8.4.1,R9.3.31',
  '見本　髙太,みほん　こうた,見本課,事務補助員,会計年度任用職員,見本市長,R8.4.1,R9.3.31',
];
const textOf = (path: string): string => execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' });
const NAME = '見本　辻󠄀𠮷子';

/** Opens the card of somebody from the list, and one of its steps. */
async function step(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(action) })).toBeVisible();
}

/** Reads the text to its end and signs by name. */
async function signByName(page: Page, name: string): Promise<void> {
  await pick(field(page, '立会者'), '邉美');
  await press(page, 'この人の署名を始める');
  const dialog = page.getByRole('dialog');
  await page.getByRole('region', { name: '誓約の文面' }).focus();
  await page.keyboard.press('End');
  await dialog.getByRole('radio', { name: /氏名を入力する/ }).press('Space');
  await dialog.getByRole('textbox', { name: '署名（氏名）' }).fill(name);
  await dialog.getByRole('button', { name: /この内容で誓約する/ }).click();
  await expect(dialog).toContainText('署名を受け付けました');
  await dialog.getByRole('button', { name: '担当者に渡す' }).click();
}

test('a year of somebody: imported, briefed, signed, cancelled and signed again, restricted, trained, gone', async ({
  app,
  folder,
}) => {
  test.setTimeout(240_000);
  const page = await unlocked(app);

  await test.step('people come from a sheet, their characters as they are', async () => {
    const sheet = join(folder, 'saiyou.csv');
    writeFileSync(sheet, `\ufeff${[HEADERS, ...HIRED].join('\r\n')}\r\n`);
    await visit(page, 'exchange/import/person', '職員名簿に取り込む');
    await page.locator('input[type=file]').setInputFiles(sheet);
    await expect(page.locator('.columns-table')).toContainText(NAME);
    await expectAccessible(page, 'the columns of a list of people');
    await press(page, '取込み前の確認');
    await press(page, '2件を取り込む');
    await page.getByRole('alertdialog').getByRole('button', { name: '2件を取り込む' }).click();
    await expect(said(page)).toContainText('2件を取り込みました。');
    await openFound(page, 'person', '職員名簿', NAME);
    await expect(page.locator('.record-page')).toContainText('みほん　つじよしこ');
  });

  await test.step('whoever is new on the roster is proposed a card for this 年度', async () => {
    await visit(page, 'act/pledge/renew', '年度更新');
    await page.getByLabel('作る年度').selectOption({ index: 0 });
    await expect(page.getByRole('checkbox', { name: `${NAME}のカードを作る` })).toBeChecked();
    await press(page, '2人分のカードを作る');
    await expect(said(page)).toContainText('人分作りました');
    await visit(page, 'pledges', '説明・誓約');
    await page.getByRole('link', { name: NAME }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
  });

  await test.step('the briefing', async () => {
    await step(page, '説明を記録');
    await fill(page, '説明に使った資料', '情報セキュリティの手引き（見本）');
    await fill(page, '資料の版', '第3版');
    await pick(field(page, '説明した人'), '邉美');
    await choose(page, '内容を理解したことを確かめた', 'はい');
    await expectAccessible(page, 'a briefing');
    await submit(page, '説明を記録');
  });

  await test.step('signed, taken back with a reason, and signed again: both stay', async () => {
    await step(page, '画面で署名してもらう');
    await signByName(page, NAME);
    await visit(page, 'pledges', '説明・誓約');
    await page.getByRole('link', { name: NAME }).click();
    await step(page, '署名の取消し');
    // What ends the input method's work does not send the form.
    const reason = field(page, '取消しの理由').locator('input, textarea').first();
    await reason.focus();
    await reason.dispatchEvent('compositionstart');
    await reason.fill('別の人が署名したため。');
    await reason.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
    await expect(page.locator('.action-page')).toBeVisible();
    await reason.dispatchEvent('compositionend');
    await expectAccessible(page, 'taking back a signature');
    await submit(page, '署名の取消し');
    await expect(page.locator('.record-page')).toContainText('別の人が署名したため。');
    await step(page, '画面で署名してもらう');
    await signByName(page, NAME);
    await visit(page, 'pledges', '説明・誓約');
    await page.getByRole('link', { name: NAME }).click();
    await expect(page.locator('.history')).toContainText('署名の取消し');
    await expect(page.locator('.pledge-signatures .pledge-hash')).toHaveCount(2);
    await expect(page.locator('.pledge-signatures')).toContainText('取消し（');
  });

  await test.step('the restriction is decided, then set and seen to work', async () => {
    await step(page, 'インターネット・メールの制限を決める');
    await pick(field(page, '決めた人（所属長）'), '髙子');
    await choose(page, '端末で作業をする', 'はい');
    await choose(page, 'インターネットへの接続が業務に要る', 'いいえ');
    await choose(page, '電子メールの使用が業務に要る', 'いいえ');
    await expectAccessible(page, 'deciding a restriction');
    await submit(page, 'インターネット・メールの制限を決める');
    await step(page, '制限の設定を記録');
    await pick(field(page, '設定した人'), '邉美');
    await fill(page, '設定の内容', '外部の閲覧とメールを止めた。');
    await choose(page, '利用できないことを画面で確かめた', 'はい');
    await expectAccessible(page, 'setting a restriction');
    await submit(page, '制限の設定を記録');
    await expect(page.getByText('手続済').first()).toBeVisible();
  });

  await test.step('a training, and a key in hand', async () => {
    await step(page, '研修の受講を記録');
    await fill(page, '研修・訓練の名称', '情報セキュリティ研修（見本）');
    await choose(page, '受け方', 'eラーニング');
    await expectAccessible(page, 'a training');
    await submit(page, '研修の受講を記録');
    await expect(page.locator('.pledge-steps')).toContainText('情報セキュリティ研修（見本）');
    await step(page, '渡したものを記録');
    await press(page, '行を加える');
    await page.locator('[data-field="kind"] select').first().selectOption('key');
    await page.locator('[data-field="name"] input').first().fill('書庫の鍵');
    await submit(page, '渡したものを記録');
  });

  await test.step('leaving shows what is still held; everything comes back, and a paper says so', async () => {
    await step(page, '離任（退職・異動）を記録');
    await expectAccessible(page, 'leaving');
    await choose(page, '理由', '退職');
    await submit(page, '離任（退職・異動）を記録');
    await expect(page.locator('.record-page')).toContainText('書庫の鍵');
    await step(page, '返却を確かめる');
    await pick(field(page, '確かめた人'), '邉美');
    await page.locator('[data-field="outcome"] select').first().selectOption('returned');
    await choose(page, '離れた後も秘密を守ることを本人に伝えた', 'はい');
    await submit(page, '返却を確かめる');
    await expect(page.getByText('返却済').first()).toBeVisible();
    await press(page, '様式を印刷');
    await expect(page.getByText('一覧で選んだもの（1件）').first()).toBeVisible();
    const printed = await app.saved(() => press(page, 'PDFで保存'));
    expect(textOf(printed.path)).toContain('返却確認書');
    expect(textOf(printed.path).replaceAll(/\s/g, '')).toContain('辻󠄀𠮷子');
  });
});

test('one list each for who has not signed, is not restricted, or leaves: on paper, too', async ({ app }) => {
  const page = await unlocked(app);
  for (const [list, title] of [
    ['unsigned', '誓約書未署名者一覧'],
    ['unrestricted', '利用制限未設定者一覧'],
    ['leaving', '退職等予定者一覧'],
  ] as const) {
    await visit(page, `pledges?list=${list}`, '説明・誓約');
    await expectAccessible(page, `the list ${list}`);
    await page.getByRole('button', { name: /一覧を印刷/ }).click();
    await expect(page.getByText(title).first()).toBeVisible();
    const file = await app.saved(() => press(page, 'PDFで保存'));
    expect(file.name).toMatch(/\.pdf$/);
  }
});
