import type { Block, FormDoc } from '../form-doc';
import {
  emptyStamps,
  type FormHead,
  label,
  makeForm,
  numberLine,
  OPEN_DATE,
  orOpenDate,
  row,
  type StampText,
  stampsBlock,
  tallRow,
  ticks,
  value,
} from './parts';

export type IncidentSheet = {
  readonly number: string;
  /** The day of the report. */
  readonly date: string;
  readonly addressee: readonly string[];
  readonly section: string;
  /** Index into INCIDENT_TEXTS, null while open. */
  readonly kind: number | null;
  readonly title: string;
  readonly noticedAt: string;
  readonly noticedBy: string;
  readonly occurredAt: string;
  readonly place: string;
  readonly account: string;
  readonly contents: string;
  readonly klass: string;
  readonly personal: string;
  readonly impact: string;
  readonly lastHolder: string;
  readonly outAt: string;
  readonly until: string;
  readonly destination: string;
  readonly permitNumber: string;
  readonly protection: string;
  readonly response: string;
  readonly chiefAt: string;
  readonly deskAt: string;
  readonly csirtAt: string;
  readonly csirtReceiver: string;
  readonly csirtInstruction: string;
  readonly headAt: string;
  readonly policeAt: string;
  readonly found: string;
  readonly cause: string;
  readonly prevention: string;
  readonly closedOn: string;
  readonly stamps: readonly StampText[];
};

export const INCIDENT_TEXTS = ['紛失', '盗難', '誤送付・誤送信', '漏えい・不正な閲覧', 'その他'];

/** Moments stand on one line: there are seven of them on the sheet. */
const moment = (at: string): string => (at === '' ? `${OPEN_DATE}　時　　分` : at);

const happened = (input: IncidentSheet): Block => ({
  kind: 'table',
  columns: [27, 58.5, 23, 58.5],
  points: 9.5,
  rows: [
    row(label('種別'), value(ticks(INCIDENT_TEXTS, input.kind), { columns: 3 })),
    row(label('報告する所属'), value(input.section), label('件名'), value(input.title)),
    row(label('認知日時'), value(moment(input.noticedAt)), label('認知者'), value(input.noticedBy)),
    row(label('発生日時（推定）'), value(input.occurredAt), label('場所'), value(input.place)),
    tallRow(12, label('経緯'), value(input.account, { columns: 3, vertical: 'top' })),
  ],
});

const things = (input: IncidentSheet): Block => ({
  kind: 'table',
  columns: [27, 58.5, 23, 58.5],
  points: 9.5,
  rows: [
    tallRow(17, label('対象と中身'), value(input.contents, { columns: 3, vertical: 'top', points: 9 })),
    row(label('最高分類'), value(input.klass), label('個人情報'), value(input.personal)),
    row(label('最後の所持者'), value(input.lastHolder), label('許可番号'), value(input.permitNumber)),
    row(label('持出・貸出日時'), value(input.outAt), label('返却予定日'), value(input.until)),
    row(label('行先'), value(input.destination), label('保護措置'), value(input.protection)),
    tallRow(9.5, label('影響・おそれ'), value(input.impact, { columns: 3, vertical: 'top' })),
  ],
});

const told = (input: IncidentSheet): Block => ({
  kind: 'table',
  columns: [27, 58.5, 23, 58.5],
  points: 9.5,
  rows: [
    row(
      label('所属長への報告'),
      value(moment(input.chiefAt)),
      label('統一窓口'),
      value(moment(input.deskAt)),
    ),
    row(
      label('CSIRTへの速報'),
      value(moment(input.csirtAt)),
      label('CSIRT受付者'),
      value(input.csirtReceiver),
    ),
    row(
      label('部局長への報告'),
      value(moment(input.headAt)),
      label('警察への届出'),
      value(moment(input.policeAt)),
    ),
    tallRow(9.5, label('CSIRTの指示'), value(input.csirtInstruction, { columns: 3, vertical: 'top' })),
    tallRow(9.5, label('初動の対応'), value(input.response, { columns: 3, vertical: 'top' })),
    row(label('発見'), value(input.found, { columns: 3 })),
    tallRow(9.5, label('原因'), value(input.cause, { columns: 3, vertical: 'top' })),
    tallRow(9.5, label('再発防止・終結日'), value(endText(input), { columns: 3, vertical: 'top' })),
  ],
});

