import { press, unlocked, visit } from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const HEADING = '本日の処理';
/** The groups that issue from the sample, the most urgent first. */
const FIRST = ['紛失・事故', '返却の期限超過', '退室未記録', 'そのほかの期限超過', '決裁・確認待ち'];

test('what waits stands by urgency of its kind, counted, folded, each line one press from its action', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'today', HEADING);
  const groups = page.locator('.today-group');
  const counts = page.getByRole('navigation', { name: '区分ごとの件数' });
  await expect(groups.first()).toBeVisible();
  await expectAccessible(page, HEADING);
  const titles = await groups.locator('h2 .status-chip').allTextContents();
  expect(titles.slice(0, FIRST.length)).toEqual(FIRST);
  for (const named of ['7日以内に期限', '在室中', '説明・署名がまだ']) expect(titles).toContain(named);
  expect(await counts.getByRole('button').count()).toBe(titles.length);

  await test.step('by keyboard from the count to its group, and the rest of it on demand', async () => {
    const group = page.getByRole('region', { name: /保存年限を過ぎたもの/ });
    await counts.getByRole('button', { name: /保存年限を過ぎたもの/ }).focus();
    await page.keyboard.press('Enter');
    await expect(group.getByRole('heading')).toBeFocused();
    await expect(group.locator('tbody tr')).toHaveCount(8);
    const all = Number((await group.getByRole('heading').textContent())?.match(/(\d+)件/)?.[1]);
    await group.getByRole('button', { name: /残り/ }).press('Enter');
    await expect(group.locator('tbody tr')).toHaveCount(all);
    await group.getByRole('button', { name: /だけにする/ }).press('Enter');
    await expect(group.locator('tbody tr')).toHaveCount(8);
  });

  await test.step('what is past its term is one line that leads to the list', async () => {
    await page.getByRole('link', { name: /消去を申請できる記録が5件/ }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '保存年限を過ぎた記録' })).toBeVisible();
    await visit(page, 'today', HEADING);
  });

  for (const [row, action] of [
    ['退室未記録', '退室未記録を訂正'],
    ['返却予定日を過ぎています', '返却を記録'],
    ['決裁待ち', '決裁を記録'],
  ] as const) {
    await page
      .getByRole('row')
      .filter({ hasText: row })
      .first()
      .getByRole('link', { name: action })
      .press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(action) })).toBeVisible();
    await press(page, 'やめる');
    await visit(page, 'today', HEADING);
  }
});
