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
  orOpenDate,
  row,
  stampsBlock,
  type TableRow,
  tallRow,
  tick,
  ticks,
  value,
} from './parts';
import { type CarriedText, carriedTable, exampleItems } from './take-out-items';

/** 庁外での情報処理 (5-1(1)③ウ, ④). */
export type OutsideText = {
  readonly processing: boolean | null;
  readonly device: 'issued' | 'none' | 'private' | null;
  /** Which device, and why it is not one of the city's. */
  readonly deviceText: string;
  readonly safetyChecked: boolean;
};

export type TakeOutApplication = Application & {
  readonly act: 'take-out' | 'transport' | null;
  /** Who takes it out, where that is not the applicant. */
  readonly holder: string;
  readonly purpose: string;
  readonly destination: string;
  readonly means: string;
  readonly from: string;
  readonly until: string;
  /** 保護措置 by their places in PROTECTION_TEXTS. */
  readonly protection: readonly number[];
  readonly protectionReason: string;
  readonly outside: OutsideText;
  readonly items: readonly CarriedText[];
  readonly blankItems: number;
  readonly takenAt: string;
  readonly returnedAt: string;
  readonly receiver: string;
  readonly erasure: string;
  readonly binder: string;
};

const ACT_TEXTS = ['庁外へ持ち出す', '庁内で運ぶ'];
const ACTS = ['take-out', 'transport'] as const;
/** 区分: which of the two was ticked. */
export const actText = (act: TakeOutApplication['act']): string =>
  ticks(ACT_TEXTS, act === null ? null : ACTS.indexOf(act));
const PROTECTION_TEXTS = [
  '暗号化',
  'パスワードの設定',
  '鍵付きのケース',
  '封をした封筒',
  '手元から離さない',
  '追跡できる便',
];
const DEVICES = ['issued', 'none', 'private'] as const;
const DEVICE_TEXTS = ['貸与された端末', '端末は使わない', '貸与以外'];

/** 「☑暗号化　☐…」, any number of them ticked, three on a line. */
const protectionText = (chosen: readonly number[]): string => {
  const ticked = PROTECTION_TEXTS.map((text, index) => tick(chosen.includes(index), text));
  return [ticked.slice(0, 3), ticked.slice(3)].map((line) => line.join('　')).join('\n');
};

/** 期間 on one line; empty dates leave room to write. */
export const periodText = (from: string, until: string): string =>
  `${orOpenDate(from)}から　${orOpenDate(until)}まで`;

/** 庁外での情報処理 in two lines, and which private device and why where it is one. */
const outsideText = (outside: OutsideText): string => {
  const processing = outside.processing === null ? null : outside.processing ? 0 : 1;
  const device = outside.device === null ? null : DEVICES.indexOf(outside.device);
  return [
    `${ticks(['する', 'しない'], processing)}　　　${tick(outside.safetyChecked, '安全管理措置を守ることを確かめた')}`,
    `使う端末　${ticks(DEVICE_TEXTS, device)}`,
    ...(outside.deviceText === '' ? [] : [outside.deviceText]),
  ].join('\n');
};

/** 保護措置 and 庁外での情報処理. */
export const protectionRows = (input: {
  readonly protection: readonly number[];
  readonly protectionReason: string;
  readonly outside: OutsideText;
}): readonly TableRow[] => [
  tallRow(
    11,
    label('保護措置'),
    value(
      protectionText(input.protection) + (input.protectionReason === '' ? '' : `\n${input.protectionReason}`),
      { columns: 3 },
    ),
  ),
  tallRow(11, label('庁外での情報処理'), value(outsideText(input.outside), { columns: 3 })),
];

const what = (input: TakeOutApplication): Block => ({
  kind: 'table',
  columns: [30, 60, 27, 50],
  rows: [
    row(label('区分'), value(actText(input.act)), label('持出者'), value(input.holder)),
    row(label('目的'), value(input.purpose, { columns: 3 })),
    row(label('行先'), value(input.destination), label('手段・経路'), value(input.means)),
    row(label('期間'), value(periodText(input.from, input.until), { columns: 3 })),
    ...protectionRows(input),
  ],
});

/** 情報資産持出許可申請書 (5-1(1)③イ, 3(2)⑧イ). */
export function takeOutApplication(input: TakeOutApplication, head: FormHead): FormDoc {
  return letterForm('take-out-application', head, {
    points: 10,
    number: input.number,
    date: input.appliedOn,
    addressee: input.addressee,
    from: ['申請者', input.applicant],
    lead: `次のとおり情報資産${input.items.length > 1 ? `（${input.items.length}件）` : ''}を持ち出したいので、許可を申請します。`,
    blocks: [
      what(input),
      carriedTable(input.items, input.blankItems, '中身・摘要'),
      decisionBlock(input.decision),
      processing(
        [17, 24, 55, 24, 47],
        input.binder,
        [label('持出日時'), value(input.takenAt), label('返却日時'), value(input.returnedAt)],
        [label('返却確認者'), value(input.receiver), label('中身の確認'), value(input.erasure)],
      ),
      stampsBlock(input.stamps),
    ],
    notes: [
      '機密性2以上は、原則として鍵付きのケースに入れ、媒体・端末は暗号化又はパスワードの設定をすること。',
      '許可の日より前に持ち出さないこと。戻ったら速やかに中身を確かめ、不要なものは消去すること。',
    ],
  });
}

export const NO_OUTSIDE: OutsideText = {
  processing: null,
  device: null,
  deviceText: '',
  safetyChecked: false,
};

export const blankTakeOutApplication: TakeOutApplication = {
  ...EMPTY_APPLICATION,
  act: null,
  holder: '',
  purpose: '',
  destination: '',
  means: '',
  from: '',
  until: '',
  protection: [],
  protectionReason: '',
  outside: NO_OUTSIDE,
  items: [],
  blankItems: 2,
  takenAt: '',
  returnedAt: '',
  receiver: '',
  erasure: '',
  binder: '',
};

export const exampleTakeOutApplication: TakeOutApplication = {
  ...blankTakeOutApplication,
  number: 'R8-持申A001',
  appliedOn: '令和8年11月20日',
  addressee: EXAMPLE_ADDRESSEE,
  applicant: EXAMPLE_SENDER,
  act: 'take-out',
  holder: '見本　花子',
  purpose: '見本地区の説明会で資料を映し、回答を集めるため。',
  destination: '見本地区センター',
  means: '公用車（庁舎から往復）',
  from: '令和8年11月24日',
  until: '令和8年11月25日',
  protection: [0, 2, 4],
  outside: { processing: true, device: 'issued', deviceText: '', safetyChecked: true },
  items: exampleItems,
  blankItems: 0,
};
