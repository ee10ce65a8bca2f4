import { describe, expect, it } from 'vitest';
import { type Block, type FormDoc, formDocSchema, landscape, portrait } from '../../../shared/print/form-doc';
import { layOut } from '../../../shared/print/layout/layout';
import { MM, type Sheet } from '../../../shared/print/layout/sheet';
import { squareFaces, textsOf } from './fake-font';

const form = (blocks: Block[], more: Partial<FormDoc> = {}): readonly Sheet[] =>
  layOut(
    formDocSchema.parse({ form: 'test', title: '試験', page: portrait, face: 'gothic', blocks, ...more }),
    squareFaces,
  );
const allTexts = (sheets: readonly Sheet[]): readonly string[] => sheets.flatMap((sheet) => textsOf(sheet));

const ledger = (rows: string[][], more: object = {}): Block => ({
  kind: 'ledger',
  columns: [
    { width: 20, parts: [{ label: '番号' }] },
    { width: 80, parts: [{ label: '名称' }, { label: '所管' }] },
  ],
  rows,
  ...more,
});
const records = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [`R${index}`, `名称${index}`, `課${index}`]);

describe('the pages of a form', () => {
  it('bear their number and how many there are', () => {
    const sheets = form([ledger(records(120))]);
    expect(sheets.length).toBeGreaterThan(2);
    for (const [index, sheet] of sheets.entries()) {
      expect(textsOf(sheet)).toContain(`${index + 1}/${sheets.length}`);
    }
  });
  it('stay inside the margins', () => {
    const sheets = form([ledger(records(60)), { kind: 'note', items: ['注意'] }], { page: landscape });
    for (const sheet of sheets) {
      for (const { x1, x2, y2 } of sheet.rules) {
        expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(landscape.margins.left * MM - 1);
        expect(Math.max(x1, x2)).toBeLessThanOrEqual(sheet.width - landscape.margins.right * MM + 1);
        expect(y2).toBeLessThanOrEqual(sheet.height - landscape.margins.bottom * MM + 1);
      }
    }
  });
  it('hold a code whole, with the white around it, wherever it comes', () => {
    const code: Block = {
      kind: 'code',
      text: 'mamori/1 見本 7NSVJE6Z691VE45Q4K7BTQ7SR0',
      side: 22,
      lines: [],
    };
    for (let down = 215; down < 250; down += 1) {
      const before: Block[] = Array.from({ length: down }, () => ({ kind: 'spacer', height: 1 }));
      const sheets = form([...before, code]);
      const drawn = sheets.filter((sheet) => sheet.fills.length > 0);
      expect(drawn).toHaveLength(1);
      for (const sheet of drawn) {
        const lowest = Math.max(...sheet.fills.map(({ y, height }) => y + height));
        const white = ((22 * MM) / 33) * 4;
        expect(lowest + white * 0.9).toBeLessThanOrEqual(sheet.height - portrait.margins.bottom * MM);
      }
    }
  });
  it('say 様式番号 and date at the top, print time and 照合番号 at the bottom', () => {
    const [sheet] = form([], {
      formNumber: '様式第3号',
      date: '令和8年11月22日',
      footer: { printedAt: '令和8年11月22日10時05分', verification: 'ab12-cd34' },
    });
    const texts = sheet ? textsOf(sheet) : [];
    expect(texts).toContain('様式第3号');
    expect(texts).toContain('令和8年11月22日');
    expect(texts).toContain('照合番号 ab12-cd34　印刷 令和8年11月22日10時05分');
  });
  it('frame 記入例 and lay 見本 across every page', () => {
    expect(allTexts(form([], { mark: '記入例' }))).toContain('記入例');
    const sample = form([ledger(records(60))], { mark: '見本' });
    for (const sheet of sample) expect(sheet.watermarks).toHaveLength(1);
  });
});

