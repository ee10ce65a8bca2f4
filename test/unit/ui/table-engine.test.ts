import { describe, expect, it } from 'vitest';
import type { Column, FilterValue } from '../../../renderer/ui/table/column';
import { fittingLook, plainLook } from '../../../renderer/ui/table/column';
import { filterRows, isIdle } from '../../../renderer/ui/table/filter';
import { createPrepared } from '../../../renderer/ui/table/prepared';
import { countWords, visibleRows } from '../../../renderer/ui/table/rows';
import { buildHaystack, searchRows, wordsOf } from '../../../renderer/ui/table/search';
import { finish, inSlices } from '../../../renderer/ui/table/slices';
import { BLANK, type Compare, orderOf, rankNumbers, rankTexts } from '../../../renderer/ui/table/sort';
import { foldForSearch } from '../../../shared/jp/fold';

type Row = { readonly name: string; readonly person: string; readonly kind: string; readonly on: string };

const row = (name: string, person = '', kind = '', on = ''): Row => ({ name, person, kind, on });
const columns: readonly Column<Row>[] = [
  { key: 'name', label: '名称', width: 100, text: ({ name }) => name },
  { key: 'person', label: '使用者', width: 100, text: ({ person }) => person },
  {
    key: 'kind',
    label: '種類',
    width: 100,
    text: ({ kind }) => kind,
    filter: {
      kind: 'choice',
      choices: [{ value: 'usb', label: 'USB' }],
      valuesOf: ({ kind }) => (kind === '' ? [] : [kind]),
    },
  },
  {
    key: 'on',
    label: '日',
    width: 100,
    text: ({ on }) => on,
    filter: { kind: 'dates', dateOf: ({ on }) => on },
  },
];
const rows: readonly Row[] = [
  row('R8-0012', '髙﨑 見本', 'usb', '2026-04-01'),
  row('R8-0003', '渡邊 見本', 'cd', '2026-03-31T17:05'),
  row('R8-0100', 'ﾐﾎﾝ ﾀﾛｳ', '', ''),
];

const ranked = (texts: readonly string[], known?: readonly string[], compare?: Compare) =>
  rankTexts(texts.length, (index) => texts[index] as string, known, compare);

const search = (query: string): readonly number[] => {
  const haystack = finish(buildHaystack(rows, columns, foldForSearch));
  const found = searchRows(haystack, wordsOf(query, foldForSearch));
  return [...visibleRows(rows.length, null, found, null)];
};

describe('searching', () => {
  it('finds old and new shapes of a name, kana of any width, and the end of a number', () => {
    expect(search('高崎')).toEqual([0]);
    expect(search('渡辺')).toEqual([1]);
    expect(search('ミホン')).toEqual([2]);
    expect(search('012')).toEqual([0]);
  });

  it('wants every word, whichever space parts them', () => {
    expect(search('R8　見本')).toEqual([0, 1]);
    expect(search('r8 cd')).toEqual([1]);
    expect(search('   ')).toEqual([0, 1, 2]);
  });

  it('does not find words that would only come about by putting two cells together', () => {
    expect(search('0012髙')).toEqual([]);
  });

  it('folds only rows that are new objects', () => {
    let folded = 0;
    const counting = (text: string) => {
      folded += 1;
      return foldForSearch(text);
    };
    const first = finish(buildHaystack(rows, columns, counting));
    const changed = [rows[0] as Row, row('R9-0001'), rows[2] as Row];
    const second = finish(buildHaystack(changed, columns, counting, first));
    expect(folded).toBe(4);
    const found = (query: string) => [...(searchRows(second, wordsOf(query, foldForSearch)) ?? [])];
    expect(found('r9')).toEqual([0, 1, 0]);
    expect(found('高崎')).toEqual([1, 0, 0]);
    expect(found('渡辺')).toEqual([0, 0, 0]);
  });
});

describe('searching a long register', () => {
  const many = Array.from({ length: 1_300 }, (_, index) =>
    row(`番号${index}`, index % 2 === 0 ? '偶数' : '奇数'),
  );
  const haystack = finish(buildHaystack(many, columns, foldForSearch));
  const found = (query: string) =>
    [...(searchRows(haystack, wordsOf(query, foldForSearch)) ?? [])].flatMap((hit, index) =>
      hit ? [index] : [],
    );

  it('finds every row once, at the seams of its blocks too', () => {
    for (const index of [0, 511, 512, 1023, 1024, 1299]) expect(found(`号${index}`)).toContain(index);
    expect(found('番号')).toHaveLength(1_300);
    expect(found('奇数 番号12')).toEqual(
      Array.from({ length: 1_300 }, (_, index) => index).filter(
        (index) => index % 2 === 1 && String(index).startsWith('12'),
      ),
    );
  });

  it('agrees with a plain look at every row', () => {
    for (const query of ['9', '偶', '号1', '5 奇']) {
      const words = wordsOf(query, foldForSearch);
      const plain = many.flatMap((one, index) => {
        const text = foldForSearch(`${one.name}\n${one.person}`);
        return words.every((word) => text.includes(word)) ? [index] : [];
      });
      expect(found(query)).toEqual(plain);
    }
  });
});

