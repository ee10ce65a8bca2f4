import { createServer } from 'node:net';
import { field, fill, press, said, submit, unlock, unlocked, visit } from './actions';
import { expect, test } from './fixtures';
import { refused } from './served';

test.describe('the process behind the window', () => {
  test.skip(({ target }) => target === 'electron', 'Ports and processes of the browser shell.');

  test('a second one on the same data is refused and told who has it', async ({ app }) => {
    const { code, said: words } = await refused({ data: app.data });
    expect(code).not.toBe(0);
    expect(words).toMatch(/使って|起動/);
    await unlock(app.page);
  });

  test('a taken port is refused with what to do', async ({ folder }) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, said: words } = await refused({ data: `${folder}/data`, port });
    other.close();
    expect(code).not.toBe(0);
    expect(words).toContain(`ポート ${port} は、別のソフトが使っています。`);
    expect(words).toContain('--port');
  });

  test('killed while the page is open: said at once, nothing lost, the draft is kept', async ({ app }) => {
    app.expectComplaints(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
    const page = await unlocked(app);
    await visit(page, 'act/asset/register', '情報資産台帳：登録');
    await press(page, '前回から複写');
    await fill(page, '名称', '停電の前に登録した帳票');
    await submit(page, '登録');
    await expect(said(page)).toContainText('「登録」を記録しました');
    await visit(page, 'act/asset/register', '情報資産台帳：登録');
    const kept = page.waitForResponse((answer) =>
      (answer.request().postData() ?? '').includes('書きかけの帳票'),
    );
    await fill(page, '名称', '書きかけの帳票');
    await kept;
    await app.served.kill();
    await expect(page.getByText('まもり台帳の本体と通信できません。')).toBeVisible({ timeout: 30_000 });

    const again = await app.restart();
    await unlock(again.page);
    await expect(again.page.getByRole('heading', { name: '書きかけ（1件）' })).toBeVisible();
    await again.page.getByRole('link', { name: '情報資産台帳：登録' }).click();
    await expect(again.page.getByText('書きかけがあります')).toBeVisible();
    await expect(field(again.page, '名称').getByRole('textbox')).toHaveValue('書きかけの帳票');
    await again.page.keyboard.press('Control+k');
    await again.page.getByRole('dialog').getByRole('searchbox').fill('停電の前');
    await expect(again.page.getByRole('link', { name: /停電の前に登録した帳票/ })).toBeVisible();
  });
});
