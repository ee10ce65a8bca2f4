import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { choose, field, fill, pick, press, rowWith, submit, unlock, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

/** Sizes of all files of the journal: an erasure changes bytes, never lengths of what was there. */
function journalFiles(data: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (name.endsWith('.segment')) found.set(path, readFileSync(path));
    }
  };
  walk(join(data, 'journal'));
  return found;
}

test('what is past its term is listed, decided on, erased, and stays told', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'retention', '保存年限を過ぎた記録');
  await expectAccessible(page, 'past their term');
  const rows = page.getByRole('row').filter({ hasText: '入退室' });
  await expect(rows.filter({ hasText: '保存の延長が記録されています' })).toHaveCount(1);
  const able = rows.filter({ hasText: '消去できる' });
  await expect(able).toHaveCount(5);
  const link = await page.evaluate(() => window.location.hash);
  expect(link).toContain('retention');

  let record = '';
  await test.step('an application for what may go', async () => {
    await able.first().dblclick();
    await expect(page.getByText('見本商会').first()).toBeVisible();
    record = (await page.evaluate(() => window.location.hash)).split('/').at(-1) ?? '';
    await visit(page, 'retention', '保存年限を過ぎた記録');
    await page.getByRole('searchbox', { name: '保存年限を過ぎた記録を検索' }).fill('消去できる');
    await expect(page.getByRole('row').filter({ hasText: '入退室' })).toHaveCount(5);
    await page.locator('.table-grid').focus();
    await page.keyboard.press('Control+a');
    await press(page, '5件の消去を申請する');
    await expect(page.getByRole('heading', { level: 1, name: '消去の申請（5件）' })).toBeVisible();
    await expectAccessible(page, 'applying to erase');
    const section = field(page, '所属');
    if ((await section.getByRole('combobox').inputValue()) === '') await pick(section, '見本課');
    const applicant = field(page, '申請者');
    await applicant.getByRole('combobox').fill('');
    await pick(applicant, '邉');
    await submit(page, '消去を申請する');
    await expect(page.locator('.status-chip', { hasText: '申請中' })).toBeVisible();
    await expect(page.getByRole('button', { name: '消去を実施する' })).toHaveCount(0);
  });

  await test.step('decided on paper', async () => {
    await press(page, '決裁を記録');
    await fill(page, '綴った簿冊', '廃棄綴');
    await submit(page, '決裁を記録');
    await expect(page.locator('.status-chip', { hasText: '許可済（紙決裁）' })).toBeVisible();
  });

  const before = journalFiles(app.data);
  await test.step('carried out', async () => {
    await press(page, '消去を実施する');
    await expectAccessible(page, 'carrying out');
    await choose(page, '確認', 'はい');
    await submit(page, '消去を実施する');
    await expect(page.locator('.record-status .status-chip', { hasText: '消去済' })).toBeVisible();
  });

  await test.step('the record says who decided, and nothing else', async () => {
    await visit(page, `register/entry-log/${record}`, /消去済/);
    await expect(page.locator('.record-status')).toContainText(/消去済：R\d+-消/);
    await expect(page.locator('.record-status a').first()).toBeVisible();
    await expect(page.getByText('内容は保存期間の満了により消去済みです。').first()).toBeVisible();
    await expect(page.getByText('見本商会')).toHaveCount(0);
    await expectAccessible(page, 'an erased record');
    await visit(page, 'retention', '保存年限を過ぎた記録');
    await expect(page.getByRole('row').filter({ hasText: '消去できる' })).toHaveCount(0);
  });

  await test.step('the files changed where the bodies were, and kept their places', () => {
    const after = journalFiles(app.data);
    let changed = 0;
    for (const [path, bytes] of before) {
      const now = after.get(path);
      expect(now?.length ?? 0).toBeGreaterThanOrEqual(bytes.length);
      if (now && !now.subarray(0, bytes.length).equals(bytes)) changed += 1;
    }
    expect(changed).toBeGreaterThan(0);
  });

  await test.step('it is still so after a restart, in a window that folds everything anew', async () => {
    await page.close();
    await app.served.stop();
    const again = await app.restart();
    await unlock(again.page);
    await visit(again.page, `register/entry-log/${record}`, /消去済/);
    await expect(again.page.getByText('見本商会')).toHaveCount(0);
    await expect(again.page.getByText('消去の決裁がないのに')).toHaveCount(0);
    await visit(again.page, 'entries', '入退室管理簿');
    await expect(rowWith(again.page, '消去済')).toHaveCount(0);
  });
});