const endText = (input: IncidentSheet): string =>
  [input.prevention, input.closedOn === '' ? '' : `終結　${input.closedOn}`]
    .filter((text) => text !== '')
    .join('\n');

/** 情報セキュリティ事故報告書（一枚紙）: what a section chief reads out on the telephone to CSIRT (2(4)③). */
export function incidentSheet(input: IncidentSheet, head: FormHead): FormDoc {
  return makeForm('incident-sheet', head, {
    face: 'gothic',
    points: 10,
    numbers: [numberLine(input.number)],
    date: orOpenDate(input.date),
    blocks: [
      { kind: 'addressee', lines: [...input.addressee], honorific: '' },
      { kind: 'title', text: head.title },
      happened(input),
      { kind: 'spacer', height: 1.2 },
      things(input),
      { kind: 'spacer', height: 1.2 },
      told(input),
      { kind: 'spacer', height: 1.2 },
      stampsBlock(input.stamps, '確認欄'),
      {
        kind: 'note',
        items: [
          '分からない欄は空けたまま、まずCSIRTに電話で知らせること。分かり次第、時刻とともに書き足すこと。',
        ],
      },
    ],
  });
}

export const blankIncidentSheet: IncidentSheet = {
  number: '',
  date: '',
  addressee: ['CSIRT　御中', '情報セキュリティ責任者　　　　　　　　　　　　様'],
  section: '',
  kind: null,
  title: '',
  noticedAt: '',
  noticedBy: '',
  occurredAt: '',
  place: '',
  account: '',
  contents: '',
  klass: '',
  personal: '',
  impact: '',
  lastHolder: '',
  outAt: '',
  until: '',
  destination: '',
  permitNumber: '',
  protection: '',
  response: '',
  chiefAt: '',
  deskAt: '',
  csirtAt: '',
  csirtReceiver: '',
  csirtInstruction: '',
  headAt: '',
  policeAt: '',
  found: '',
  cause: '',
  prevention: '',
  closedOn: '',
  stamps: emptyStamps('部局長', '所属長', '担当'),
};

export const exampleIncidentSheet: IncidentSheet = {
  ...blankIncidentSheet,
  number: 'R8-事A01',
  date: '令和8年11月24日',
  addressee: ['CSIRT　御中', '情報セキュリティ責任者　見本部長　様'],
  section: '見本部見本課',
  kind: 0,
  title: 'R8-媒A0001 USBメモリの紛失',
  noticedAt: '令和8年11月24日 17:40',
  noticedBy: '見本　花子',
  occurredAt: '令和8年11月24日 16時から17時の間',
  place: '見本地区センターから庁舎までの車内',
  account:
    '説明会から戻って机に出そうとしたところ、ケースの中になかった。会場と公用車を探したが見当たらない。',
  contents:
    'R8-媒A0001 USBメモリ　見本製　MH-32　S/N MIHON-0003\n分類　機密性2B・完全性2A・可用性1（機密性2B：R8-A0010 見本調査の回答）\n中身　R8-A0010 見本調査の回答\n常時暗号化　している',
  klass: '機密性2B',
  personal: '個人情報 120件',
  impact: '暗号化しているため、内容を読まれるおそれは小さい。',
  lastHolder: '見本　花子',
  outAt: '令和8年11月24日 09:05',
  until: '令和8年11月25日',
  destination: '見本地区センター',
  permitNumber: 'R8-持許001',
  protection: '暗号化、鍵付きのケース',
  response: '会場の管理者と警察に届け出た。公用車の中をもう一度探している。',
  chiefAt: '令和8年11月24日 17:45',
  deskAt: '令和8年11月24日 17:50',
  csirtAt: '令和8年11月24日 17:55',
  csirtReceiver: '見本担当',
  csirtInstruction: '届出の受理番号を知らせること。同じ業務のほかの媒体を確かめること。',
  headAt: '令和8年11月24日 18:05',
  policeAt: '令和8年11月24日 18:20',
};
