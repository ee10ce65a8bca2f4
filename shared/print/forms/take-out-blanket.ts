import type { Block, FormDoc } from '../form-doc';
import {
  type Application,
  EMPTY_APPLICATION,
  EXAMPLE_ADDRESSEE,
  EXAMPLE_SENDER,
  letterForm,
} from './application-form';
import { decisionBlock, type FormHead, label, row, stampsBlock, tallRow, value } from './parts';
import { actText, NO_OUTSIDE, type OutsideText, periodText, protectionRows } from './take-out-application';
import { type CarriedText, carriedTable, exampleItems } from './take-out-items';

export type TakeOutBlanket = Application & {
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
};

const what = (input: TakeOutBlanket): Block => ({
  kind: 'table',
  columns: [30, 60, 27, 50],
  rows: [
    row(label('区分'), value(actText(input.act)), label('機密性（まで）'), value(input.maximumClass)),
    row(label('くり返し行う業務'), value(input.business, { columns: 3 })),
    tallRow(11, label('対象者'), value(input.persons.join('、'), { columns: 3 })),
    row(label('行先'), value(input.destination), label('手段'), value(input.means)),
    row(label('経路'), value(input.route, { columns: 3 })),
    row(label('期間'), value(periodText(input.from, input.until), { columns: 3 })),
    ...protectionRows(input),
  ],
});

/** 情報資産包括持出許可申請書: one permission for a business that is done again and again within a fiscal year. */
export function takeOutBlanket(input: TakeOutBlanket, head: FormHead): FormDoc {
  return letterForm('take-out-blanket', head, {
    points: 10,
    number: input.number,
    date: input.appliedOn,
    addressee: input.addressee,
    from: ['申請者', input.applicant],
    lead: '次の業務でくり返し持ち出すので、期間中の持出しの一括許可を申請します。',
    blocks: [
      what(input),
      carriedTable(input.items, input.blankItems, '中身・摘要'),
      decisionBlock(input.decision),
      stampsBlock(input.stamps),
    ],
    notes: [
      '期間は、年度の終わりまでとすること。年度が替わるときは、改めて許可を受けること。',
      '1回ごとの持出しと返却は持出・貸出簿に1行ずつ記録し、この範囲を越えるときは個別に許可を受けること。',
    ],
  });
}

export const blankTakeOutBlanket: TakeOutBlanket = {
  ...EMPTY_APPLICATION,
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
};

export const exampleTakeOutBlanket: TakeOutBlanket = {
  ...blankTakeOutBlanket,
  number: 'R8-包A001',
  appliedOn: '令和8年4月1日',
  addressee: EXAMPLE_ADDRESSEE,
  applicant: EXAMPLE_SENDER,
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
