import type { Locator, Page } from '@playwright/test';
import {
  choose,
  field,
  fill,
  openFound,
  pick,
  press,
  rowWith,
  submit,
  todayTyped,
  unlocked,
  visit,
} from './actions';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { registerUsb } from './media';

const cell = (page: Page, line: number, key: string): Locator =>
  page.locator(`[data-path="items.${line}.${key}"]`);

async function addThings(page: Page, label: string, numbers: readonly string[]): Promise<void> {
  for (const [line, number] of numbers.entries()) {
    await field(page, label).getByRole('button', { name: '行を加える' }).click();
    await pick(cell(page, line, 'thing'), number);
  }
}

/** A medium of the sample with 機密性3 on it. */
const SECRET = 'R8-媒0045';

const status = (page: Page): Locator => page.locator('.record-status');

/** Applies to take things out of the building today, until today. */
async function apply(page: Page, numbers: readonly string[]): Promise<void> {
  await visit(page, 'act/take-out/apply', '持出し許可：申請する');
  await pick(field(page, '申請者'), '邉美');
  await addThings(page, '持ち出すもの', numbers);
  await fill(page, '目的', '見本地区センターでの説明会');
  await fill(page, '行先', '見本地区センター');
  await fill(page, '持出しの期間（から）', todayTyped());
  await fill(page, '持出しの期間（まで）', todayTyped());
}

const protect = async (page: Page): Promise<void> => {
  for (const measure of ['暗号化', '鍵付きのケース']) await choose(page, '保護措置', measure);
};

async function permit(page: Page): Promise<void> {
  await press(page, '決裁を記録');
  await fill(page, '決裁日', todayTyped());
  await pick(field(page, '許可者'), '髙子');
  await fill(page, '綴った簿冊', '令和8年度 持出し許可綴');
  await submit(page, '決裁を記録');
}

test('two media leave the building with one permission and one signature, and come back checked', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const page = await unlocked(app);
  const one = await registerUsb(page, 'USBメモリ 持出一', 'E2E-1001');
  const two = await registerUsb(page, 'USBメモリ 持出二', 'E2E-1002');

  await test.step('機密性2 asks for a case and encryption, at the field and with the clause', async () => {
    await apply(page, [one.number, two.number]);
    await press(page, '申請する');
    await expect(field(page, '保護措置')).toContainText('鍵付きのケース');
    await expect(field(page, '保護措置')).toContainText('3(2)⑧ア');
    await expectAccessible(page, '持出し許可：申請');
    await protect(page);
    await submit(page, '申請する');
    await expect(status(page)).toContainText('申請中');
  });

  await test.step('nothing leaves before it is permitted', async () => {
    await expect(page.getByRole('button', { name: '持出を記録' })).toHaveCount(0);
    await permit(page);
    await expect(status(page)).toContainText('許可済（紙決裁）');
  });

  await test.step('the permission becomes one line of the book, signed for on the screen', async () => {
    await press(page, '持出を記録');
    await submit(page, '持出を記録');
    await visit(page, 'register/custody', '持出・貸出簿');
    await page.getByRole('searchbox').fill('持出一');
    await rowWith(page, '持出一').first().dblclick();
    await expect(status(page)).toContainText('持出中');
    await press(page, '受領の署名を記録');
    const pad = page.locator('.signature canvas');
    const box = await pad.boundingBox();
    if (!box) throw new Error('no pad to sign on');
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 90, { steps: 12 });
    await page.mouse.move(box.x + 60, box.y + 110, { steps: 12 });
    await page.mouse.up();
    await expectAccessible(page, '受領の署名');
    await submit(page, '受領の署名を記録');
    await expect(page.locator('.history')).toContainText('受領の署名');
  });

  await test.step('what is out is not lent once more', async () => {
    await visit(page, 'act/custody/lend', '持出・貸出簿：課内貸出を記録');
    await addThings(page, '貸し出すもの', [one.number]);
    await pick(field(page, '借用者'), '﨑男');
    await fill(page, '目的', '窓口での説明');
    await press(page, '課内貸出を記録');
    await expect(cell(page, 0, 'thing')).toContainText('持出');
    await press(page, 'やめる');
    await press(page, '捨てて閉じる');
  });

  await test.step('it comes back only when somebody says what became of the contents', async () => {
    await openFound(page, 'custody', '持出・貸出簿', '持出一');
    await press(page, '返却を記録');
    await pick(field(page, '返却確認者'), '髙子');
    await press(page, '返却を記録');
    await expect(page.locator('.form-blocked')).toContainText('まだ「返却を記録」はできません');
    await cell(page, 0, 'erasure')
      .getByRole('combobox')
      .selectOption({ label: '消去し、残っていないことを確かめた' });
    await cell(page, 1, 'erasure')
      .getByRole('combobox')
      .selectOption({ label: '書き込んでいない（中身は持出し前のまま）' });
    await choose(page, '消去の強さ', '復元できない消去');
    await pick(field(page, '消去した職員'), '邉美');
    await expectAccessible(page, '返却');
    await submit(page, '返却を記録');
    await expect(status(page)).toContainText('返却済');
    await openFound(page, 'medium', '媒体管理台帳', 'USBメモリ 持出二');
    await expect(status(page)).toContainText('在庫');
  });
});

