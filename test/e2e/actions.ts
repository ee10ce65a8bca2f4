import { expect, type Locator, type Page } from '@playwright/test';
import { type App, samplePassword } from './fixtures';

/** Opens the locked book and waits for the page it opens on. */
export async function unlock(page: Page, password = samplePassword): Promise<void> {
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByRole('button', { name: '開く', exact: true }).click();
  await expect(page.getByRole('button', { name: '画面ロック' })).toBeVisible();
}

/** The sample book, opened. */
export async function unlocked(app: App): Promise<Page> {
  await unlock(app.page);
  return app.page;
}

/** Goes to a place of the app by its address after `#/`. */
export async function visit(page: Page, place: string, heading: string | RegExp): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${place}`);
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
}

/** The field of a form by its label. */
export const field = (page: Page | Locator, label: string): Locator =>
  page.locator('.field', {
    has: page.locator('.field-label', {
      hasText: new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(必須)?$`),
    }),
  });

export const fill = (page: Page | Locator, label: string, text: string): Promise<void> =>
  field(page, label).locator('input, textarea').first().fill(text);

/** Ticks a radio button or a box of a field, again where the page moved away under the pointer. */
export async function choose(page: Page | Locator, label: string, choice: string | RegExp): Promise<void> {
  const words = field(page, label).locator('label.choice', { hasText: choice }).first();
  const box = words.locator('input');
  await expect(async () => {
    if (!(await box.isChecked())) await words.click({ timeout: 5_000 });
    await expect(box).toBeChecked({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

/** Types into a field that offers records, and takes the first one offered. */
export async function pick(where: Locator, words: string): Promise<void> {
  const box = where.getByRole('combobox');
  await box.fill(words);
  await where.getByRole('option').first().click();
  await expect(box).toHaveAttribute('aria-expanded', 'false');
}

export const press = (page: Page | Locator, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Sends the form, and waits until the app has left it for the record or the register. */
export async function submit(page: Page, name: string): Promise<void> {
  await page.locator('.form-buttons').getByRole('button', { name, exact: true }).click();
  await expect(page.locator('.action-page')).toHaveCount(0);
}

/** The line at the foot of the window that says what was done. */
export const said = (page: Page): Locator => page.locator('.frame-foot');

/** A row of a register's table by something it shows. */
export const rowWith = (page: Page, words: string): Locator =>
  page.getByRole('row').filter({ hasText: words });

/** Opens the record that a search in the register's table finds. */
export async function openFound(page: Page, register: string, title: string, words: string): Promise<void> {
  await visit(page, `register/${register}`, title);
  await page.getByRole('searchbox', { name: `${title}を検索` }).fill(words);
  await rowWith(page, words).first().dblclick();
  await expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible();
}

/** Today's date in Japan as people type it, like 20261123. */
export const todayTyped = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date()).replaceAll('-', '');

/** Presses Tab until the named control has the focus; fails when it never gets it. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  const nameNow = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
    });
  for (let step = 0; step < most; step += 1) {
    if (name.test(await nameNow())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}
