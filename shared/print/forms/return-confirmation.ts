import type { FormDoc } from '../form-doc';
import {
  type FormHead,
  label,
  makeForm,
  numberedTable,
  numberLine,
  OPEN_DATE,
  orOpenDate,
  row,
  tick,
  value,
} from './parts';

export type ReturnedText = {
  readonly kind: string;
  readonly name: string;
  readonly number: string;
  readonly outcome: string;
  readonly note: string;
};
export type ReturnConfirmation = {
  readonly number: string;
  readonly addressee: readonly string[];
  readonly name: string;
  readonly section: string;
  readonly leavesOn: string;
  readonly why: string;
  readonly confirmedOn: string;
  readonly receiver: string;
  readonly secrecy: boolean;
  readonly items: readonly ReturnedText[];
  readonly blankItems: number;
  readonly remarks: string;
};

const NOTHING: ReturnedText = { kind: '', name: '', number: '', outcome: '', note: '' };

/** 返却確認書 (5-1(1)⑦): what was held, what became of it, and that secrecy goes on. */
export function returnConfirmation(input: ReturnConfirmation, head: FormHead): FormDoc {
  const items = [...input.items, ...Array.from({ length: input.blankItems }, () => NOTHING)];
  return makeForm('return-confirmation', head, {
    face: 'mincho',
    numbers: [numberLine(input.number)],
    date: orOpenDate(input.confirmedOn),
    blocks: [
      { kind: 'addressee', lines: [...input.addressee] },
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: '異動・退職等に当たり、預かっていた情報資産等を次のとおり返却しました。手元に写しは残っていません。',
        firstIndent: 1,
      },
      {
        kind: 'table',
        columns: [28, 55, 28, 56],
        rows: [
          row(label('氏名'), value(input.name), label('所属'), value(input.section)),
          row(
            label('離れる日'),
            value(input.leavesOn === '' ? OPEN_DATE : input.leavesOn),
            label('理由'),
            value(input.why),
          ),
        ],
      },
      { kind: 'spacer', height: 2 },
      numberedTable(
        [9, 33, 53, 32, 26, 26],
        ['種類', '名称', '管理番号など', '結果', '摘要'],
        items.map((item) => [
          value(item.kind),
          value(item.name),
          value(item.number),
          value(item.outcome, { align: 'center' }),
          value(item.note),
        ]),
        9.5,
      ),
      { kind: 'spacer', height: 2 },
      {
        kind: 'paragraph',
        text: tick(input.secrecy, '業務を離れた後も、知った情報を漏らさないことを確かめました。'),
      },
      ...(input.remarks === '' ? [] : [{ kind: 'paragraph' as const, text: `備考　${input.remarks}` }]),
      { kind: 'spacer', height: 2 },
      {
        kind: 'table',
        columns: [84, 83],
        headRows: 1,
        together: true,
        rows: [
          {
            height: 7,
            cells: [label('返却した者（署名）'), label('確かめた者')].map((cell) => ({
              ...cell,
              align: 'center' as const,
            })),
          },
          { height: 18, cells: [value(''), value(input.receiver, { align: 'center' })] },
        ],
      },
      {
        kind: 'note',
        items: [
          '結果は、返却・利用停止・後任へ引継ぎ・未返却のいずれかを書くこと。未返却のものは、返却の見込みを摘要に書くこと。',
        ],
      },
    ],
  });
}

export const blankReturnConfirmation: ReturnConfirmation = {
  number: '',
  addressee: ['情報セキュリティ管理者　　　　　　　　　　課長'],
  name: '',
  section: '',
  leavesOn: '',
  why: '',
  confirmedOn: '',
  receiver: '',
  secrecy: false,
  items: [],
  blankItems: 8,
  remarks: '',
};
export const exampleReturnConfirmation: ReturnConfirmation = {
  ...blankReturnConfirmation,
  number: 'R8-誓A001',
  addressee: ['情報セキュリティ管理者　見本課長'],
  name: '見本　花子',
  section: '見本部見本課',
  leavesOn: '令和9年3月31日',
  why: '任期満了',
  confirmedOn: '令和9年3月31日',
  receiver: '見本　太郎',
  secrecy: true,
  items: [
    { kind: 'ICカード・職員証', name: '職員証', number: 'MIHON-0101', outcome: '返却', note: '' },
    { kind: 'ID・アカウント', name: '庁内LANのアカウント', number: 'mihon01', outcome: '利用停止', note: '' },
    { kind: '鍵', name: '書庫の鍵', number: '12', outcome: '後任へ引継ぎ', note: '' },
    { kind: '電磁的記録媒体', name: 'USBメモリ', number: 'R8-媒A0012', outcome: '返却', note: '消去済' },
  ],
  blankItems: 0,
};
