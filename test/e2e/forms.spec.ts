import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { unlocked, visit } from './actions';
import { expect, test } from './fixtures';

const textOf = (path: string): string =>
  execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
const plain = (text: string): string => text.replace(/\s+/gu, '');

/** The share of the pixels of the first page that are not white. */
async function inkOf(page: Page): Promise<number> {
  return page
    .locator('canvas.preview-page')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      if (!pixels) return 0;
      let dark = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if ((pixels[at + 3] ?? 0) > 0 && (pixels[at] ?? 255) < 200) dark += 1;
      return dark / (pixels.length / 4);
    });
}

async function expectDrawn(page: Page): Promise<void> {
  await expect(page.locator('.preview-bar')).toContainText(/全\d+ページ/);
  await expect.poll(() => inkOf(page), { timeout: 30_000 }).toBeGreaterThan(0.002);
}

const FORMS = ['情報資産管理台帳', '媒体管理台帳', '廃棄許可申請書', '廃棄記録簿', '廃棄実施報告書'] as const;

test('every form is previewed and saved, filled, blank and as an example', async ({ app }) => {
  const page = await unlocked(app);
  for (const form of FORMS) {
    await test.step(form, async () => {
      await visit(page, 'forms', '様式印刷');
      await page.getByRole('navigation', { name: '様式の一覧' }).getByRole('link', { name: form }).click();
      for (const variant of ['記録から作る', '空欄（手書き用）', '記入例']) {
        await page.getByRole('radio', { name: variant }).check();
        await expectDrawn(page);
        const saved = await app.saved(() => page.getByRole('button', { name: 'PDFで保存' }).click());
        expect(saved.name).toMatch(/\.pdf$/);
        const text = plain(textOf(saved.path));
        expect(text, `${form} ${variant}`).toContain(plain(form));
        if (variant === '記録から作る') expect(text, form).toMatch(/R8-|見本/);
        if (variant === '空欄（手書き用）') expect(text, form).not.toMatch(/R8-[^\d]*\d{3}/);
        if (variant === '記入例') expect(text, form).toContain('記入例');
      }
    });
  }
});

test('the ledger on paper holds what the ledger on the screen holds', async ({ app }) => {
  const page = await unlocked(app);
  await visit(page, 'forms/asset', '様式印刷');
  await expectDrawn(page);
  const saved = await app.saved(() => page.getByRole('button', { name: 'PDFで保存' }).click());
  const text = plain(textOf(saved.path));
  // Cells wrap: only words short enough for one line stand in the text as a whole.
  const missing = ['髙﨑地', '補助金交付台帳', '見本課長', '令和6年頃', '照合番号'].filter(
    (words) => !text.includes(words),
  );
  expect(missing).toEqual([]);
});
