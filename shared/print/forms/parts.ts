import { type Block, type Cell, type FormDoc, landscape, type Mark, portrait } from '../form-doc';

/**
 * What every form is given beside its contents: 様式番号 and title from the policy profile, and what stands in the
 * footer. All texts are written out already (和暦, names, numbers as shown).
 */
export type FormHead = {
  /** 様式第○号. */
  readonly number: string;
  readonly title: string;
  /** Null on a form that is printed to be filled in by hand. */
  readonly printedAt: string | null;
  /** 照合番号: the short head of the chain the form was printed from. */
  readonly verification: string | null;
  /** 記入例 for the sample that explains a form, 見本 for sample data. */
  readonly mark: Mark | null;
};

/** 申請者, 報告者, 差出人. Empty texts leave a line to write on. */
export type Sender = {
  readonly section: string;
  readonly post: string;
  readonly name: string;
  /** 内線 */
  readonly extension: string;
  /** 入力者（代理）: who typed it for somebody without a PC; the row is left out when null. */
  readonly typedBy: string | null;
};

/** What the deciding person answered. Empty texts are left to be written on paper. */
export type DecisionText = {
  readonly outcome: 'permitted' | 'conditional' | 'refused' | null;
  readonly number: string;
  readonly date: string;
  readonly condition: string;
  readonly decider: string;
};

/** One box of the 決裁欄. */
export type StampText = {
  readonly post: string;
  readonly state: '空欄' | '決裁' | '専決' | '代決' | '後閲' | '斜線';
  readonly name: string;
  readonly at: string;
};

export const NOTHING_DECIDED: DecisionText = {
  outcome: null,
  number: '',
  date: '',
  condition: '',
  decider: '',
};
export const UNKNOWN_SENDER: Sender = { section: '', post: '', name: '', extension: '', typedBy: null };

export const emptyStamps = (...posts: readonly string[]): readonly StampText[] =>
  posts.map((post) => ({ post, state: '空欄', name: '', at: '' }));

/** The 決裁欄 to be stamped by hand, where the profile in force has nothing to say. */
export const EMPTY_STAMPS = emptyStamps('課長', '課長補佐', '係長', '担当');

/** A row somebody may write into by hand is at least this high, in millimetres. */
export const WRITING_HEIGHT = 8;
/** A date to be written by hand. */
export const OPEN_DATE = '令和　　年　　月　　日';
export const OPEN_MOMENT = `${OPEN_DATE}\n　　　　　　　時　　分`;

export const orOpenDate = (date: string): string => (date === '' ? OPEN_DATE : date);
export const orOpenMoment = (moment: string): string => (moment === '' ? OPEN_MOMENT : moment);

/** 整理番号 as it stands at the top right, with room for one. */
export const numberLine = (number: string): string => `整理番号　${number === '' ? '　'.repeat(8) : number}`;

/** 「☑甲　☐乙」 */
export const ticks = (choices: readonly string[], chosen: number | null): string =>
  choices.map((choice, index) => `${index === chosen ? '☑' : '☐'}${choice}`).join('　');
export const ticksBelow = (choices: readonly string[], chosen: number | null): string =>
  choices.map((choice, index) => `${index === chosen ? '☑' : '☐'}${choice}`).join('\n');
export const tick = (ticked: boolean, text: string): string => `${ticked ? '☑' : '☐'}${text}`;

type CellOptions = Omit<Cell, 'text' | 'label'>;
export const label = (text: string, options: CellOptions = {}): Cell => ({ text, label: true, ...options });
export const value = (text: string, options: CellOptions = {}): Cell => ({ text, ...options });

export type TableRow = Extract<Block, { kind: 'table' }>['rows'][number];
export const row = (...cells: readonly Cell[]): TableRow => ({ height: WRITING_HEIGHT, cells: [...cells] });
export const tallRow = (height: number, ...cells: readonly Cell[]): TableRow => ({
  height,
  cells: [...cells],
});

/** A table whose lines are numbered, below a line of headings. */
export const numberedTable = (
  columns: number[],
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  points = 9,
): Block => ({
  kind: 'table',
  columns,
  points,
  headRows: 1,
  rows: [
    { height: 7, cells: ['番号', ...headings].map((text) => label(text, { align: 'center' })) },
    ...rows.map((cells, at) => row(value(String(at + 1), { align: 'center' }), ...cells)),
  ],
});

/** The 申請者 block: 所属・職・氏名・内線. */
export const senderBlock = (heading: string, sender: Sender): Block => ({
  kind: 'applicant',
  heading,
  rows: [
    { label: '所属', value: sender.section },
    { label: '職', value: sender.post },
    { label: '氏名', value: sender.name },
    { label: '内線', value: sender.extension },
    ...(sender.typedBy === null ? [] : [{ label: '入力者（代理）', value: sender.typedBy }]),
  ],
});

const OUTCOMES = ['permitted', 'conditional', 'refused'] as const;

/** The 許可欄. */
export const decisionBlock = (decision: DecisionText, caption = '許可欄'): Block => ({
  kind: 'decision',
  caption,
  outcome: decision.outcome === null ? null : OUTCOMES.indexOf(decision.outcome),
  number: decision.number,
  date: decision.date,
  condition: decision.condition,
  decider: decision.decider,
});

/** The 決裁欄 with the space for the 受付印 beside it. */
export const stampsBlock = (stamps: readonly StampText[], caption = '決裁欄'): Block => ({
  kind: 'stamps',
  caption,
  receipt: '受付印',
  windows: stamps.map((stamp) => ({ ...stamp })),
});

type Body = Pick<FormDoc, 'face' | 'blocks'> &
  Partial<Pick<FormDoc, 'date' | 'numbers' | 'points'>> & { readonly lying?: boolean };

/** Puts the parts together: A4, 25 mm at the left, number, date, blocks, footer. */
export function makeForm(form: string, head: FormHead, body: Body): FormDoc {
  const { lying, ...rest } = body;
  return {
    form,
    title: head.title,
    page: lying === true ? landscape : portrait,
    formNumber: head.number,
    mark: head.mark,
    footer: { printedAt: head.printedAt, verification: head.verification },
    ...rest,
  };
}