describe('sorting', () => {
  const inOrder = (texts: readonly string[], descending = false) =>
    [...orderOf(finish(ranked(texts)).ranks, descending)].map((index) => texts[index]);

  it('sorts Japanese text as a reader expects, numbers in it by value', () => {
    expect(inOrder(['R8-10', 'R8-2', 'いろは', 'あいう', 'ア'])).toEqual([
      'R8-2',
      'R8-10',
      'ア',
      'あいう',
      'いろは',
    ]);
  });

  it('puts blanks last in both directions and keeps the order of equals', () => {
    expect(inOrder(['', 'b', 'a', ''])).toEqual(['a', 'b', '', '']);
    expect(inOrder(['', 'b', 'a', ''], true)).toEqual(['b', 'a', '', '']);
    const ranks = Uint32Array.of(1, BLANK, 1, 0, BLANK);
    expect([...orderOf(ranks, false)]).toEqual([3, 0, 2, 1, 4]);
    expect([...orderOf(ranks, true)]).toEqual([0, 2, 3, 1, 4]);
  });

  it('takes over the order of known texts and puts new ones in place', () => {
    const compared: string[] = [];
    const compare = (left: string, right: string) => {
      compared.push(`${left}${right}`);
      return left < right ? -1 : left > right ? 1 : 0;
    };
    const first = finish(ranked(['c', 'a', 'e'], [], compare));
    compared.length = 0;
    const second = finish(ranked(['e', 'b', 'a'], first.sorted, compare));
    expect(second.sorted).toEqual(['a', 'b', 'c', 'e']);
    expect([...second.ranks]).toEqual([3, 1, 0]);
  });

  it.each([
    [[20260401, 20251231, null, 20260401]],
    [[1.5, -2.25, Number.NaN, 0]],
    [[-5, 4_294_967_290, 0, null]],
    [[null, null]],
    [[]],
  ])('ranks numbers %j by value', (values: readonly (number | null)[]) => {
    const blank = (value: number | null | undefined) => value === null || Number.isNaN(value);
    const sorted = [
      ...orderOf(finish(rankNumbers(values.length, (index) => values[index] ?? null)), false),
    ].map((index) => values[index]);
    const wanted = [
      ...values.filter((value) => !blank(value)).sort((a, b) => Number(a) - Number(b)),
      ...values.filter(blank),
    ];
    expect(sorted).toEqual(wanted);
  });

  it('answers the same in slices as at once, and gives up when the answer is stale', async () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => `見本${(index * 7919) % 4_999}`);
    let time = 0;
    let pauses = 0;
    const clock = {
      now: () => {
        time += 5;
        return time;
      },
      pause: async () => {
        pauses += 1;
      },
    };
    const sliced = await inSlices(ranked(texts), clock, () => false);
    expect(pauses).toBeGreaterThan(3);
    expect(sliced?.ranks).toEqual(finish(ranked(texts)).ranks);
    expect(await inSlices(ranked(texts), clock, () => true)).toBeNull();
  });
});

describe('filtering', () => {
  const prepared = createPrepared(columns, foldForSearch);
  const passing = (filters: Record<string, FilterValue>): readonly number[] => {
    const mask = filterRows(rows, columns, filters, foldForSearch, (column) =>
      finish(prepared.column(rows, column)),
    );
    return [...visibleRows(rows.length, null, null, mask)];
  };

  it('narrows text by folded words, choices by any of the ticked values, dates by both ends', () => {
    expect(passing({ person: { kind: 'text', text: '高崎' } })).toEqual([0]);
    expect(passing({ kind: { kind: 'choice', values: ['usb', 'cd'] } })).toEqual([0, 1]);
    expect(passing({ on: { kind: 'dates', from: '2026-04-01', to: '' } })).toEqual([0]);
    expect(passing({ on: { kind: 'dates', from: '', to: '2026-03-31' } })).toEqual([1]);
  });

  it('finds rows without a value when （空欄） is ticked', () => {
    expect(passing({ kind: { kind: 'choice', values: [''] } })).toEqual([2]);
  });

  it('does not filter by what is half typed or no longer fits the column', () => {
    expect(passing({ on: { kind: 'dates', from: 'R8.4', to: '' } })).toEqual([0, 1, 2]);
    expect(passing({ name: { kind: 'choice', values: ['x'] } })).toEqual([0, 1, 2]);
    expect(isIdle({ kind: 'text', text: '　' })).toBe(true);
  });

  it('wants all filters at once', () => {
    expect(
      passing({ person: { kind: 'text', text: '見本' }, kind: { kind: 'choice', values: ['cd'] } }),
    ).toEqual([1]);
  });
});

describe('looks and counts', () => {
  it('drops columns, filters and sorting that no longer exist', () => {
    const look = {
      ...plainLook(['gone', 'name']),
      sort: { key: 'gone', descending: true },
      filters: { gone: { kind: 'text', text: 'x' } as const },
    };
    const fitted = fittingLook(look, columns);
    expect(fitted.columns).toEqual(['name']);
    expect(fitted.sort).toBeNull();
    expect(fitted.filters).toEqual({});
    expect(fittingLook(plainLook(['gone']), columns).columns).toHaveLength(4);
  });

  it('says how many of how many are shown', () => {
    expect(countWords(128, 2431)).toBe('表示 128／全 2,431 件');
    expect(countWords(5, 5, '本')).toBe('全 5 本');
  });
});
