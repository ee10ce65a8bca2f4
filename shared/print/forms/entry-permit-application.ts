import type { Block, FormDoc } from '../form-doc';
import {
  type Application,
  EMPTY_APPLICATION,
  EXAMPLE_ADDRESSEE,
  EXAMPLE_SENDER,
  letterForm,
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

export type EntrantText = {
  readonly name: string;
  readonly kana: string;
  /** 入室証・カードの番号 */
  readonly card: string;
};

const KINDS = ['staff', 'contractor', 'visitor'] as const;
const KIND_TEXTS = ['職員', '委託事業者', '来訪者'];

export type EntryPermitApplication = Application & {
  readonly areas: readonly string[];
  readonly kind: (typeof KINDS)[number] | null;
  /** 所属 of staff, 会社・団体 of others. */
  readonly company: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  /** Whether staff comes along each time. */
  readonly escorted: boolean | null;
  readonly people: readonly EntrantText[];
  readonly blankPeople: number;
};

const what = (input: EntryPermitApplication): Block => ({
  kind: 'table',
  columns: [33, 60, 24, 50],
  rows: [
    row(label('入室する管理区域'), value(input.areas.join('、'), { columns: 3 })),
    row(
      label('区分'),
      value(ticks(KIND_TEXTS, input.kind === null ? null : KINDS.indexOf(input.kind))),
      label('所属・会社'),
      value(input.company),
    ),
    row(label('期間'), value(periodText(input.from, input.until), { columns: 3 })),
    tallRow(16, label('入室の理由'), value(input.reason, { columns: 3 })),
    row(
      label('職員の立会い'),
      value(ticks(['入室のたびに要する', '区域の決まりによる'], escortPlace(input.escorted)), { columns: 3 }),
    ),
  ],
});

const escortPlace = (escorted: boolean | null): number | null =>
  escorted === null ? null : escorted ? 0 : 1;

const NOBODY: EntrantText = { name: '', kana: '', card: '' };

const entrants = ({ people, blankPeople }: EntryPermitApplication): Block =>
  numberedTable(
    [12, 56, 52, 47],
    ['氏名', 'ふりがな', '入室証・カードの番号'],
    [...people, ...Array.from({ length: blankPeople }, () => NOBODY)].map(({ name, kana, card }) => [
      value(name),
      value(kana),
      value(card),
    ]),
    10,
  );

/** 管理区域入室許可申請書 (4-2(2)①): who asks to be put on the list of an area, for how long and why. */
export function entryPermitApplication(input: EntryPermitApplication, head: FormHead): FormDoc {
  return letterForm('entry-permit-application', head, {
    points: 10,
    number: input.number,
    date: input.appliedOn,
    addressee: input.addressee,
    from: ['申請者', input.applicant],
    lead: `次のとおり管理区域に入室${input.people.length > 1 ? `（${input.people.length}人）` : ''}したいので、許可を申請します。`,
    blocks: [what(input), entrants(input), decisionBlock(input.decision), stampsBlock(input.stamps)],
    notes: [
      '期間は必要な範囲とし、年度が替わるときは改めて許可を受けること。',
      '入室と退室は、そのつど入退室管理簿に記録し、求められたときは身分証明書を見せること。',
      '区域の情報システムに関係のない端末・媒体・通信の機器は持ち込まないこと。',
    ],
  });
}

export const blankEntryPermitApplication: EntryPermitApplication = {
  ...EMPTY_APPLICATION,
  areas: [],
  kind: null,
  company: '',
  from: '',
  until: '',
  reason: '',
  escorted: null,
  people: [],
  blankPeople: 5,
};

export const exampleEntryPermitApplication: EntryPermitApplication = {
  ...blankEntryPermitApplication,
  number: 'R8-入申A001',
  appliedOn: '令和8年11月20日',
  addressee: EXAMPLE_ADDRESSEE,
  applicant: EXAMPLE_SENDER,
  areas: ['見本サーバ室'],
  kind: 'contractor',
  company: '見本保守株式会社',
  from: '令和8年12月1日',
  until: '令和9年3月31日',
  reason: '見本システムの定期点検（月1回）と、障害が起きたときの対応のため。',
  escorted: true,
  people: [
    { name: '見本　次郎', kana: 'みほん　じろう', card: 'MH-2001' },
    { name: '見本　吉子', kana: 'みほん　よしこ', card: 'MH-2002' },
  ],
  blankPeople: 0,
};
