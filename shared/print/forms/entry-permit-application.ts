import type { Block, FormDoc } from '../form-doc';
import {
  type Application,
  EMPTY_APPLICATION,
  EXAMPLE_ADDRESSEE,
  EXAMPLE_SENDER,
  letterForm,
  processing,
} from './application-form';
import {
  decisionBlock,
  type FormHead,
  label,
  numberedTable,
  row,
  stampsBlock,
  tallRow,
  ticks,
  value,
} from './parts';
import { periodText } from './take-out-application';

/** One person who is to enter. */
export type EntrantText = {
  readonly name: string;
  readonly kana: string;
  /** Section of staff, company of others. */
  readonly company: string;
  readonly card: string;
};

export type EntryPermitApplication = Application & {
  readonly kind: 'staff' | 'contractor' | 'visitor' | null;
  /** Whether it asks for the first time or for another period; null where it is written by hand. */
  readonly renewal: boolean | null;
  readonly areas: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  /** With a member of staff each time, or as the area's rules say. */
  readonly escorted: boolean | null;
  readonly people: readonly EntrantText[];
  readonly blankPeople: number;
  /** What was written into 入室許可者名簿. */
  readonly listed: string;
  readonly revoked: string;
  readonly remarks: string;
  readonly binder: string;
};

const KINDS = ['staff', 'contractor', 'visitor'] as const;
const KIND_TEXTS = ['職員', '委託事業者', '来訪者'];
const NO_ENTRANT: EntrantText = { name: '', kana: '', company: '', card: '' };

const either = (yes: string, no: string, chosen: boolean | null): string =>
  ticks([yes, no], chosen === null ? null : chosen ? 0 : 1);

const what = (input: EntryPermitApplication): Block => ({
  kind: 'table',
  columns: [34, 68, 25, 40],
  rows: [
    row(label('入室する管理区域'), value(input.areas, { columns: 3 })),
    row(
      label('入室する人の区分'),
      value(ticks(KIND_TEXTS, input.kind === null ? null : KINDS.indexOf(input.kind))),
      label('申請の種類'),
      value(either('新規', '更新', input.renewal === null ? null : !input.renewal)),
    ),
    row(label('期間'), value(periodText(input.from, input.until), { columns: 3 })),
    tallRow(11, label('入室の理由'), value(input.reason, { columns: 3 })),
    row(
      label('職員の立会い'),
      value(either('入室のたびに立ち会う', '区域の決まりによる', input.escorted), { columns: 3 }),
    ),
    ...(input.remarks === '' ? [] : [row(label('備考'), value(input.remarks, { columns: 3 }))]),
  ],
});

function peopleTable(input: EntryPermitApplication): Block {
  const all = [...input.people, ...Array.from({ length: input.blankPeople }, () => NO_ENTRANT)];
  return numberedTable(
    [9, 38, 40, 49, 31],
    ['氏名', 'ふりがな', '所属・会社', '入室証・カード'],
    all.map((one) => [value(one.name), value(one.kana), value(one.company), value(one.card)]),
  );
}

/** 管理区域入室許可申請書 (4-2(2)①): who asks to enter which area, from when to when, and why. */
export function entryPermitApplication(input: EntryPermitApplication, head: FormHead): FormDoc {
  const several = input.people.length > 1 ? `（${input.people.length}人）` : '';
  return letterForm('entry-permit-application', head, {
    points: 10,
    number: input.number,
    date: input.appliedOn,
    addressee: input.addressee,
    from: ['申請者', input.applicant],
    lead: `次のとおり管理区域への入室${several}の許可を申請します。`,
    blocks: [
      what(input),
      peopleTable(input),
      decisionBlock(input.decision),
      processing(
        [17, 30, 49, 24, 47],
        input.binder,
        [label('入室許可者名簿'), value(input.listed), label('許可の取消し'), value(input.revoked)],
        [label('入室証の交付'), value(''), label('入室証の返却'), value('')],
      ),
      stampsBlock(input.stamps),
    ],
    notes: [
      '身分証明書等を携帯し、求めに応じて示すこと。入退室はそのつど管理簿に記録すること。',
      '機密性2B以上のシステムがある区域には、関係のない端末・通信装置・媒体を持ち込まないこと。',
      '異動や契約の終わりなどで入室しなくなったときは、速やかに届け出て、入室証を返すこと。',
    ],
  });
}

export const blankEntryPermitApplication: EntryPermitApplication = {
  ...EMPTY_APPLICATION,
  kind: null,
  renewal: null,
  areas: '',
  from: '',
  until: '',
  reason: '',
  escorted: null,
  people: [],
  blankPeople: 4,
  listed: '',
  revoked: '',
  remarks: '',
  binder: '',
};

export const exampleEntryPermitApplication: EntryPermitApplication = {
  ...blankEntryPermitApplication,
  number: 'R8-入申A002',
  appliedOn: '令和8年4月1日',
  addressee: EXAMPLE_ADDRESSEE,
  applicant: EXAMPLE_SENDER,
  kind: 'contractor',
  renewal: false,
  areas: '見本サーバ室',
  from: '令和8年4月1日',
  until: '令和9年3月31日',
  reason: '見本システムの保守（月1回の定期点検と、障害時の対応）のため。',
  escorted: true,
  people: [
    { name: '見本　次郎', kana: 'みほん　じろう', company: '見本保守株式会社', card: 'MH-2001' },
    { name: '見本　花子', kana: 'みほん　はなこ', company: '見本保守株式会社', card: 'MH-2002' },
  ],
  blankPeople: 0,
};
