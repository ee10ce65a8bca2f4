import type { Page } from '@playwright/test';
import { fullCost } from '../../electron/services/passwords';
import { createClerk } from '../../scripts/clerk';
import { hire } from '../../scripts/sample-people';
import type { RecordId } from '../../shared/ids';
import { type Label, labelOf } from '../../shared/labels/labels';
import { draftNew } from '../../shared/registers/define';
import { MEDIUM, STOCKTAKE } from '../../shared/registers/ids';
import { createTestHost } from '../fakes/test-host';

const PASSWORD = 'mihon-renshuu-you-bench';
export const MEDIA = 5_000;
const PLACES = 20;

export const numberOf = (at: number): string => `R8-${String(at + 1).padStart(5, '0')}`;

/** A book of 5,000 media with a stocktake begun, and the labels of the first of them. */
export async function fillStocktake(
  folder: string,
  labelled = 0,
): Promise<{ readonly stocktake: RecordId; readonly labels: readonly Label[] }> {
  const world = createTestHost({ dataFolder: folder, kdfCost: fullCost });
  const made = await world.host.call('createBook', {
    name: '見本課',
    userName: '見本太郎',
    password: PASSWORD,
    sample: true,
  });
  if (!made.ok) throw new Error(made.error.what);
  await world.host.call('unlock', { password: PASSWORD });
  const clerk = await createClerk(world.host, made.value.person);
  const { section, keeper } = await hire(clerk, '見本太郎');
  const drafts = Array.from({ length: MEDIA }, (_, at) =>
    draftNew(MEDIUM, clerk.situation().newRecord(), 'registered', 1, {
      number: numberOf(at),
      on: '2026-04-01',
      fields: {
        kind: 'usb',
        name: '見本USBメモリ',
        section,
        place: `見本棚${at % PLACES}`,
        confidentiality: '2B',
      },
    }),
  );
  await clerk.append(drafts);
  const [stocktake] = await clerk.act(STOCKTAKE, 'register', [], {
    name: '見本の棚卸',
    section,
    scope: 'all',
    startedOn: clerk.situation().today,
    counters: [keeper],
  });
  const labels = drafts
    .slice(0, labelled)
    .map(({ record }) => labelOf(clerk.state(record as RecordId), clerk.situation()));
  await world.host.close();
  return { stocktake: stocktake as RecordId, labels };
}

/** Unlocks the book and stands before a shelf, ready to count. */
export async function openCounting(page: Page, url: string, stocktake: RecordId): Promise<void> {
  await page.goto(url);
  await page.locator('input[type=password]').first().fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
  await page.evaluate((id) => {
    location.hash = `#/act/stocktake/count?on=${id}&place=${encodeURIComponent('t:見本棚1')}`;
  }, stocktake);
  await page.locator('.count-box input').waitFor({ timeout: 60_000 });
}
