import type { FormDoc } from '../form-doc';
import { ledgerForm } from './ledger-form';
import type { FormHead } from './parts';

export type PledgeListRow = {
  readonly number: string;
  readonly name: string;
  readonly section: string;
  readonly employment: string;
  readonly term: string;
  readonly briefedOn: string;
  readonly signed: string;
  readonly restriction: string;
  /** What is to be done, or what is held by whom leaves. */
  readonly open: string;
};
export type PledgeListForm = {
  /** What the list is of, in a sentence. */
  readonly lead: string;
  readonly openLabel: string;
  readonly date: string;
  readonly rows: readonly PledgeListRow[];
  readonly fillPage: boolean;
};

/** 未署名者・制限未設定者・退職予定者: one sheet to work through, with room to tick by hand. */
export const pledgeList =
  (form: string) =>
  (input: PledgeListForm, head: FormHead): FormDoc =>
    ledgerForm(form, head, input, {
      subject: `${input.lead}${input.date === '' ? '' : `　　${input.rows.length}人`}`,
      rowHeight: 11,
      columns: [
        { width: 9, parts: [{ label: '番号', align: 'center' }] },
        { width: 36, parts: [{ label: '整理番号' }, { label: '氏名' }] },
        { width: 36, parts: [{ label: '所属' }] },
        { width: 66, parts: [{ label: '任用の種類' }, { label: '任用期間' }] },
        { width: 30, parts: [{ label: '説明' }, { label: '誓約' }] },
        { width: 42, parts: [{ label: '利用の制限' }] },
        { width: 42, parts: [{ label: input.openLabel }] },
        { width: 14, parts: [{ label: '確認', align: 'center' }] },
      ],
      rows: input.rows.map((one, at) => [
        String(at + 1),
        one.number,
        one.name,
        one.section,
        one.employment,
        one.term,
        one.briefedOn,
        one.signed,
        one.restriction,
        one.open,
        '',
      ]),
    });

const blank = (lead: string, openLabel: string): PledgeListForm => ({
  lead,
  openLabel,
  date: '',
  rows: [],
  fillPage: true,
});

const one: PledgeListRow = {
  number: 'R8-誓A001',
  name: '見本　花子',
  section: '見本課',
  employment: '会計年度任用職員（パートタイム）',
  term: '令和8年4月1日から令和9年3月31日まで',
  briefedOn: 'R8.4.1',
  signed: '未署名',
  restriction: '未決定',
  open: '署名',
};
const example = (list: PledgeListForm, ...rows: readonly PledgeListRow[]): PledgeListForm => ({
  ...list,
  date: '令和9年3月1日現在',
  rows,
  fillPage: false,
});

export const blankUnsignedList = blank('誓約書に署名を求めることとし、まだ署名のない者', '次にすること');
export const exampleUnsignedList = example(blankUnsignedList, one, {
  ...one,
  number: 'R8-誓A002',
  name: '見本　次郎',
  briefedOn: '',
  open: '説明、署名',
});
export const blankUnrestrictedList = blank(
  'インターネット・電子メールの制限が、決まっていない者又は設定されていない者',
  '次にすること',
);
export const exampleUnrestrictedList = example(
  blankUnrestrictedList,
  { ...one, signed: 'R8.4.1', open: '所属長の決定' },
  {
    ...one,
    number: 'R8-誓A002',
    name: '見本　次郎',
    signed: 'R8.4.1',
    restriction: 'ネット不可（未設定）',
    open: '設定と確認',
  },
);
export const blankLeavingList = blank('今月に離れる者と、離れて返却が済んでいない者', '返してもらうもの');
export const exampleLeavingList = example(blankLeavingList, {
  ...one,
  signed: 'R8.4.1',
  restriction: 'ネット・メール不可（設定済）',
  open: '職員証 MIHON-0101\n書庫の鍵 12',
});
