import { describe, expect, it } from 'vitest';
import profile from '../../../assets/policy/toyama.json';
import type { FormDoc } from '../../../shared/print/form-doc';
import { blankForm, exampleForm, filledForm, formIds, forms } from '../../../shared/print/forms';
import type { FormHead } from '../../../shared/print/forms/parts';
import { reduced, worstTile } from './grey-png';
import {
  differencesFromGolden,
  GOLDEN_DPI,
  goldenPages,
  picturesOf,
  printed,
  TOLERANCE,
  textOfPdf,
} from './printed';

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
  name: index % 7 === 0 ? '見本製の暗号化機能付きUSBメモリ MH-16（16GB）、書込み禁止スイッチあり' : '見本製 MH-16',
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
    const differences = differencesFromGolden(name, await printed(doc));
    expect(differences).toHaveLength(goldenPages(name));
    for (const pixels of differences) expect(pixels).toBeLessThanOrEqual(TOLERANCE);
  });
});

/** How far the first page moves when a word of the form is another. */
async function moved(doc: FormDoc, from: string, to: string): Promise<number> {
  const text = JSON.stringify(doc);
  expect(text).toContain(from);
  const [before] = picturesOf(await printed(doc), GOLDEN_DPI);
  const [after] = picturesOf(await printed(JSON.parse(text.replace(from, to)) as FormDoc), GOLDEN_DPI);
  if (!before || !after) throw new Error('no page');
  return worstTile(reduced(before), reduced(after));
}

describe('comparing pictures', () => {
  const ledger = exampleForm('asset-ledger', profile.forms['asset-ledger']);
  it.each([
    ['見本手当', '貝本手当'],
    ['見本手当', '見木手当'],
    ['見本手当', '見本手当。'],
    ['R8-A0001', 'R8-A0007'],
    ['2B', '28'],
  ])('notices one changed letter: %s becomes %s', async (from, to) => {
    expect(await moved(ledger, from, to)).toBeGreaterThan(TOLERANCE);
  });
  it('notices a rule that moves by a pixel, and finds nothing where nothing changed', () => {
    const page = (at: number) => {
      const pixels = new Uint8Array(200 * 300).fill(255);
      pixels.fill(0, at * 200, (at + 1) * 200);
      return { width: 200, height: 300, pixels };
    };
    expect(worstTile(page(57), page(57))).toBe(0);
    expect(worstTile(page(57), page(58))).toBeGreaterThan(TOLERANCE);
    expect(worstTile(page(57), { ...page(57), width: 100, height: 600 })).toBe(Number.POSITIVE_INFINITY);
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
const WORDS = new Set(['form', 'kind', 'face', 'page', 'align', 'vertical', 'state', 'title', 'organisation']);
const withoutSpace = (text: string): string => text.replace(/\s/gu, '');

describe.each(cases)('the text of $name', ({ doc }) => {
  it('comes back from the PDF whole', async () => {
    const text = withoutSpace(textOfPdf(await printed(doc)));
    for (const typed of textsIn({ blocks: doc.blocks, numbers: doc.numbers, date: doc.date })) {
      expect(text.includes(withoutSpace(typed)), typed).toBe(true);
    }
  });
});
