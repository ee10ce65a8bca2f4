import type { Locator, Page } from '@playwright/test';
import {
  choose,
  field,
  fill,
  openFound,
  pick,
  press,
  rowWith,
  said,
  submit,
  todayTyped,
  unlocked,
  visit,
} from './actions';
import { expect, test } from './fixtures';
import { registerUsb } from './media';

const cell = (page: Page, line: number, key: string): Locator =>
  page.locator(`[data-path="items.${line}.${key}"]`);

async function addItems(page: Page, numbers: readonly string[], method: string): Promise<void> {
  for (const [line, number] of numbers.entries()) {
    await field(page, '廃棄するもの').getByRole('button', { name: '行を加える' }).click();
    await pick(cell(page, line, 'thing'), number);
    await cell(page, line, 'method').getByRole('combobox').selectOption({ label: method });
  }
}

/** Applies for several media, entered by one's own hand for somebody else; answers the number given. */
async function apply(
  page: Page,
  numbers: readonly string[],
  method: string,
  route?: string,
): Promise<string> {
  await visit(page, 'act/disposal/apply', /廃棄：/);
  await pick(field(page, '申請者'), '邉美');
  await pick(field(page, '入力者（代理）'), '見本太郎');
  await addItems(page, numbers, method);
  await fill(page, '廃棄の理由', '故障して使えないため');
  if (route) {
    await choose(page, '処分の経路', route);
    await fill(page, '引渡し先の事業者', '見本リサイクル株式会社');
  }
  await choose(page, '原本・保存年限を確かめた', 'はい');
  await submit(page, '申請する');
  await expect(said(page)).toContainText('「申請する」を記録しました');
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  return heading.split('　')[0] ?? '';
}

/** Records one paper decision for the applications. */
async function permit(page: Page, numbers: readonly string[]): Promise<void> {
  await visit(page, 'decisions', '許可・決裁');
  for (const number of numbers)
    await page.getByRole('row').filter({ hasText: number }).getByRole('checkbox').check({ force: true });
  await press(page, `選んだ${numbers.length}件の決裁を記録する`);
  await fill(page, '決裁日', todayTyped());
  await pick(field(page, '許可者'), '髙子');
  await fill(page, '綴った簿冊', '令和8年度 情報資産廃棄許可綴');
  await submit(page, '決裁を記録');
  await expect(said(page)).toContainText('「決裁を記録」を');
}

async function fillWork(page: Page): Promise<void> {
  await field(page, '実施日時').getByRole('button', { name: '今', exact: true }).click();
  await pick(field(page, '処理担当者'), '見本太郎');
  await fill(page, '処理内容', '専用の破砕機（見本式）で破砕した。');
  await fill(page, '実施場所', '本庁舎地下1階 作業室');
}

async function confirmWork(page: Page): Promise<void> {
  await field(page, '確認の方法').getByRole('combobox').selectOption({ label: '破壊された状態を目で確認' });
  await choose(page, '復元できないことを確かめた', 'はい');
}

