import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { degrees, grayscale, PDFDocument } from 'pdf-lib';
import { field, fill, pick, said, submit, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const read = async (page: Page): Promise<void> => {
  const text = page.getByRole('region', { name: '誓約の文面' });
  await text.focus();
  await page.keyboard.press('End');
};

const begin = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('checkbox', { name: `${name}を選ぶ` }).check();
  await page.getByRole('button', { name: '画面で署名してもらう' }).click();
  await pick(field(page, '立会者'), '邉美');
  await page.getByRole('button', { name: 'この人の署名を始める' }).click();
};

test('a person reads the whole text, signs with the mouse, and nothing of it is left for the next', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'pledges', '説明・誓約');
  await expectAccessible(page, 'pledges');
  await begin(page, '見本 辻󠄀子');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('見本 辻󠄀子');
  await expect(dialog).not.toContainText('見本 花子');
  await read(page);
  const canvas = dialog.locator('canvas');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no place to sign');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1)
    await page.mouse.move(box.x + 40 + step * 14, box.y + 60 + (step % 3) * 20);
  await page.mouse.up();
  await expectAccessible(page, 'pledges');
  await dialog.getByRole('button', { name: /この内容で誓約する/ }).click();
  await expect(dialog).toContainText('署名を受け付けました');
  await expect(dialog).not.toContainText('辻󠄀子');
  await dialog.getByRole('button', { name: '担当者に渡す' }).click();
  await visit(page, 'pledges', '説明・誓約');
  await page.getByRole('link', { name: '見本 辻󠄀子' }).click();
  await expect(page.getByText('画面で署名', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('img', { name: '手書きの署名' }).first()).toBeVisible();
  await expectAccessible(page, 'pledges');
});

test('somebody who cannot draw signs by keyboard alone', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'pledges', '説明・誓約');
  await begin(page, '見本 邉人');
  await read(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /氏名を入力する/ }).press('Space');
  await dialog.getByRole('textbox', { name: '署名（氏名）' }).fill('見本 邉人');
  await dialog.getByRole('button', { name: /この内容で誓約する/ }).press('Enter');
  await expect(dialog).toContainText('署名を受け付けました');
});

/** The sheet whose code nobody can read any more. */
const STAINED = 1;

/** What a copier makes of sheets: pictures this way and that, one upside down, with blank backs between. */
async function scanned(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  for (const [at, picture] of pictures.entries()) {
    const image = await file.embedJpg(picture);
    const page = file.addPage([595, 842]);
    const size = { width: 595, height: 842 };
    if (at === 0) page.drawImage(image, { ...size, x: 595, y: 842, rotate: degrees(180) });
    else page.drawImage(image, { ...size, x: 0, y: (at % 3) * 4, rotate: degrees((at % 5) - 2) });
    if (at === STAINED) page.drawRectangle({ x: 40, y: 20, width: 200, height: 240, color: grayscale(0.2) });
    file.addPage([595, 842]);
  }
  return file.save();
}

test('ten signed sheets scanned askew in one file find their people', async ({ app, folder }) => {
  test.setTimeout(180_000);
  const page = await unlocked(app);
  await visit(page, 'pledges?list=unsigned', '説明・誓約');
  await page.getByRole('checkbox', { name: '全員を選ぶ' }).check();
  const count = (await page.getByRole('checkbox').count()) - 1;
  expect(count).toBeGreaterThanOrEqual(10);
  await page.getByRole('button', { name: '誓約書を印刷（QR付き）' }).click();
  const printed = await app.saved(() => page.getByRole('button', { name: 'PDFで保存' }).click());
  const scans = join(folder, 'scan');
  mkdirSync(scans);
  execFileSync('pdftoppm', ['-r', '150', '-gray', '-jpeg', printed.path, join(scans, 'p')]);
  // The last one was not handed in; the first one was scanned twice; the code of the second has a stain on it.
  const sheets = readdirSync(scans).toSorted().slice(0, -1);
  const stack = join(folder, 'stack.pdf');
  writeFileSync(
    stack,
    await scanned([...sheets, sheets[0] ?? ''].map((name) => readFileSync(join(scans, name)))),
  );
  await visit(page, 'pledges/scan', '紙束の取込み');
  await page.locator('input[type=file]').setInputFiles(stack);
  const result = page.getByRole('region', { name: '取込み前の確認' });
  await expect(result).toContainText(`${count - 2}一致・未提出2名・取り込めないページ2`, {
    timeout: 120_000,
  });
  await result.getByText('紙面を見て、誰の誓約書かを選ぶ').click();
  await expect(result.getByRole('img', { name: '3ページ目の紙面' })).toBeVisible();
  // Where the foot of the form lies over nothing.
  const atTheEnd = () => page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await atTheEnd();
  await expectAccessible(page, 'a sheet that could not be read');
  await result.getByLabel('3ページ目の氏名').selectOption({ index: 1 });
  await expect(result).toContainText(`${count - 1}一致・未提出1名・取り込めないページ1`);
  await expect(result).toContainText('手で当てはめ');
  await fill(page, '原本を綴った簿冊', '誓約書綴（見本）');
  await page.locator('main').press('Control+End');
  await atTheEnd();
  await expectAccessible(page, 'pledges');
  await page.getByRole('button', { name: `${count - 1}人分を取り込む` }).click();
  await expect(said(page)).toContainText(`${count - 1}人の誓約書を取り込みました`);
  await visit(page, 'pledges?list=unsigned', '説明・誓約');
  await expect(page.getByRole('checkbox')).toHaveCount(2);
});

test('who leaves gives everything back', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'pledges?list=leaving', '説明・誓約');
  await page.getByRole('link', { name: '見本 夏美' }).click();
  await page.getByRole('button', { name: '返却を確かめる' }).first().click();
  await pick(field(page, '確かめた人'), '邉美');
  await expect(page.locator('.field[data-field="items"]')).toContainText('台帳');
  await expectAccessible(page, 'pledges');
  for (const [at, outcome] of ['returned', 'stopped'].entries())
    await page.locator('[data-field="outcome"]').nth(at).locator('select').selectOption(outcome);
  await field(page, '離れた後も秘密を守ることを本人に伝えた').getByText('はい').click();
  await submit(page, '返却を確かめる');
  await expect(page.getByText('返却済').first()).toBeVisible();
});

test('next year is made from this one in one list', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'act/pledge/renew', '年度更新');
  await page.getByLabel('作る年度').selectOption({ index: 1 });
  const year = await page.getByLabel('作る年度').inputValue();
  await expect(page.getByRole('checkbox', { name: '見本 花子のカードを作る' })).toBeChecked();
  // Who has left is not proposed.
  await expect(page.getByRole('checkbox', { name: '見本 秋夫のカードを作る' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: '見本 次郎のカードを作る' }).uncheck();
  await page.getByLabel('見本 花子の誓約書').selectOption('none');
  await expect(page.getByText('「署名を求めない理由」を入力してください。')).toBeVisible();
  await page.getByLabel('見本 花子に署名を求めない理由').fill('文面に変更がないため。');
  await expectAccessible(page, 'pledges');
  await page.getByRole('button', { name: /人分のカードを作る/ }).click();
  await expect(said(page)).toContainText('人分作りました');
  // The year just made is what is shown.
  await expect(page.getByRole('checkbox', { name: '見本 花子を選ぶ' })).toBeVisible();
  await expect(page.locator('.pledge-year select')).toHaveValue(year);
});
