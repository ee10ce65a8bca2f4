import type { Page } from '@playwright/test';
import { choose, field, fill, submit, visit } from './actions';
import { expect } from './fixtures';

/** A medium free of any application. */
export type Medium = { readonly number: string; readonly serial: string };

/** Registers a USB memory with residents' consultations on it, and answers its number. */
export async function registerUsb(page: Page, name: string, serial: string): Promise<Medium> {
  await visit(page, 'act/medium/register', '媒体管理台帳：登録');
  await field(page, '種別').getByRole('combobox').selectOption({ label: 'USBメモリ' });
  await fill(page, '品名・型番', name);
  await fill(page, '製造番号（S/N）', serial);
  const source = field(page, '製造番号の読取元').getByRole('combobox');
  if (await source.count()) await source.selectOption({ label: '本体のラベル' });
  await choose(page, '機密性', '2B');
  await choose(page, '完全性', '1');
  await choose(page, '可用性', '1');
  await submit(page, '登録');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  return { number: heading.split('　')[0] ?? '', serial };
}