test('what is overdue and what is lost waits on 本日の処理, one press from being dealt with', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, '', '本日の処理');
  const late = page.getByRole('row').filter({ hasText: '返却予定日を過ぎています' }).first();
  await expect(late).toContainText(/\d日超過/);
  await late.getByRole('link', { name: '返却を記録' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/返却を記録/);
  await visit(page, 'register/custody', '持出・貸出簿');
  await expect(rowWith(page, '期限超過').first()).toBeVisible();
  await expectAccessible(page, '持出・貸出簿');

  await visit(page, 'register/incident', '事故の記録');
  await rowWith(page, 'の紛失').first().dblclick();
  const sheet = page.locator('.record-page');
  for (const filled of ['最後に持っていた人', '許可番号', 'R8-持許', '見本地区センター', '機密性'])
    await expect(sheet).toContainText(filled);
  await expectAccessible(page, '事故の記録');
  await visit(page, 'forms?form=incident-sheet', '様式印刷');
  await expect(page.getByText('全1ページ')).toBeVisible();
});

test('what went out without permission is recorded as such, and seen by the chief', async ({ app }) => {
  const page = await unlocked(app);
  const usb = await registerUsb(page, 'USBメモリ 無許可', 'E2E-1003');
  await visit(page, 'act/custody/record-afterwards', /事後記録/);
  await choose(page, '区分', '庁外持出し');
  await addThings(page, '持ち出すもの', [usb.number]);
  await pick(field(page, '持出者・借用者'), '﨑男');
  await fill(page, '目的', '休日の作業');
  await fill(page, '行先・使用場所', '自宅');
  await field(page, '持出・貸出日時').getByRole('button', { name: '今', exact: true }).click();
  await press(page, '事後記録（不備）');
  const circumstances = field(page, '不備の理由（事後記録）');
  await expect(circumstances).toHaveAttribute('data-invalid', '');
  await circumstances.getByRole('textbox').fill('許可を受けずに持ち帰った。');
  await submit(page, '事後記録（不備）');
  await expect(status(page)).toContainText('持出中');
  await press(page, '所属長の確認を記録');
  await pick(field(page, '確かめた所属長'), '髙子');
  await submit(page, '所属長の確認を記録');
  await expect(page.locator('.history')).toContainText('所属長の確認');
});

