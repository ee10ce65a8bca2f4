import type { Block, FormDoc } from '../form-doc';
import { type FormHead, makeForm, orOpenDate } from './parts';

/** A 誓約書: the text as one person has it, and the signature if there is one. */
export type PledgeForm = {
  /** 年度カードの番号. */
  readonly number: string;
  readonly addressee: string;
  readonly title: string;
  readonly lead: string;
  readonly items: readonly { readonly heading: string; readonly text: string }[];
  readonly closing: string;
  readonly section: string;
  readonly name: string;
  readonly signedOn: string;
  /** Lines of a signature on the screen; null where it is written by hand. */
  readonly drawn: readonly (readonly number[])[] | null;
  /** 記名 in place of a signature. */
  readonly typedName: string;
  readonly witness: string;
  readonly version: string;
  /** SHA-256 of the text as signed; '' before. */
  readonly sha256: string;
  /** What the code says: whose sheet this is, and which text; '' on a form that is nobody's. */
  readonly code: string;
  readonly remark: string;
};

const itemBlocks = (items: PledgeForm['items']): readonly Block[] =>
  items.map(({ heading, text }, at): Block => {
    // One figure is as wide as a square, two figures of half the width are.
    const number = at < 9 ? String.fromCharCode(0xff11 + at) : `${at + 1}`;
    const hanging = { indent: 3, firstIndent: -2 };
    return { kind: 'paragraph', text: `${number}　${heading}　${text}`, ...hanging, points: 10 };
  });

const foot = (input: PledgeForm): readonly Block[] => {
  const lines = [
    [
      input.number === '' ? '' : `整理番号　${input.number}`,
      `文面　${input.version === '' ? '　　　　' : input.version}版`,
    ]
      .filter((part) => part !== '')
      .join('　　'),
    ...(input.sha256 === ''
      ? ['この面を上にして、汚さずに提出してください。']
      : [`文面の照合値（SHA-256）`, input.sha256.slice(0, 32), input.sha256.slice(32)]),
    ...(input.remark === '' ? [] : [input.remark]),
  ];
  return input.code === ''
    ? lines.map((text) => ({ kind: 'paragraph', text, points: 9 }))
    : [{ kind: 'code', text: input.code, side: 20, lines }];
};

/** 誓約書 (5-1(2)②), on one sheet. */
export function pledgeForm(input: PledgeForm, head: FormHead): FormDoc {
  return makeForm('pledge', head, {
    face: 'mincho',
    blocks: [
      {
        kind: 'addressee',
        lines: [input.addressee === '' ? '（任命権者）　　　　　　　　' : input.addressee],
        honorific: '様',
      },
      { kind: 'title', text: input.title === '' ? head.title : input.title },
      { kind: 'paragraph', text: input.lead, firstIndent: 1 },
      { kind: 'spacer', height: 1.5 },
      ...itemBlocks(input.items),
      { kind: 'spacer', height: 1.5 },
      { kind: 'paragraph', text: input.closing, firstIndent: 1 },
      {
        kind: 'applicant',
        heading: '誓約する者',
        rows: [
          { label: '所属', value: input.section },
          { label: '氏名', value: input.name },
        ],
      },
      {
        kind: 'signature',
        date: orOpenDate(input.signedOn),
        label: '署名',
        name: input.typedName === '' ? '' : `${input.typedName}（記名）`,
        handwritten: true,
        drawn: input.drawn === null ? null : input.drawn.map((line) => [...line]),
      },
      ...(input.witness === ''
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: `立会者　${input.witness}`,
              align: 'right' as const,
              points: 9,
            },
          ]),
      { kind: 'spacer', height: 2 },
      ...foot(input),
    ],
  });
}

/** For paper without a name: in short what the profile's own text says at length. */
const shortItems: PledgeForm['items'] = [
  {
    heading: '決まりの遵守',
    text: '情報セキュリティポリシーと実施手順を守り、分からないことは所属長に相談します。',
  },
  {
    heading: '秘密を守ること',
    text: '職務を通じて知った情報を、在職中も異動・退職の後も、誰にも漏らしません。',
  },
  {
    heading: '目的外の利用をしないこと',
    text: '情報、機器、電子メール及びインターネットを、業務のためだけに使います。',
  },
  {
    heading: '持出しと私物の機器',
    text: '許可を受けずに情報や機器を持ち出したり、私物の機器を業務に使ったりしません。',
  },
  {
    heading: 'IDとパスワード',
    text: 'ID、パスワード及びICカードを適切に管理し、他人に教えたり貸したりしません。',
  },
  { heading: '端末と書類', text: '離席するときは端末をロックし、書類や媒体を置いたままにしません。' },
  { heading: 'SNSなどへの書込み', text: '職務を通じて知った情報を、SNSその他のサービスに載せません。' },
  { heading: '事故の報告', text: '事故やそのおそれに気付いたときは、直ちに所属長に報告します。' },
  { heading: '返却', text: '業務を離れるときは、預かったものをすべて返却します。' },
  { heading: '違反したとき', text: '処分又は損害賠償の対象となることがあると承知しています。' },
];

export const blankPledgeForm: PledgeForm = {
  number: '',
  addressee: '',
  title: '',
  lead: '私は、令和　　年度に　　　　　　　　　　　　　　課で勤務するに当たり、情報セキュリティポリシーのうち私が守るべき内容について説明を受け、これを理解しました。勤務に当たっては、次の事項を守ることを誓います。',
  items: shortItems,
  closing: '以上のとおり誓約し、その証しとして署名します。',
  section: '',
  name: '',
  signedOn: '',
  drawn: null,
  typedName: '',
  witness: '',
  version: '',
  sha256: '',
  code: '',
  remark: '',
};

export const examplePledgeForm: PledgeForm = {
  ...blankPledgeForm,
  number: 'R8-誓A001',
  addressee: '見本市長',
  lead: blankPledgeForm.lead.replace('令和　　年度', '令和8年度').replace(/　+課/, '見本課'),
  section: '見本部見本課',
  name: '見本　花子',
  signedOn: '令和8年4月1日',
  typedName: '見本　花子',
  witness: '見本　太郎',
  version: '2026-1',
};
