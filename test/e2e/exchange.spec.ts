import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ZipFile } from 'yazl';
import { field, fill, openFound, pick, press, rowWith, said, unlocked, visit } from './actions';
import { expect, test } from './fixtures';
import { root } from './served';

const LEDGER = join(root, 'assets/sample/asset-ledger-cp932.csv');
const IMPORT_ASSETS = ['exchange/import/asset', '情報資産台帳に取り込む'] as const;

const give = (page: Page, path: string): Promise<void> =>
  page.locator('input[type=file]').setInputFiles(path);

/** How many rows the dry run puts under a heading. */
async function counted(page: Page, kind: string): Promise<number> {
  const words =
    (await page.locator('.outcome-kind', { hasText: kind }).locator('strong').textContent()) ?? '';
  return Number(words.replaceAll(',', ''));
}

async function countOfAssets(page: Page): Promise<string> {
  await visit(page, 'register/asset', '情報資産台帳');
  const count = page.locator('.table-count [role=status]');
  await expect(count).toContainText('件');
  return (await count.textContent()) ?? '';
}

/** From the columns to the dry run; what every row lacks is given once. */
async function check(page: Page): Promise<void> {
  await press(page, '取込み前の確認');
  await expect(page.locator('.outcome-kinds')).toBeVisible();
}

test('a CP932 ledger comes in, goes out again, and is taken back', async ({ app }) => {
  const page = await unlocked(app);
  const before = await countOfAssets(page);
  let taken = 0;

  await test.step('the encoding is found and can be overridden; title rows are no rows', async () => {
    await visit(page, ...IMPORT_ASSETS);
    await give(page, LEDGER);
    const encoding = page.getByRole('combobox', { name: /文字コード/ });
    await expect(encoding).toHaveValue('shift_jis');
    await expect(page.locator('.columns-table')).toContainText('見本住民相談記録簿');
    await encoding.selectOption('euc-jp');
    await expect(page.locator('.columns-table, [role=alert]').first()).toBeVisible();
    await expect(page.locator('.columns-table')).not.toContainText('見本住民相談記録簿');
    await encoding.selectOption('shift_jis');
    await expect(page.locator('.columns-table')).toContainText('見本住民相談記録簿');
    await expect(page.getByRole('combobox', { name: '見出しの行' })).toHaveValue('3/1');
    await expect(page.getByRole('combobox', { name: '「管理番号」を入れる項目' })).toHaveValue(
      'field/number',
    );
  });

  await test.step('the dry run counts, and names row, column and reason of what cannot be taken', async () => {
    await check(page);
    taken = await counted(page, '新規');
    expect(taken).toBeGreaterThan(20);
    expect(await counted(page, '取込み不可')).toBeGreaterThan(0);
    await page.locator('.outcome-kind', { hasText: '取込み不可' }).click();
    const first = page.locator('.outcome-table tbody tr').first();
    await expect(first.getByRole('rowheader')).toHaveText(/^\d+$/);
    await expect(first.getByRole('cell').nth(0)).not.toBeEmpty();
    await expect(first.getByRole('cell').nth(2)).not.toBeEmpty();
  });

  await test.step('confirmed, the rows stand in the table', async () => {
    await press(page, `${taken}件を取り込む`);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: `${taken}件を取り込む` })
      .click();
    await expect(said(page)).toContainText(`${taken}件を取り込みました。`);
    await expect(page.getByRole('heading', { name: '情報資産台帳', level: 1 })).toBeVisible();
    await page.getByRole('searchbox', { name: '情報資産台帳を検索' }).fill('見本住民相談記録簿');
    await expect(rowWith(page, '見-001')).toBeVisible();
  });

  await test.step('what was written out as a workbook is all the same when it comes back', async () => {
    await visit(page, 'exchange/export/asset', '情報資産台帳を書き出す');
    const button = page.getByRole('button', { name: /件を書き出す$/ });
    const words = (await button.textContent()) ?? '';
    const all = Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', ''));
    const book = await app.saved(() => button.click());
    expect(book.name).toMatch(/\.xlsx$/);
    await visit(page, ...IMPORT_ASSETS);
    await give(page, book.path);
    await check(page);
    expect(await counted(page, '取込み不可')).toBe(0);
    expect(await counted(page, '変更')).toBe(0);
    expect(await counted(page, '新規')).toBe(0);
    expect(await counted(page, '同じ')).toBe(all);
  });

  await test.step('取込みの取消し takes all of it back in one step', async () => {
    await openFound(page, 'import', '取込みの記録', 'asset-ledger-cp932');
    await press(page, '取込みの取消し');
    await fill(page, '取消しの理由', '別の台帳を取り込んだため');
    await press(page, '取込みの取消し');
    await expect(page.locator('.record-status')).toContainText('取消し');
    await visit(page, 'register/asset', '情報資産台帳');
    await page.getByRole('searchbox', { name: '情報資産台帳を検索' }).fill('見本住民相談記録簿');
    await expect(rowWith(page, '見-001')).toContainText('取消し');
    expect(before).toContain('件');
  });
});

/** A workbook of 2 MB that unpacks to far more than any ledger. */
function bomb(path: string): Promise<void> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('<Types/>'), '[Content_Types].xml');
  for (let part = 0; part < 6; part += 1)
    zip.addBuffer(Buffer.alloc(90_000_000, 0x20), `xl/worksheets/sheet${part}.xml`, { compressionLevel: 9 });
  zip.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    zip.outputStream.on('error', reject);
    zip.outputStream.on('data', (part: Buffer) => parts.push(part));
    zip.outputStream.on('end', () => {
      writeFileSync(path, Buffer.concat(parts));
      resolve();
    });
  });
}

test('files that are no ledger are refused in plain words, and nothing changes', async ({ app, folder }) => {
  const files: readonly (readonly [string, string | null, RegExp])[] = [
    ['pdf.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', /PDF/],
    ['empty.csv', '', /空|ありません/],
    ['bomb.xlsx', null, /大きすぎ/],
    [
      'quote.csv',
      '番号,名称,区分\n1,"閉じていない,文書\n2,別の行,文書\n3,三つ目,文書\n',
      /引用符|閉じ|「"」/,
    ],
  ];
  await bomb(join(folder, 'bomb.xlsx'));
  const page = await unlocked(app);
  const before = await countOfAssets(page);
  for (const [name, content, words] of files) {
    await test.step(name, async () => {
      const path = join(folder, name);
      if (content !== null) writeFileSync(path, content);
      await visit(page, 'today', '本日の処理');
      await visit(page, ...IMPORT_ASSETS);
      await give(page, path);
      await expect(page.locator('.notice, [role=alert]').filter({ hasText: words }).first()).toBeVisible();
    });
  }
  expect(await countOfAssets(page)).toBe(before);
});

test('a pasted table opens the import', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'register/asset', '情報資産台帳');
  const rows = ['管理番号\t名称\t区分\t機密性\t完全性\t可用性', '貼-1\t貼り付けた名簿\t文書\t2B\t1\t1'];
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\n'));
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('heading', { name: '情報資産台帳に取り込む', level: 1 })).toBeVisible();
  await expect(page.locator('.columns-table')).toContainText('貼り付けた名簿');
  const section = field(page, '所管課');
  if ((await section.getByRole('combobox').inputValue()) === '') await pick(section, '見本課');
  await check(page);
  expect(await counted(page, '新規')).toBe(1);
});