test('a disposal from the application to the record, permitted on paper', async ({ app }) => {
  const page = await unlocked(app);
  const first = await registerUsb(page, 'USBメモリ 壱号', 'E2E-0001');
  const second = await registerUsb(page, 'USBメモリ 弐号', 'E2E-0002');
  const third = await registerUsb(page, 'USBメモリ 参号', 'E2E-0003');

  await test.step('a method the matrix does not allow is refused at the field, with the reason', async () => {
    await visit(page, 'act/disposal/apply', /廃棄：/);
    await addItems(page, [first.number], '磁気破壊（消磁）');
    await press(page, '申請する');
    const method = cell(page, 0, 'method');
    await expect(method.locator('.field')).toHaveAttribute('data-invalid', '');
    await expect(method).toContainText(first.number);
    await expect(method).toContainText(/消磁|磁気/);
    await press(page, 'やめる');
    await press(page, '捨てて閉じる');
    await expect(page.getByRole('heading', { name: '廃棄', level: 1, exact: true })).toBeVisible();
  });

  let one = '';
  let other = '';
  await test.step('applied for by proxy, permitted by one paper decision', async () => {
    one = await apply(page, [first.number, second.number], '物理破壊');
    await expect(page.locator('.record-page')).toContainText('見本 邉美');
    await expect(page.locator('.record-page')).toContainText('見本太郎');
    other = await apply(page, [third.number], '物理破壊');
    await permit(page, [one, other]);
    await visit(page, 'register/disposal', '廃棄');
    await page.getByRole('searchbox').fill(one);
    await expect(rowWith(page, one)).toContainText(/許可/);
  });

  await test.step('carried out, with a witness who is not the operator', async () => {
    await openFound(page, 'disposal', '廃棄', one);
    await press(page, '実施を記録');
    await fillWork(page);
    await confirmWork(page);
    await pick(field(page, '立会者'), '見本太郎');
    await press(page, '実施を記録');
    await expect(field(page, '立会者')).toContainText('処理担当者とは別の職員');
    await pick(field(page, '立会者'), '邉美');
    await press(page, '実施を記録');
    const record = page.locator('.record-page');
    await expect(record).toContainText('完了');
    await expect(record).toContainText('専用の破砕機（見本式）で破砕した。');
    await expect(record.locator('.history')).toContainText('実施日時令和');
    await expect(record).toContainText('見本 邉美');
  });

  await test.step('the medium is 廃棄済 by that record', async () => {
    await openFound(page, 'medium', '媒体管理台帳', 'USBメモリ 壱号');
    await expect(page.locator('.record-status')).toContainText('廃棄済');
    await expect(page.locator('.record-status')).toContainText(one);
    await openFound(page, 'medium', '媒体管理台帳', 'USBメモリ 参号');
    await expect(page.locator('.record-status')).not.toContainText('廃棄済');
  });
});

test('an outsourced disposal is matched against its certificate', async ({ app }) => {
  const page = await unlocked(app);
  const medium = await registerUsb(page, 'USBメモリ 委託', 'E2E-1001');
  const number = await apply(page, [medium.number], '物理破壊', '庁舎内で消去してから事業者に委託する');
  await permit(page, [number]);
  await openFound(page, 'disposal', '廃棄', number);
  await press(page, '実施を記録');
  await fillWork(page);
  await confirmWork(page);
  await pick(field(page, '立会者'), '邉美');
  await press(page, '実施を記録');
  await press(page, '引渡しを記録');
  await field(page, '引渡し日時').getByRole('button', { name: '今', exact: true }).click();
  await pick(field(page, '引渡した職員'), '見本太郎');
  await fill(page, '受け取った事業者の担当者', '見本次郎');
  await press(page, '引渡しを記録');
  await expect(page.locator('.record-status')).toContainText('証明書待ち');

  await press(page, '完了証明書を突き合わせる');
  await fill(page, '完了証明書の番号', '証-E2E');
  await field(page, '事業者の処理').getByRole('combobox').selectOption({ label: '物理破壊' });
  await pick(field(page, '突合した職員'), '見本太郎');
  await fill(page, '証明書の製造番号（貼り付け）', 'E2E-9999');
  await press(page, '完了証明書を突き合わせる');
  await expect(field(page, '証明書の製造番号（貼り付け）')).toContainText(/不足/);
  await fill(page, '証明書の製造番号（貼り付け）', 'E2E-1001');
  await press(page, '完了証明書を突き合わせる');
  await expect(page.locator('.record-status')).toContainText('完了');
});

test('what happened without a permission is recorded as such', async ({ app }) => {
  const page = await unlocked(app);
  const medium = await registerUsb(page, 'USBメモリ 不備', 'E2E-2001');
  await visit(page, 'act/disposal/record-afterwards', /事後記録（不備）/);
  await addItems(page, [medium.number], '物理破壊');
  await pick(field(page, '記録者'), '見本太郎');
  await fill(page, '廃棄の理由', '故障して使えないため');
  await fillWork(page);
  await press(page, '事後記録（不備）');
  await expect(page.getByRole('alert')).toContainText('不備の理由');
  await fill(page, '不備の理由（事後記録）', '棚卸で、許可のない破壊が分かった。');
  await press(page, '事後記録（不備）');
  await expect(page.locator('.record-status')).toContainText('事後記録（不備）');
  await openFound(page, 'medium', '媒体管理台帳', 'USBメモリ 不備');
  await expect(page.locator('.record-status')).toContainText('廃棄済');
});
