import type { Block, FormDoc } from '../form-doc';
import { EMPTY_APPLICATION, EXAMPLE_ADDRESSEE, EXAMPLE_SENDER, letterForm, spaced } from './application-form';
import { type DisposalItem, itemTable } from './disposal-items';
import {
  type FormHead,
  label,
  orOpenDate,
  orOpenMoment,
  row,
  type Sender,
  type StampText,
  stampsBlock,
  tallRow,
  tick,
  UNKNOWN_SENDER,
  value,
} from './parts';

/** What the vendor was handed and what it certified; null when the disposal was done in house. */
export type OutsourcedText = {
  readonly contractor: string;
  readonly handedAt: string;
  readonly handedBy: string;
  readonly receivedBy: string;
  readonly slip: string;
  readonly certificateNumber: string;
  readonly certifiedOn: string;
  readonly certifiedWork: string;
  /** 証明書突合: 「一致29・不足1・余分0」 */
  readonly matching: string;
};

export type DisposalReport = {
  readonly number: string;
  readonly reportedOn: string;
  readonly addressee: readonly string[];
  readonly reporter: Sender;
  readonly permitNumber: string;
  readonly permittedOn: string;
  readonly doneAt: string;
  readonly place: string;
  readonly operator: string;
  readonly witness: string;
  readonly work: string;
  readonly verification: string;
  readonly verified: boolean;
  readonly outsourced: OutsourcedText | null;
  /** 事後記録（不備）の理由; null when everything was in order. */
  readonly irregular: string | null;
  readonly items: readonly DisposalItem[];
  readonly blankItems: number;
  readonly stamps: readonly StampText[];
};

const carriedOut = (input: DisposalReport): Block => ({
  kind: 'table',
  columns: [37, 52, 27, 51],
  rows: [
    row(label('許可番号'), value(input.permitNumber), label('許可日'), value(orOpenDate(input.permittedOn))),
    row(label('実施日時'), value(orOpenMoment(input.doneAt)), label('実施場所'), value(input.place)),
    row(label('処理担当者'), value(input.operator), label('立会者'), value(input.witness)),
    tallRow(11, label('処理内容'), value(input.work, { columns: 3 })),
    row(label('確認の方法'), value(input.verification, { columns: 3 })),
    row(
      label('確認の結果'),
      value(tick(input.verified, '記録していた情報を復元できないことを確かめた。'), { columns: 3 }),
    ),
    ...(input.irregular === null
      ? []
      : [tallRow(14, label('事後記録（不備）\nの理由'), value(input.irregular, { columns: 3 }))]),
  ],
});

const outsourcedTable = (text: OutsourcedText): Block => ({
  kind: 'table',
  columns: [37, 52, 27, 51],
  together: true,
  rows: [
    row(label('引渡し先の事業者'), value(text.contractor, { columns: 3 })),
    row(label('引渡し日時'), value(orOpenMoment(text.handedAt)), label('引渡書の番号'), value(text.slip)),
    row(label('引渡した職員'), value(text.handedBy), label('受領者'), value(text.receivedBy)),
    row(
      label('完了証明書の番号'),
      value(text.certificateNumber),
      label('証明書の日付'),
      value(orOpenDate(text.certifiedOn)),
    ),
    row(label('事業者の処理'), value(text.certifiedWork), label('証明書の突合'), value(text.matching)),
  ],
});

/** 廃棄実施報告書 (3(2)⑩イ, 4-1(7)①). */
export function disposalReport(input: DisposalReport, head: FormHead): FormDoc {
  const outsourced: Block[] =
    input.outsourced === null
      ? []
      : [{ kind: 'heading', text: '事業者への引渡しと完了証明' }, outsourcedTable(input.outsourced)];
  return letterForm('disposal-report', head, {
    number: input.number,
    date: input.reportedOn,
    addressee: input.addressee,
    from: ['報告者', input.reporter],
    lead: `次のとおり情報資産${input.items.length > 1 ? `（${input.items.length}件）` : ''}の廃棄を実施したので、報告します。`,
    blocks: [
      carriedOut(input),
      ...outsourced,
      { kind: 'spacer', height: 1.5 },
      ...spaced(itemTable(input.items, input.blankItems), stampsBlock(input.stamps, '確認欄')),
    ],
    notes: ['消去ソフトの結果記録、破壊後の写真、完了証明書等があるときは、その写しを添えること。'],
  });
}

const nothingHandedOver: OutsourcedText = {
  contractor: '',
  handedAt: '',
  handedBy: '',
  receivedBy: '',
  slip: '',
  certificateNumber: '',
  certifiedOn: '',
  certifiedWork: '',
  matching: '一致　　・不足　　・余分　',
};

export const blankDisposalReport: DisposalReport = {
  number: '',
  reportedOn: '',
  addressee: EMPTY_APPLICATION.addressee,
  reporter: UNKNOWN_SENDER,
  permitNumber: '',
  permittedOn: '',
  doneAt: '',
  place: '',
  operator: '',
  witness: '',
  work: '',
  verification: '',
  verified: false,
  outsourced: nothingHandedOver,
  irregular: null,
  items: [],
  blankItems: 2,
  stamps: EMPTY_APPLICATION.stamps,
};

export const exampleDisposalReport: DisposalReport = {
  ...blankDisposalReport,
  number: 'R8-廃A001',
  reportedOn: '令和8年11月21日',
  addressee: EXAMPLE_ADDRESSEE,
  reporter: EXAMPLE_SENDER,
  permitNumber: 'R8-廃許001',
  permittedOn: '令和8年11月4日',
  doneAt: '令和8年11月20日14時05分',
  place: '見本庁舎2階　作業室',
  operator: '見本　太郎',
  witness: '見本　花子',
  work: '破砕機（見本型）で記憶素子を5mm以下に破砕した。',
  verification: '破壊された状態を目で確認',
  verified: true,
  outsourced: null,
  items: [
    {
      number: 'R4-媒A0012',
      kind: 'USBメモリ',
      name: '見本製　MH-16（16GB）',
      serial: 'MIHON-0001',
      highestClass: '機密性2B',
      method: '物理破壊',
      note: '',
    },
  ],
  blankItems: 1,
};