test('a loan is recorded by keyboard, and Enter that ends a composition records nothing', async ({ app }) => {
  const page = await unlocked(app);
  const usb = await registerUsb(page, 'USBメモリ 貸出', 'E2E-1004');
  await visit(page, 'act/custody/lend', '持出・貸出簿：課内貸出を記録');
  const keys = page.keyboard;
  await field(page, '貸し出すもの').getByRole('button', { name: '行を加える' }).focus();
  await keys.press('Enter');
  const thing = cell(page, 0, 'thing');
  await thing.getByRole('combobox').focus();
  await keys.type(usb.number);
  await expect(thing.getByRole('option').first()).toBeVisible();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(thing.getByRole('combobox')).toHaveAttribute('aria-expanded', 'false');
  await field(page, '借用者').getByRole('combobox').focus();
  await keys.type('﨑男');
  await expect(field(page, '借用者').getByRole('option').first()).toBeVisible();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  const purpose = field(page, '目的').getByRole('textbox');
  await purpose.focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'せつめい', selectionStart: 4, selectionEnd: 4 });
  for (const ctrlKey of [false, true])
    await purpose.dispatchEvent('keydown', {
      key: 'Enter',
      isComposing: true,
      ctrlKey,
      bubbles: true,
      cancelable: true,
    });
  await devtools.send('Input.insertText', { text: '説明' });
  await expect(page.locator('.action-page')).toHaveCount(1);
  await expect(purpose).toHaveValue('説明');
  await keys.press('Control+Enter');
  await expect(page.locator('.action-page')).toHaveCount(0);
  await expect(page.locator('.record-page, .register-table')).toContainText('貸出中');
});

test('a cabinet is registered with its five properties, and a medium put in it is kept well', async ({
  app,
}) => {
  const page = await unlocked(app);
  await visit(page, 'act/cabinet/register', '保管庫台帳：登録');
  await fill(page, '保管庫の名称', '耐火金庫 髙');
  await fill(page, '置いてある場所', '執務室');
  for (const property of ['耐火', '耐熱', '耐水', '耐湿', '施錠']) await choose(page, '備え', property);
  await expect(field(page, '足りない備えの扱い')).toHaveCount(0);
  await expectAccessible(page, '保管庫台帳：登録');
  await submit(page, '登録');
  await registerUsb(page, 'USBメモリ 金庫', 'E2E-1005');
  await press(page, '訂正');
  await pick(field(page, '保管庫'), '耐火金庫 髙');
  await fill(page, '訂正の理由', '金庫に移したため');
  await submit(page, '訂正');
  await expect(page.locator('.record-page')).toContainText('保管場所の適否適');
});

test('a blanket permission is used in two presses, and 機密性3 is refused on a private device', async ({
  app,
}) => {
  const page = await unlocked(app);
  await test.step('what the last use said is filled in', async () => {
    await visit(page, 'act/custody/take-by-blanket', '持出・貸出簿：包括許可で持出し');
    await expect(field(page, '持出者・借用者').getByRole('combobox')).toHaveValue(/邉美/);
    await expectAccessible(page, '包括許可で持出し');
    await submit(page, '包括許可で持出し');
    await expect(page.locator('.record-page, .register-table')).toContainText('持出中');
  });
  await test.step('the device is refused at the field, with the clause', async () => {
    await visit(page, 'act/take-out/apply', '持出し許可：申請する');
    await addThings(page, '持ち出すもの', [SECRET]);
    await choose(page, '庁外で情報処理をする', 'はい');
    await choose(page, '使う端末', /私物/);
    await press(page, '申請する');
    await expect(field(page, '使う端末')).toContainText('貸与以外の端末・媒体では処理できません');
    await expect(field(page, '使う端末')).toContainText('5-1(1)④ア');
    await expectAccessible(page, '私物の端末');
  });
});

test('at 200 % nothing of the screens of custody is cut off', async ({ app }) => {
  const page = await unlocked(app);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '2'));
  for (const [place, heading] of [
    ['register/cabinet', '保管庫台帳'],
    ['register/take-out', '持出し許可'],
    ['register/take-out-blanket', '包括許可'],
    ['act/take-out-blanket/apply', '包括許可：申請する'],
    ['register/custody', '持出・貸出簿'],
    ['act/custody/lend', '持出・貸出簿：課内貸出を記録'],
    ['act/custody/send', '持出・貸出簿：庁内運搬を記録'],
    ['register/incident', '事故の記録'],
  ] as const) {
    await visit(page, place, heading);
    const overflow = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect.soft(overflow, place).toBeLessThanOrEqual(0);
    await expectAccessible(page, `${place} at 200 %`);
  }
});
