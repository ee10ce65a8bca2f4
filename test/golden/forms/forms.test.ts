import { describe, expect, it } from 'vitest';
import profile from '../../../assets/policy/toyama.json';
import type { FormDoc } from '../../../shared/print/form-doc';
import { blankForm, exampleForm, filledForm, formIds, forms } from '../../../shared/print/forms';
import type { FormHead } from '../../../shared/print/forms/parts';
import type { Grey } from './grey-png';
import { asKept, changesFromGolden, GOLDEN_DPI, keptPages, picturesOf, printed, textOfPdf } from './printed';
import { changedTiles } from './tiles';

const head = (id: keyof typeof profile.forms): FormHead => ({
  ...profile.forms[id],
  printedAt: '令和8年11月22日10時05分',
  verification: 'ab12-cd34',
  mark: '見本',
});

const application = forms['disposal-application'].example;
const things = Array.from({ length: 30 }, (_, index) => ({
  number: `R8-媒${String(index + 1).padStart(4, '0')}`,
  kind: 'USBメモリ',
  name:
    index % 7 === 0
      ? '見本製の暗号化機能付きUSBメモリ MH-16（16GB）、書込み禁止スイッチあり'
      : '見本製 MH-16',
  serial: `MIHON${1000 + index}`,
  highestClass: '機密性2B',
  method: '物理破壊',
  note: '',
}));
const assets = forms['asset-ledger'].example;
const names = ['髙𣘺', '﨑山', '𠮷田', '辻󠄀', '見本㈱', '㋿元年'];

const cases: readonly { readonly name: string; readonly doc: FormDoc }[] = [
  ...formIds.flatMap((id) => [
    { name: `${id}-blank`, doc: blankForm(id, profile.forms[id]) },
    { name: `${id}-example`, doc: exampleForm(id, profile.forms[id]) },
  ]),
  {
    name: 'disposal-application-30-items',
    doc: filledForm(
      'disposal-application',
      {
        ...application,
        reason: '更新により不要となったため。'.repeat(12),
        items: things,
        decision: {
          outcome: 'conditional',
          number: 'R8-廃許001',
          date: '令和8年11月4日',
          condition: '破壊は庁舎内で行い、職員が終わりまで立ち会うこと。',
          decider: '情報セキュリティ管理者　見本課長　見本　花子',
        },
      },
      head('disposal-application'),
    ),
  },
  {
    name: 'asset-ledger-25-rows',
    doc: filledForm(
      'asset-ledger',
      {
        ...assets,
        rows: Array.from({ length: 25 }, (_, index) => ({
          ...(assets.rows[index % assets.rows.length] ?? ({} as (typeof assets.rows)[number])),
          number: `R8-A${String(index + 1).padStart(4, '0')}`,
          name: `見本台帳（${names[index % names.length]}分）${index + 1}`,
        })),
      },
      head('asset-ledger'),
    ),
  },
];

describe.each(cases)('$name', ({ name, doc }) => {
  it('looks as it did', async () => {
    expect(changesFromGolden(name, await printed(doc))).toEqual([]);
  });
});

const ledger = exampleForm('asset-ledger', profile.forms['asset-ledger']);
const firstPage = async (doc: FormDoc): Promise<Grey> => {
  const [page] = keptPages(await printed(doc));
  if (!page) throw new Error('no page');
  return page;
};

describe('comparing pictures', () => {
  it.each([
    ['a letter of a ledger', '見本手当', '見木手当'],
    ['one stroke of a letter', '未申請', '末申請'],
    ['a letter for one like it', '見本手当', '貝本手当'],
    ['a letter more', '見本手当', '見本手当。'],
    ['a figure', 'R8-A0002', 'R8-A0003'],
    ['a comma', '複製禁止、', '複製禁止。'],
  ])('finds %s changed, anywhere on the page', async (_, before, after) => {
    const doc = JSON.parse(JSON.stringify(ledger).replace('見本係', '未申請')) as FormDoc;
    const changed = JSON.parse(JSON.stringify(doc).replace(before, after)) as FormDoc;
    const tiles = changedTiles(await firstPage(doc), await firstPage(changed));
    expect(tiles.length).toBeGreaterThan(0);
    expect(tiles.length).toBeLessThanOrEqual(8);
  });

  it('finds a figure changed in the smallest print of the foot', async () => {
    const foot = (verification: string): FormDoc => ({ ...ledger, footer: { verification } });
    expect(changedTiles(await firstPage(foot('ab12-cd34')), await firstPage(foot('ab12-cd84')))).not.toEqual(
      [],
    );
  });

  it('finds a rule drawn one pixel lower, and a grey box gone', async () => {
    const pixel = 25.4 / GOLDEN_DPI;
    const table = (height: number, label: boolean): FormDoc => ({
      ...ledger,
      blocks: [
        {
          kind: 'table',
          columns: [20, 40, 40],
          rows: [{ height: 20, cells: [{ text: '', label }, { text: '' }] }],
        },
        { kind: 'table', columns: [20], rows: [{ height, cells: [{ text: '' }] }] },
      ],
    });
    const page = await firstPage(table(10, true));
    expect(changedTiles(page, await firstPage(table(10 + pixel, true)))).not.toEqual([]);
    expect(changedTiles(page, await firstPage(table(10, false)))).not.toEqual([]);
  });

  it('does not take other smoothing of edges for a change', async () => {
    const [page] = picturesOf(await printed(ledger), GOLDEN_DPI);
    if (!page) throw new Error('no page');
    // What lies between paper and ink comes out up to a shade and a half lighter or darker, always the same way here.
    const smoothed = page.pixels.map((shade, at) =>
      shade > 8 && shade < 247 ? Math.max(0, Math.min(255, shade + ((at * 7919) % 49) - 24)) : shade,
    );
    expect(smoothed.filter((shade, at) => shade !== page.pixels[at]).length).toBeGreaterThan(10_000);
    expect(changedTiles(asKept(page), asKept({ ...page, pixels: smoothed }))).toEqual([]);
  });
});

/** Every text of a form, wherever it stands. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !WORDS.has(key))
    .flatMap(([, inner]) => textsIn(inner));
}
/** Keys whose values are not printed as they stand. */
const WORDS = new Set([
  'form',
  'kind',
  'face',
  'page',
  'align',
  'vertical',
  'state',
  'title',
  'organisation',
]);
const withoutSpace = (text: string): string => text.replace(/\s/gu, '');

describe.each(cases)('the text of $name', ({ doc }) => {
  it('comes back from the PDF whole', async () => {
    const text = withoutSpace(textOfPdf(await printed(doc)));
    for (const typed of textsIn({ blocks: doc.blocks, numbers: doc.numbers, date: doc.date })) {
      expect(text.includes(withoutSpace(typed)), typed).toBe(true);
    }
  });
});
