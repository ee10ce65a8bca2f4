import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { field, fill, press, submit, unlocked, visit } from './actions';
import { expect, test } from './fixtures';

const SCAN = '見本：契約書の写し 髙﨑𠮷';
const PHOTO = '見本：本体の写真';

const files = (page: Page) => field(page, '添付');

/** What a person does with the mouse: a file let go over the field. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, words]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([words], file, { type: 'image/jpeg' }));
      return carried;
    },
    [name, text] as const,
  );
  const target = files(page).locator('.attachments');
  await target.dispatchEvent('dragover', { dataTransfer });
  await expect(target).toHaveAttribute('data-over', '');
  await target.dispatchEvent('drop', { dataTransfer });
  await expect(target).not.toHaveAttribute('data-over', '');
}

test('a file is chosen, another dropped, one too large refused, and what was kept is opened again', async ({
  app,
  folder,
}) => {
  const page = await unlocked(app);
  const scan = join(folder, '契約書.pdf');
  writeFileSync(scan, SCAN);
  const huge = join(folder, '大きすぎる.tif');
  writeFileSync(huge, '');
  truncateSync(huge, 50 * 1024 * 1024 + 1);

  await visit(page, 'act/asset/register', '情報資産台帳：登録');
  await press(page, '前回から複写');
  await fill(page, '名称', '添付のある帳票');
  const chooser = files(page).locator('input[type=file]');
  await chooser.setInputFiles(scan);
  await expect(files(page)).toContainText('契約書.pdf');
  await drop(page, '写真.jpg', PHOTO);
  await expect(files(page)).toContainText('写真.jpg');

  await chooser.setInputFiles(huge);
  await expect(files(page).getByRole('alert')).toContainText(
    '「大きすぎる.tif」は大きすぎて添付できません。',
  );
  await expect(files(page).getByRole('alert')).toContainText('50MBまで');
  await expect(files(page).getByRole('listitem')).toHaveCount(2);

  await chooser.setInputFiles(scan);
  await expect(files(page).getByRole('alert')).toHaveCount(0);
  await expect(files(page).getByRole('listitem')).toHaveCount(2);

  await submit(page, '登録');
  const record = page.locator('.record-page');
  for (const [name, words] of [
    ['契約書.pdf', SCAN],
    ['写真.jpg', PHOTO],
  ] as const) {
    const file = await app.saved(() => record.getByRole('button', { name }).first().click());
    expect(readFileSync(file.path, 'utf8')).toBe(words);
  }
});