describe('a ledger', () => {
  it('repeats its header on every page', () => {
    const sheets = form([ledger(records(120))]);
    for (const sheet of sheets) expect(textsOf(sheet).filter((text) => text === '所管')).toHaveLength(1);
  });
  it('prints every value once, in order', () => {
    const rows = records(300);
    const texts = allTexts(form([ledger(rows)]));
    const printed = texts.filter((text) => /^(R|名称|課)\d+$/u.test(text));
    expect(printed).toEqual(rows.flat());
  });
  it('never parts a record that fits on a page', () => {
    const rows = records(40).map(([number = '', name = '', section = '']) => [
      number,
      name.repeat(20),
      section,
    ]);
    for (const sheet of form([ledger(rows)])) {
      const texts = textsOf(sheet);
      const begun = texts.filter((text) => /^R\d+$/u.test(text)).map((text) => text.slice(1));
      const ended = texts.filter((text) => /^課\d+$/u.test(text)).map((text) => text.slice(1));
      expect(ended).toEqual(begun);
    }
  });
  it('parts a record longer than a page and loses nothing of it', () => {
    const long = Array.from({ length: 3_000 }, (_, index) => String.fromCodePoint(0xac00 + index)).join('');
    const sheets = form([
      ledger([
        ['R0', long, '課0'],
        ['R1', '次', '課1'],
      ]),
    ]);
    expect(sheets.length).toBeGreaterThan(1);
    expect(
      allTexts(sheets)
        .join('')
        .replace(/[^\uac00-\ud7a3]/gu, '') === long,
    ).toBe(true);
    for (const sheet of sheets) {
      for (const text of sheet.texts) expect(text.baseline).toBeLessThan(sheet.height - 8 * MM);
    }
    expect(allTexts(sheets)).toContain('課1');
  });
  it('draws the rows asked for to be written by hand, 8 mm or higher', () => {
    const [sheet] = form([ledger([], { blankRows: 4, rowHeight: 5 })]);
    const solid = (sheet?.rules ?? []).filter(({ y1, y2, dotted }) => y1 === y2 && !dotted);
    const ys = [...new Set(solid.map(({ y1 }) => Math.round(y1)))].sort((a, b) => a - b);
    expect(ys).toHaveLength(6);
    for (let row = 2; row < ys.length; row += 1) {
      expect((ys[row] ?? 0) - (ys[row - 1] ?? 0)).toBeGreaterThanOrEqual(8 * MM - 1);
    }
  });
  it('fills one page with empty rows and leaves room for the notes', () => {
    const sheets = form([
      ledger([], { fillPage: true, rowHeight: 10 }),
      { kind: 'note', items: ['甲'.repeat(80), '乙'.repeat(80)] },
    ]);
    expect(sheets).toHaveLength(1);
  });
});

describe('a table', () => {
  const cell = (text: string, more: object = {}) => ({ text, ...more });
  it('rules each border once', () => {
    const [sheet] = form([
      {
        kind: 'table',
        columns: [1, 1],
        rows: [{ cells: [cell('甲'), cell('乙')] }, { cells: [cell('丙'), cell('丁')] }],
      },
    ]);
    expect(sheet?.rules).toHaveLength(6);
  });
  it('draws no rule through a cell that spans rows or columns', () => {
    const [sheet] = form([
      {
        kind: 'table',
        columns: [1, 1],
        rows: [{ cells: [cell('甲', { rows: 2 }), cell('乙')] }, { cells: [cell('丁')] }],
      },
    ]);
    const widths = (sheet?.rules ?? [])
      .filter(({ y1, y2 }) => y1 === y2)
      .map(({ x1, x2 }) => Math.round(x2 - x1));
    const full = Math.max(...widths);
    expect(widths.filter((width) => width < full * 0.6)).toHaveLength(1);
  });
  it('moves to the next page whole when it is to stay together', () => {
    const rows = Array.from({ length: 8 }, (_, index) => ({ height: 10, cells: [cell(`行${index}`)] }));
    const sheets = form([
      { kind: 'spacer', height: 200 },
      { kind: 'table', columns: [1], rows, together: true },
    ]);
    expect(textsOf(sheets[0] as Sheet).some((text) => text.startsWith('行'))).toBe(false);
    expect(textsOf(sheets[1] as Sheet).filter((text) => text.startsWith('行'))).toHaveLength(8);
  });
  it('sets a label slightly too long for its box smaller instead of breaking it', () => {
    const [sheet] = form([
      {
        kind: 'table',
        columns: [23, 129],
        rows: [{ cells: [cell('受領不可の理由', { label: true }), cell('')] }],
      },
    ]);
    const label = sheet?.texts.find(({ from, to, glyphs }) => glyphs.slice(from, to).length === 7);
    expect(label?.size).toBeLessThan(10.5);
    expect(label?.size).toBeGreaterThanOrEqual(8);
  });
});

describe('the parts of an application', () => {
  it('tick the outcome decided', () => {
    const texts = allTexts(
      form([{ kind: 'decision', outcome: 1, number: '第1号', date: '', condition: '', decider: '' }]),
    );
    expect(texts.join('')).toContain('☐ 許可　　☑ 条件を付けて許可　　☐ 不許可');
  });
  it('strike windows out and say 代決 in them', () => {
    const [sheet] = form([
      {
        kind: 'stamps',
        windows: [
          { post: '部長', state: '斜線' },
          { post: '課長', state: '代決', name: '見本', at: 'R8.11.22' },
        ],
      },
    ]);
    const slanted = (sheet?.rules ?? []).filter(({ x1, x2, y1, y2 }) => x1 !== x2 && y1 !== y2);
    expect(slanted).toHaveLength(1);
    expect(sheet ? textsOf(sheet) : []).toEqual(expect.arrayContaining(['代決', '見本', 'R8.11.22']));
  });
  it('leave a line to write on where the applicant is not filled in', () => {
    const [sheet] = form([
      {
        kind: 'applicant',
        heading: '申請者',
        rows: [
          { label: '氏名', value: '' },
          { label: '職', value: '主査' },
        ],
      },
    ]);
    expect(sheet?.rules).toHaveLength(1);
  });
});
