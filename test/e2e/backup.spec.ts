import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../central/commands';
import { fill, press, said, unlock, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { type App, expect, type SavedFile, test } from './fixtures';

/** Runs one command of the IT division's tool and keeps what it says. */
async function central(here: string, ...words: readonly string[]): Promise<{ exit: number; said: string }> {
  let heard = '';
  const keep = (text: string): void => {
    heard += text;
  };
  return { exit: await run(words, { out: keep, error: keep, here }), said: heard };
}

async function handOver(app: App, recipient: string): Promise<SavedFile> {
  const { page } = app;
  await visit(page, 'hand-over', '情報システム課への提出');
  await fill(page, '提出先の公開鍵', recipient);
  await press(page, '提出ファイルを作る');
  await expect(page.getByText('提出ファイルができました')).toBeVisible({ timeout: 60_000 });
  return app.saved(() => page.getByRole('button', { name: 'ファイルを保存' }).click());
}

test('a lost data folder comes back from a backup, goes on, and hands over without looking like a rollback', async ({
  app,
  folder,
}) => {
  test.setTimeout(240_000);
  const keys = await central(folder, 'keygen', '--out', 'keys', '--json');
  const { recipient, identityFile } = JSON.parse(keys.said) as { recipient: string; identityFile: string };
  const known = join(folder, 'known.json');
  writeFileSync(known, '{}');
  const verify = (file: SavedFile) =>
    central(folder, 'verify', file.path, '--identity', identityFile, '--known', known, '--record', '--json');
  const place = join(folder, 'usb');
  mkdirSync(place);

  const page = await unlocked(app);
  await test.step('the first bundle of the old PC is accepted', async () => {
    const checked = await verify(await handOver(app, recipient));
    expect(checked.said).toContain('"accepted": true');
  });

  await test.step('a backup is made', async () => {
    await visit(page, 'settings/backup', '設定：控え');
    await expectAccessible(page, '控え');
    const where = page.getByLabel('控えを置く場所（フォルダ）');
    await where.fill(app.data);
    await press(page, '控えの設定を保存');
    await expect(page.getByRole('alert')).toContainText('データの場所と同じか、その中にあります');
    await where.fill(place);
    await press(page, '控えの設定を保存');
    await expect(said(page)).toContainText('控えの設定を変えました');
    await press(page, '今すぐ控えを取る');
    await expect(said(page)).toContainText('控えを取り、読み直して確かめました');
    await expect(page.getByText(/最後に取れた控え/)).toBeVisible();
  });

  const [before] = (await page.locator('.top-bar-book').allTextContents()) as [string];
  await test.step('a second bundle, which the backup does not know of, is accepted', async () => {
    const checked = await verify(await handOver(app, recipient));
    expect(checked.said).toContain('"accepted": true');
  });

  await app.page.close();
  await app.served.stop();
  renameSync(app.data, `${app.data}-lost`);
  const next = await app.restart();
  await test.step('the lost book comes back from the first page', async () => {
    await press(next.page, '控えから戻す（前のPCの簿冊を続ける）');
    await next.page.getByLabel('控えのある場所（フォルダ）').fill(place);
    await press(next.page, '控えを探す');
    await expect(next.page.getByText(/の控え/).first()).toBeVisible();
    await expectAccessible(next.page, '控えから戻す');
    await press(next.page, 'この控えから戻す');
    await expect(next.page.getByLabel('パスワード', { exact: true })).toBeVisible();
    await unlock(next.page);
    expect(await next.page.locator('.top-bar-book').textContent()).toBe(before);
  });

  await test.step('what the new PC hands over continues, and the old chain is not a rollback', async () => {
    const checked = await verify(await handOver(next, recipient));
    expect(checked.said).toContain('"accepted": true');
    expect(checked.exit).toBe(0);
    const { chains } = JSON.parse(checked.said) as { chains: { standing: { kind: string } }[] };
    expect(chains.map(({ standing }) => standing.kind)).toEqual(['first', 'behind']);
    await press(next.page, 'もう一度作る');
    const again = await verify(await handOver(next, recipient));
    expect(again.said).toContain('"continues"');
  });
});
