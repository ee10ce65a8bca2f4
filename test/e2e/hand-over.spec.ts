import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../central/commands';
import { choose, field, fill, press, todayTyped, unlocked, visit } from './actions';
import { expect, test } from './fixtures';

/** Runs one command of the IT division's tool and keeps what it says. */
async function central(here: string, ...words: readonly string[]): Promise<{ exit: number; said: string }> {
  let said = '';
  const keep = (text: string): void => {
    said += text;
  };
  return { exit: await run(words, { out: keep, error: keep, here }), said };
}

test('a bundle is made, checked by the IT division, and marked as handed over', async ({ app, folder }) => {
  const keys = await central(folder, 'keygen', '--out', 'keys', '--json');
  expect(keys.exit).toBe(0);
  const { recipient, identityFile } = JSON.parse(keys.said) as { recipient: string; identityFile: string };

  const page = await unlocked(app);
  await visit(page, 'hand-over', '情報システム課への提出');
  await fill(page, '提出先の公開鍵', 'age1kowareta');
  await press(page, '提出ファイルを作る');
  await expect(field(page, '提出先の公開鍵')).toContainText('公開鍵の形が違います');
  await fill(page, '提出先の公開鍵', recipient);
  await press(page, '提出ファイルを作る');
  await expect(page.getByText('提出ファイルができました')).toBeVisible({ timeout: 60_000 });
  const file = await app.saved(() => page.getByRole('button', { name: 'ファイルを保存' }).click());
  expect(file.name).toMatch(/\.age$/);

  const checked = await central(folder, 'verify', file.path, '--identity', identityFile, '--json');
  expect(checked.said).toContain('"accepted": true');
  expect(checked.exit).toBe(0);

  const bytes = readFileSync(file.path);
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
  const altered = join(folder, 'altered.age');
  writeFileSync(altered, bytes);
  const refused = await central(folder, 'verify', altered, '--identity', identityFile);
  expect(refused.exit).toBe(1);

  await press(page, 'もう一度作る');
  const row = page.getByRole('row').filter({ hasText: file.name });
  await expect(row).toBeVisible();
  await row.getByRole('link').last().click();
  await fill(page, '提出日', todayTyped());
  await choose(page, '渡し方', '庁内の共有フォルダ');
  await press(page, '提出を記録');
  await expect(page.locator('.record-status')).toContainText('提出済');
});
