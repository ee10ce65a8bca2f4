import type { FormDoc } from '../form-doc';
import { ledgerForm, yearSubject } from './ledger-form';
import { type FormHead, label, makeForm, numberLine, orOpenDate, row, tallRow, tick, value } from './parts';

export type BriefingText = {
  readonly number: string;
  readonly name: string;
  readonly section: string;
  readonly employment: string;
  readonly term: string;
  readonly on: string;
  readonly material: string;
  readonly materialVersion: string;
  readonly explainer: string;
  readonly understood: boolean;
  readonly remarks: string;
};
export type BriefingRecord = BriefingText & { readonly chief: string };
export type BriefingList = {
  readonly section: string;
  readonly fiscalYear: string;
  readonly keeper: string;
  readonly date: string;
  readonly rows: readonly BriefingText[];
  readonly fillPage: boolean;
};

const POINTS = [
  '守るべき決まりと、相談する相手（所属長）',
  '知った情報を漏らさないこと（退職の後も同じ）',
  '持出し・私物機器・目的外の利用の禁止',
  'ID・パスワード・ICカードの管理、離席時のロック',
  'SNSへの書込み、電子メールの誤送信',
  '事故に気付いたときの報告',
  '業務を離れるときの返却',
];

/** 説明実施記録, one sheet for a person (5-1(2)①). */
export function briefingRecord(input: BriefingRecord, head: FormHead): FormDoc {
  return makeForm('pledge-briefing', head, {
    face: 'gothic',
    numbers: [numberLine(input.number)],
    blocks: [
      { kind: 'title', text: head.title },
      {
        kind: 'table',
        columns: [34, 50, 28, 55],
        rows: [
          row(label('氏名'), value(input.name), label('所属'), value(input.section)),
          row(label('任用の種類'), value(input.employment, { columns: 3 })),
          row(label('任用期間'), value(input.term, { columns: 3 })),
        ],
      },
      { kind: 'spacer', height: 3 },
      {
        kind: 'table',
        columns: [34, 50, 28, 55],
        rows: [
          row(label('説明した日'), value(orOpenDate(input.on)), label('説明した人'), value(input.explainer)),
          row(label('使った資料'), value(input.material), label('資料の版'), value(input.materialVersion)),
          tallRow(
            48,
            label('説明した事項'),
            value(POINTS.map((point) => tick(input.understood, point)).join('\n'), { columns: 3 }),
          ),
          row(
            label('理解の確認'),
            value(tick(input.understood, '本人が内容を理解したことを確かめた。'), { columns: 3 }),
          ),
          tallRow(20, label('備考'), value(input.remarks, { columns: 3, vertical: 'top' })),
        ],
      },
      { kind: 'spacer', height: 4 },
      {
        kind: 'table',
        columns: [56, 55, 56],
        headRows: 1,
        rows: [
          {
            height: 7,
            cells: [
              label('説明を受けた者（署名）'),
              label('説明した者'),
              label('情報セキュリティ管理者'),
            ].map((cell) => ({ ...cell, align: 'center' as const })),
          },
          tallRow(18, value(''), value(''), value(input.chief, { align: 'center' })),
        ],
      },
      { kind: 'note', items: ['採用のとき、勤務を始める前に説明し、所属で保管すること。'] },
    ],
  });
}

const cells = (one: BriefingText, at: number): string[] => [
  String(at + 1),
  one.number,
  one.name,
  one.employment,
  one.term,
  one.on,
  one.material,
  one.materialVersion,
  one.explainer,
  one.understood ? '確認済' : '',
  one.remarks,
];

/** 説明実施記録（一覧）. */
export function briefingList(input: BriefingList, head: FormHead): FormDoc {
  return ledgerForm('pledge-briefing-list', head, input, {
    subject: yearSubject(input),
    rowHeight: 11,
    columns: [
      { width: 9, parts: [{ label: '番号', align: 'center' }] },
      { width: 42, parts: [{ label: '整理番号' }, { label: '氏名' }] },
      { width: 66, parts: [{ label: '任用の種類' }, { label: '任用期間' }] },
      { width: 30, parts: [{ label: '説明した日' }] },
      { width: 54, parts: [{ label: '資料' }, { label: '版' }] },
      { width: 28, parts: [{ label: '説明した人' }] },
      { width: 18, parts: [{ label: '理解の確認', align: 'center' }] },
      { width: 28, parts: [{ label: '備考' }] },
    ],
    rows: input.rows.map(cells),
  });
}

export const blankBriefingRecord: BriefingRecord = {
  number: '',
  name: '',
  section: '',
  employment: '',
  term: '',
  on: '',
  material: '',
  materialVersion: '',
  explainer: '',
  understood: false,
  remarks: '',
  chief: '',
};
export const exampleBriefingRecord: BriefingRecord = {
  number: 'R8-誓A001',
  name: '見本　花子',
  section: '見本部見本課',
  employment: '会計年度任用職員（パートタイム）',
  term: '令和8年4月1日から令和9年3月31日まで',
  on: '令和8年4月1日',
  material: '情報セキュリティの手引き（見本）',
  materialVersion: '第3版',
  explainer: '見本　太郎',
  understood: true,
  remarks: '勤務の初日に、個別に説明した。',
  chief: '見本課長',
};
export const blankBriefingList: BriefingList = {
  section: '',
  fiscalYear: '',
  keeper: '',
  date: '',
  rows: [],
  fillPage: true,
};
export const exampleBriefingList: BriefingList = {
  section: '見本部見本課',
  fiscalYear: '令和8年度',
  keeper: '見本課長',
  date: '令和8年4月1日現在',
  rows: [
    exampleBriefingRecord,
    { ...exampleBriefingRecord, number: 'R8-誓A002', name: '見本　次郎', remarks: '' },
  ],
  fillPage: false,
};
