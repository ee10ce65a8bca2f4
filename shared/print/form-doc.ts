import { z } from 'zod';
import { labelsSchema } from './labels-schema';

/**
 * `FormDoc`: a printed form as data. Builders in shared/print/forms make one from plain Japanese text, the host
 * turns one or many into a PDF (shared/print/pdf.ts). Everything in it is JSON, so it crosses the host contract.
 *
 * Lengths are millimetres, type sizes are points. Text is printed as it stands: dates come as 和暦 text, numbers as
 * their digits; a line feed in a text starts a new line. ☑ and ☐ may stand anywhere in a text. Both faces have
 * figures of one width, so columns of numbers align.
 */
const text = z.string().max(20_000);
const shortText = z.string().max(2_000);
const millimetres = z.number().min(0).max(420);
const points = z.number().min(8).max(36);
const alignSchema = z.enum(['left', 'center', 'right']);

export const faceSchema = z.enum(['gothic', 'mincho']);

/** A4 only: cities file on A4. `left` is 25 mm for two-hole filing. */
export const pageSchema = z.strictObject({
  orientation: z.enum(['portrait', 'landscape']),
  margins: z.strictObject({
    top: millimetres,
    right: millimetres,
    bottom: millimetres,
    left: millimetres,
  }),
});

const paragraphSchema = z.strictObject({
  kind: z.literal('paragraph'),
  text,
  align: alignSchema.default('left'),
  points: points.optional(),
  /** Indent of the first line (字下げ), and of every line, in characters; a first line may hang out of the others. */
  firstIndent: z.number().min(-40).max(40).default(0),
  indent: z.number().min(0).max(40).default(0),
});

/** 宛先: one line per element, the honorific after the last one. */
const addresseeSchema = z.strictObject({
  kind: z.literal('addressee'),
  lines: z.array(shortText).min(1).max(6),
  honorific: z.enum(['様', '殿', '']).default('様'),
});

/** 申請者・届出者・報告者: label and value pairs in the right half of the page. */
const applicantSchema = z.strictObject({
  kind: z.literal('applicant'),
  heading: shortText,
  rows: z.array(z.strictObject({ label: shortText, value: text })).max(12),
});

const titleSchema = z.strictObject({ kind: z.literal('title'), text: shortText, sub: shortText.optional() });
const headingSchema = z.strictObject({ kind: z.literal('heading'), text: shortText });

/** A cell of a ruled table. `label` cells are filled light grey, light enough to survive a fax. */
export const cellSchema = z.strictObject({
  text,
  label: z.boolean().default(false),
  columns: z.number().int().min(1).max(40).default(1),
  rows: z.number().int().min(1).max(200).default(1),
  align: alignSchema.optional(),
  vertical: z.enum(['top', 'middle']).optional(),
  points: points.optional(),
  /** A line from the lower left to the upper right corner: this cell is not used. */
  slashed: z.boolean().default(false),
  /** A small caption in the upper left corner, for cells filled in by hand. */
  caption: shortText.optional(),
});

const rowSchema = z.strictObject({
  /** The least height of the row; 8 mm where somebody writes by hand. */
  height: millimetres.optional(),
  cells: z.array(cellSchema).max(40),
});

/** A ruled table. `columns` are widths in mm, scaled together to the width that is there. */
const tableSchema = z.strictObject({
  kind: z.literal('table'),
  columns: z.array(z.number().positive().max(420)).min(1).max(40),
  rows: z.array(rowSchema).max(2_000),
  points: points.optional(),
  /** Rows at the top that are repeated on the following pages. */
  headRows: z.number().int().min(0).max(5).default(0),
  /** All rows on one page where they fit on one. */
  together: z.boolean().default(false),
});

const partSchema = z.strictObject({
  label: shortText,
  align: alignSchema.default('left'),
});

/**
 * A ledger column. With several parts the values of one record stand one above the other (上段・下段) between thin
 * lines; a column with one part takes the whole height of the record.
 */
const ledgerColumnSchema = z.strictObject({
  width: z.number().positive().max(420),
  parts: z.array(partSchema).min(1).max(4),
});

/** A ledger (台帳): wrapped cells, the header on every page, a record never parted by a page end. */
const ledgerSchema = z.strictObject({
  kind: z.literal('ledger'),
  columns: z.array(ledgerColumnSchema).min(1).max(40),
  /** One array per record: a value for each part of each column, in order. */
  rows: z.array(z.array(text).max(160)).max(100_000),
  /** Empty rows for handwriting after the records; at least 8 mm high each. */
  blankRows: z.number().int().min(0).max(500).default(0),
  /** Fills the last page with empty rows instead of a fixed number. */
  fillPage: z.boolean().default(false),
  points: z.number().min(8).max(14).default(9),
  /** The least height of a record. */
  rowHeight: millimetres.default(6),
});

/** 許可欄: 許可・条件付・不許可, number, date, condition and who decides. Empty texts are left to be written. */
const decisionSchema = z.strictObject({
  kind: z.literal('decision'),
  caption: shortText.default('許可欄'),
  /** What can be decided, in the order printed. */
  outcomes: z.array(shortText).min(1).max(5).default(['許可', '条件を付けて許可', '不許可']),
  /** Index into `outcomes`, or null while undecided. */
  outcome: z.number().int().min(0).nullable(),
  number: shortText,
  date: shortText,
  condition: text,
  decider: shortText,
});

