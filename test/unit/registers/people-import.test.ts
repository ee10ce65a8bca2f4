import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { PERSON } from '../../../shared/registers/ids';
import { sheetFieldsOf } from '../../../shared/registers/import/columns';
import { importDrafts } from '../../../shared/registers/import/index';
import { existingOf, rowCheck } from '../../../shared/registers/import/prepare';
import { registerOf } from '../../../shared/registers/index';
import { confirmedRows } from '../../../shared/sheet/confirmed';
import { dryRunAtOnce } from '../../../shared/sheet/dry-run';
import { proposeMapping } from '../../../shared/sheet/mapping';
import { createTestBook, staffed, type TestBook } from '../../fakes/book';

const HEADERS = ['氏名', 'フリガナ', '所属課', '職名', '任用形態', '任命権者', '任用開始日', '任用終了日'];
const person = registerOf(PERSON);

function take(book: TestBook, rows: readonly (readonly string[])[]) {
  const situation = book.situation();
  const fields = sheetFieldsOf(person, situation);
  const table = {
    rows: [HEADERS, ...rows],
    merges: [],
    sheets: [],
    sheet: null,
    encoding: 'utf-8',
    warnings: [],
  } as never;
  const result = dryRunAtOnce(table, proposeMapping(table, fields), fields, existingOf(person, situation), {
    matchBy: ['name'],
    noteKey: null,
    defaults: {},
    blank: 'keep',
    check: rowCheck(person, situation),
  });
  const source = {
    name: 'meibo.csv',
    sha256: 'a'.repeat(64),
    registerTitle: '職員名簿',
    same: 0,
    rejected: 0,
  };
  const target = {
    id: PERSON,
    series: null,
    complete: person.complete,
    ...(person.sheet ? { sheet: person.sheet } : {}),
  };
  book.append(importDrafts(situation, target, source, confirmedRows(result.rows)));
  return result.counts;
}

const named = (book: TestBook, name: string) =>
  book.projection.all(PERSON).find((state) => state.fields['name'] === name);

const HANAKO = [
  '辻󠄀　𠮷子',
  'つじ　よしこ',
  '見本課',
  '事務補助員',
  '会計年度任用職員',
  '富山市教育委員会',
  'R8.4.1',
  'R9.3.31',
];

describe('a list of people', () => {
  it('comes in with its characters kept, kana, kind of employment, 任命権者, term and post', () => {
    const book = createTestBook();
    const { section } = staffed(book);
    expect(take(book, [HANAKO, ['﨑山　髙', '', '見本課', '', '派遣', '', '', '']])).toMatchObject({
      new: 2,
    });
    expect(named(book, '辻󠄀　𠮷子')?.fields).toEqual({
      name: '辻󠄀　𠮷子',
      kana: 'つじ　よしこ',
      employment: 'fiscal-part',
      authority: '富山市教育委員会',
      termFrom: '2026-04-01',
      termUntil: '2027-03-31',
      assignments: [{ section, post: '事務補助員', role: 'fiscal-year', from: '2026-04-01' }],
    });
    expect(named(book, '﨑山　髙')?.fields['assignments']).toEqual([
      { section, post: '会計年度任用職員', role: 'fiscal-year', from: '2026-11-23' },
    ]);
  });

  it('finds nothing to do in the same list, and closes the post before where somebody moved', () => {
    const book = createTestBook();
    const { section } = staffed(book);
    const [other] = book.act('section' as never, 'register', [], { name: '別の課', code: '0102' }) as [
      RecordId,
    ];
    take(book, [HANAKO]);
    expect(take(book, [HANAKO])).toMatchObject({ same: 1, new: 0, changed: 0 });
    expect(take(book, [HANAKO.with(2, '別の課')])).toMatchObject({ changed: 1 });
    expect(named(book, '辻󠄀　𠮷子')?.fields['assignments']).toEqual([
      { section, post: '事務補助員', role: 'fiscal-year', from: '2026-04-01', until: '2026-11-22' },
      { section: other, post: '事務補助員', role: 'fiscal-year', from: '2026-11-23' },
    ]);
  });

  it('says why a line cannot come in', () => {
    const book = createTestBook();
    staffed(book);
    expect(take(book, [HANAKO.with(2, 'ない課')])).toMatchObject({ rejected: 1, new: 0 });
    expect(take(book, [HANAKO.with(7, 'R7.3.31')])).toMatchObject({ rejected: 1, new: 0 });
  });
});
