import type { Block, FormDoc } from '../form-doc';
import {
  type DecisionText,
  decisionBlock,
  emptyStamps,
  type FormHead,
  label,
  makeForm,
  NOTHING_DECIDED,
  orOpenDate,
  row,
  type Sender,
  type StampText,
  senderBlock,
  stampsBlock,
  tallRow,
  ticks,
  UNKNOWN_SENDER,
  value,
} from './parts';
import {
  ACT_TEXTS,
  NO_OUTSIDE,
  type OutsideText,
  outsideRows,
  periodText,
  protectionText,
} from './take-out-application';
import { type CarriedText, carriedTable, exampleItems } from './take-out-items';

export type TakeOutBlanket = {
  readonly number: string;
  readonly appliedOn: string;
  readonly addressee: readonly string[];
  readonly applicant: Sender;
  readonly act: 'take-out' | 'transport' | null;
  readonly business: string;
  readonly persons: readonly string[];
  readonly maximumClass: string;
  readonly destination: string;
  readonly means: string;
  readonly route: string;
  readonly from: string;
  readonly until: string;
  readonly protection: readonly number[];
  readonly protectionReason: string;
  readonly outside: OutsideText;
  readonly items: readonly CarriedText[];
  readonly blankItems: number;
  readonly decision: DecisionText;
  readonly stamps: readonly StampText[];
};

const ACTS = ['take-out', 'transport'] as const;

const what = (input: TakeOutBlanket): Block => ({
  kind: 'table',
  columns: [30, 60, 27, 50],
  rows: [
    row(
      label('区分'),
      value(ticks(ACT_TEXTS, input.act === null ? null : ACTS.indexOf(input.act))),
      label('機密性（まで）'),
      value(input.maximumClass),
    ),
    row(label('くり返し行う業務'), value(input.business, { columns: 3 })),
    tallRow(11, label('対象者'), value(input.persons.join('、'), { columns: 3 })),
    row(label('行先'), value(input.destination), label('手段'), value(input.means)),
    row(label('経路'), value(input.route, { columns: 3 })),
    row(label('期間'), value(periodText(input.from, input.until), { columns: 3 })),
    tallRow(
      11,
      label('保護措置'),
      value(
        input.protectionReason === ''
          ? protectionText(input.protection)
          : `${protectionText(input.protection)}\n${input.protectionReason}`,
        { columns: 3 },
      ),
    ),
    ...outsideRows(input.outside),
  ],
});

/** 情報資産包括持出許可申請書: one permission for a business that is done again and again within a fiscal year. */
export function takeOutBlanket(input: TakeOutBlanket, head: FormHead): FormDoc {
  return makeForm('take-out-blanket', head, {
    face: 'mincho',
    points: 10,
    numbers: [`整理番号　${input.number === '' ? '　　　　　　　　' : input.number}`],
    date: orOpenDate(input.appliedOn),
    blocks: [
      { kind: 'addressee', lines: [...input.addressee] },
      senderBlock('申請者', input.applicant),
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: '次の業務でくり返し持ち出すので、期間中の持出しの一括許可を申請します。',
        firstIndent: 1,
      },
      what(input),
      carriedTable(input.items, input.blankItems, '中身・摘要'),
      decisionBlock(input.decision),
      stampsBlock(input.stamps),
      {
        kind: 'note',
        items: [
          '期間は、年度の終わりまでとすること。年度が替わるときは、改めて許可を受けること。',
          '1回ごとの持出しと返却は持出・貸出簿に1行ずつ記録し、この範囲を越えるときは個別に許可を受けること。',
        ],
      },
    ],
  });
}

export const blankTakeOutBlanket: TakeOutBlanket = {
  number: '',
  appliedOn: '',
  addressee: ['情報セキュリティ管理者　　　　　　　　　　課長'],
  applicant: UNKNOWN_SENDER,
  act: null,
  business: '',
  persons: [],
  maximumClass: '',
  destination: '',
  means: '',
  route: '',
  from: '',
  until: '',
  protection: [],
  protectionReason: '',
  outside: NO_OUTSIDE,
  items: [],
  blankItems: 2,
  decision: NOTHING_DECIDED,
  stamps: emptyStamps('課長', '課長補佐', '係長', '担当'),
};

export const exampleTakeOutBlanket: TakeOutBlanket = {
  ...blankTakeOutBlanket,
  number: 'R8-包A001',
  appliedOn: '令和8年4月1日',
  addressee: ['情報セキュリティ管理者　見本課長'],
  applicant: { section: '見本部見本課', post: '主任', name: '見本　太郎', extension: '0000', typedBy: null },
  act: 'take-out',
  business: '見本地区の家庭訪問（週2回程度）',
  persons: ['見本　太郎', '見本　花子'],
  maximumClass: '2Bまで',
  destination: '見本地区の家庭',
  means: '公用車',
  route: '庁舎から直行し、直帰しない',
  from: '令和8年4月1日',
  until: '令和9年3月31日',
  protection: [0, 2, 4],
  outside: { processing: true, device: 'issued', deviceText: '', safetyChecked: true },
  items: exampleItems.slice(0, 1),
  blankItems: 0,
};
