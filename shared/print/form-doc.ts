import { z } from 'zod';

/**
 * A form as data: what stands on the paper and in which order. Lengths are millimetres, type sizes points, every text
 * is drawn exactly as given (`\n` breaks a line). `pdf.ts` turns it into pages; `shared/print/forms` builds it.
 */
const text = z.string().max(20_000);
const millimetres = z.number().min(0).max(400);
const size = z.number().min(8).max(40);

const checkSchema = z.strictObject({ label: text, checked: z.boolean() });

/** One box of a table. `label` boxes are light grey; `checks` come first, the text under them. */
const cellSchema = z.strictObject({
  text: text.optional(),
  checks: z.array(checkSchema).max(40).optional(),
  label: z.boolean().optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  colSpan: z.number().int().min(1).max(40).optional(),
  rowSpan: z.number().int().min(1).max(100).optional(),
  minHeight: millimetres.optional(),
});

const columnSchema = z.strictObject({
  header: text,
  width: millimetres,
  align: z.enum(['left', 'center', 'right']).optional(),
  /** Numbers and dates: every figure equally wide, drawn in the fixed-width face. */
  tabular: z.boolean().optional(),
});

/** One box of the 決裁欄. A name without a date or a date without a name is drawn as it is. */
const windowSchema = z.strictObject({
  title: text,
  name: text.optional(),
  date: text.optional(),
  /** 代 = 代決; 後閲 = seen after the decision; slash = the box of somebody above the person who decides. */
  mark: z.enum(['none', '代', '後閲', 'slash']).optional(),
});

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paragraph'),
    text,
    align: z.enum(['left', 'center', 'right']).optional(),
    size: size.optional(),
    /** Space before the first line of each paragraph, in full-width characters. */
    indent: z.number().min(0).max(10).optional(),
  }),
  z.strictObject({ kind: z.literal('rightLine'), text }),
  /** 宛先: one line per addressee, 様 included. */
  z.strictObject({ kind: z.literal('addressee'), lines: z.array(text).min(1).max(10) }),
  /** 申請者: rows such as 所属・職・氏名・内線, at the right. Empty values leave a line to write on. */
  z.strictObject({
    kind: z.literal('applicant'),
    title: text,
    rows: z
      .array(z.strictObject({ label: text, value: text }))
      .min(1)
      .max(10),
  }),
  z.strictObject({ kind: z.literal('title'), text }),
  z.strictObject({ kind: z.literal('heading'), text, size: size.optional() }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(millimetres).min(1).max(40),
    rows: z.array(z.array(cellSchema).max(40)).max(2_000),
    size: size.optional(),
    /** Least height of every row, for writing by hand: 8 mm or more. */
    minRowHeight: millimetres.optional(),
    /** Keeps the whole table on one page where it fits on one. */
    together: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('ledger'),
    columns: z.array(columnSchema).min(1).max(40),
    rows: z.array(z.array(text).max(40)).max(100_000),
    minRowHeight: millimetres.optional(),
    /** Empty rows after the last one, to be written by hand. */
    blankRows: z.number().int().min(0).max(500).optional(),
    size: size.optional(),
  }),
  z.strictObject({
    kind: z.literal('windows'),
    title: text.optional(),
    windows: z.array(windowSchema).min(1).max(12),
    align: z.enum(['left', 'right']).optional(),
  }),
  /** The space for a receipt stamp; `beside` leaves the following block at the same height. */
  z.strictObject({
    kind: z.literal('receiptStamp'),
    title: text,
    width: millimetres,
    height: millimetres,
    align: z.enum(['left', 'right']).optional(),
    beside: z.boolean().optional(),
  }),
  /** 注: numbered when there are several. */
  z.strictObject({ kind: z.literal('note'), title: text.optional(), items: z.array(text).min(1).max(30) }),
  z.strictObject({ kind: z.literal('signature'), label: text, name: text.optional() }),
  z.strictObject({ kind: z.literal('spacer'), height: millimetres }),
  z.strictObject({ kind: z.literal('pageBreak') }),
]);

export const formDocSchema = z.strictObject({
  page: z.strictObject({
    orientation: z.enum(['portrait', 'landscape']),
    /** 25 mm at the left for the two holes of a binder, unless the form says otherwise. */
    margins: z
      .strictObject({ top: millimetres, right: millimetres, bottom: millimetres, left: millimetres })
      .optional(),
  }),
  /** gothic = BIZ UDGothic (ledgers), mincho = BIZ UDMincho (letters, pledges). */
  face: z.enum(['gothic', 'mincho']),
  /** 様式第○号: top left, and in the footer. */
  formNumber: text,
  /** Top right, already written out (令和8年11月22日), or with gaps to write in. */
  dateText: text.optional(),
  /** Name of the document; drawn where a `title` block stands and above the pages that follow. */
  title: text,
  blocks: z.array(blockSchema).max(500),
  footer: z.strictObject({ printedAt: text, verification: text.nullable() }),
  mark: z.enum(['記入例', '見本']).nullable(),
});

type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

export type FormDoc = Frozen<z.infer<typeof formDocSchema>>;
export type Block = FormDoc['blocks'][number];
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;
export type Cell = Frozen<z.infer<typeof cellSchema>>;
export type Check = Frozen<z.infer<typeof checkSchema>>;
export type LedgerColumn = Frozen<z.infer<typeof columnSchema>>;
export type DecisionWindow = Frozen<z.infer<typeof windowSchema>>;
export type Face = FormDoc['face'];
export type Align = 'left' | 'center' | 'right';