/** How a window of the 決裁欄 was used; 斜線 for posts above the one that decided. */
export const windowStateSchema = z.enum(['空欄', '決裁', '専決', '代決', '後閲', '斜線']);

/** 決裁欄 with any number of windows, and the space for the receipt stamp (受付印) beside it. */
const stampsSchema = z.strictObject({
  kind: z.literal('stamps'),
  caption: shortText.optional(),
  receipt: shortText.nullable().default(null),
  windows: z
    .array(
      z.strictObject({
        post: shortText,
        state: windowStateSchema.default('空欄'),
        name: shortText.default(''),
        at: shortText.default(''),
      }),
    )
    .max(12),
});

/** 注: numbered when there are several. */
const noteSchema = z.strictObject({
  kind: z.literal('note'),
  label: shortText.default('注'),
  items: z.array(text).min(1).max(30),
});

const signatureSchema = z.strictObject({
  kind: z.literal('signature'),
  date: shortText,
  label: shortText,
  name: shortText,
  /** 署名 by hand: draws the line and leaves the name's place free when `name` is empty. */
  handwritten: z.boolean().default(false),
  /** A signature given on a screen: its lines, drawn in place of the name, in the units of the box it was written in. */
  drawn: z
    .array(z.array(z.number().min(-30_000).max(30_000)).min(2))
    .max(500)
    .nullable()
    .default(null),
});

/** A QR code with what it is for beside it: how a sheet of paper is found again. Prints black on white. */
const codeSchema = z.strictObject({
  kind: z.literal('code'),
  /** What the code says. Capitals and digits make it smaller. */
  text: z.string().min(1).max(300),
  /** Length of its side, without the white around it. */
  side: z.number().min(10).max(60).default(22),
  /** Beside it. */
  lines: z.array(shortText).max(8).default([]),
});

const spacerSchema = z.strictObject({ kind: z.literal('spacer'), height: millimetres });
const pageBreakSchema = z.strictObject({ kind: z.literal('pageBreak') });

export const blockSchema = z.discriminatedUnion('kind', [
  paragraphSchema,
  addresseeSchema,
  applicantSchema,
  titleSchema,
  headingSchema,
  tableSchema,
  ledgerSchema,
  decisionSchema,
  stampsSchema,
  noteSchema,
  signatureSchema,
  codeSchema,
  labelsSchema,
  spacerSchema,
  pageBreakSchema,
]);

const footerSchema = z.strictObject({
  /** When it was printed, as text; null on blank forms. */
  printedAt: shortText.nullable().default(null),
  /** 照合番号: the short chain head the form was printed from. */
  verification: shortText.nullable().default(null),
  /** Anything else, for instance the name of the book. */
  remark: shortText.nullable().default(null),
});

/** 記入例 is framed at the top; 見本 also lies across the page, for sample data. */
export const markSchema = z.enum(['記入例', '見本']);

export const formDocSchema = z.strictObject({
  /** Which form this is, for instance `disposal-application`. */
  form: z.string().min(1).max(100),
  /** The document's title: PDF metadata, bookmark, and head of the following pages. */
  title: shortText.min(1),
  /** Whose form it is: the PDF's author. */
  organisation: shortText.nullable().default(null),
  page: pageSchema,
  face: faceSchema,
  points: points.default(10.5),
  /** 様式番号, printed top left and in the footer. */
  formNumber: shortText.nullable().default(null),
  /** Printed top right. */
  date: shortText.nullable().default(null),
  /** 整理番号・文書番号 and the like, top right above the date. */
  numbers: z.array(shortText).max(4).default([]),
  mark: markSchema.nullable().default(null),
  blocks: z.array(blockSchema).max(5_000),
  /** Nothing but its blocks on the paper: no head, no footer, no mark. */
  bare: z.boolean().default(false),
  footer: footerSchema.prefault({}),
});

/** A form as a builder writes it: what has a default may be left out. */
export type FormDoc = z.input<typeof formDocSchema>;
/** A form with all defaults filled in: what the layout reads. */
export type CompleteFormDoc = z.output<typeof formDocSchema>;
export type Block = z.input<typeof blockSchema>;
export type CompleteBlock = z.output<typeof blockSchema>;
export type Cell = z.input<typeof cellSchema>;
export type CompleteCell = z.output<typeof cellSchema>;
export type Page = z.infer<typeof pageSchema>;
export type Face = z.infer<typeof faceSchema>;
export type Mark = z.infer<typeof markSchema>;
export type Align = z.infer<typeof alignSchema>;
export type WindowState = z.infer<typeof windowStateSchema>;

/** A4 upright with 25 mm on the left for two-hole filing. */
export const portrait: Page = {
  orientation: 'portrait',
  margins: { top: 15, right: 18, bottom: 15, left: 25 },
};

/** A4 lying; filed by its left edge too, so 25 mm there. */
export const landscape: Page = {
  orientation: 'landscape',
  margins: { top: 15, right: 12, bottom: 15, left: 25 },
};
