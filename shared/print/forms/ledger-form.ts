import type { Block, FormDoc } from '../form-doc';
import { type FormHead, makeForm } from './parts';

type Ledger = Extract<Block, { kind: 'ledger' }>;

/** What every ledger is printed from. */
export type LedgerInput<Row> = {
  readonly section: string;
  readonly keeper: string;
  /** 「令和8年11月22日現在」 */
  readonly date: string;
  /** What was filtered, in words; empty when it is the whole ledger. */
  readonly extract: string;
  readonly rows: readonly Row[];
  /** Rows to be written by hand fill the page. */
  readonly fillPage: boolean;
};

/** A ledger to be written by hand. */
export const EMPTY_LEDGER: LedgerInput<never> = {
  section: '',
  keeper: '',
  date: '',
  extract: '',
  rows: [],
  fillPage: true,
};

/** Whose the samples are, and of which day. */
export const EXAMPLE_LEDGER = {
  section: '見本部見本課',
  keeper: '見本課長',
  date: '令和8年11月22日現在',
  extract: '',
  fillPage: false,
} as const;

/** 「所属：見本課」, with room to write where nothing is known. */
export const named = (label: string, text: string, room = 10): string =>
  `${label}：${text === '' ? '　'.repeat(room) : text}`;

type Named = { readonly section: string; readonly keeper: string; readonly extract: string };

/** The line under the title of a ledger: whose it is, how many, and what was left out. */
export const ledgerSubject = (input: Named & { readonly rows: readonly unknown[] }): string =>
  [
    named('所属', input.section),
    named('情報セキュリティ管理者', input.keeper),
    ...(input.rows.length === 0 ? [] : [`${input.rows.length.toLocaleString('ja-JP')}件`]),
    ...(input.extract === '' ? [] : [`抽出：${input.extract}`]),
  ].join('　　　');

/** The same for the records of controlled areas, which a section keeps for others too. */
export const areaSubject = (input: Named): string =>
  [
    named('所管課', input.section, 8),
    named('情報セキュリティ管理者', input.keeper, 8),
    ...(input.extract === '' ? [] : [`（${input.extract}）`]),
  ].join('　　');

/** The same for books that are kept by the fiscal year. */
export const yearSubject = (
  input: Omit<Named, 'extract'> & { readonly fiscalYear: string },
  extract = '',
): string =>
  [
    `年度：${input.fiscalYear === '' ? '令和　　年度' : input.fiscalYear}`,
    named('所属', input.section),
    `情報セキュリティ管理者：${input.keeper}`,
    ...(extract === '' ? [] : [`（${extract}）`]),
  ].join('　　　');

/** A ledger, A4 lying: title, whose it is, the lines, notes. `after` stands between lines and notes. */
export function ledgerForm(
  form: string,
  head: FormHead,
  input: { readonly date: string; readonly fillPage: boolean },
  body: Pick<Ledger, 'columns' | 'rows' | 'rowHeight' | 'blankRows'> & {
    readonly subject: string;
    readonly after?: readonly Block[];
    readonly notes?: string[];
  },
): FormDoc {
  const { subject, after = [], notes, ...ledger } = body;
  return makeForm(form, head, {
    lying: true,
    face: 'gothic',
    points: 9,
    date: input.date === '' ? null : input.date,
    blocks: [
      { kind: 'title', text: head.title },
      { kind: 'paragraph', text: subject },
      { kind: 'ledger', fillPage: input.fillPage, ...ledger },
      ...after,
      ...(notes ? [{ kind: 'note' as const, items: notes }] : []),
    ],
  });
}
