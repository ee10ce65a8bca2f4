import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { JsonObject } from '../json';
import { type Classification, type Confidentiality, highestOf, LOWEST } from '../policy/classification';
import type { Carried } from '../policy/custody';
import type { BookView } from './define';
import { classOfThing } from './effective';
import type { Field } from './field';
import { ASSET, MEDIUM } from './ids';

/** One thing that is lent, carried or taken out: of a ledger, or paper that stands in none. */
export type CarriedItem = {
  readonly thing?: RecordId;
  /** What it is, where no ledger has it. */
  readonly what?: string;
  readonly confidentiality?: Confidentiality | 'unknown';
  /** 部数・件数 */
  readonly count?: string;
};

export const itemsIn = (values: JsonObject): readonly CarriedItem[] =>
  (values['items'] ?? []) as unknown as readonly CarriedItem[];

/** What tells the items of one line apart. */
export const keyOf = (item: CarriedItem): string => item.thing ?? `what:${item.what ?? ''}`;

const unlisted = (row: JsonObject): boolean => row['thing'] === undefined;

export const itemFields: readonly Field[] = [
  {
    key: 'thing',
    label: '台帳にあるもの',
    kind: 'link',
    registers: [MEDIUM, ASSET],
    help: '媒体・端末・文書を、媒体管理台帳または情報資産台帳から選びます。',
  },
  {
    key: 'what',
    label: '台帳にない書類など',
    kind: 'text',
    maximum: 100,
    shownWhen: unlisted,
    help: '会議資料などの紙だけです。媒体と端末は、先に台帳へ登録します。',
  },
  {
    key: 'confidentiality',
    label: '機密性',
    kind: 'class',
    aspect: 'confidentiality',
    shownWhen: (row) => unlisted(row) && row['what'] !== undefined,
  },
  { key: 'count', label: '部数・件数', kind: 'text', maximum: 30 },
];

/** The class a single item is handled by; what no ledger has is as its line says, else unknown. */
export function classOfItem(item: CarriedItem, book: Pick<BookView, 'record'>): Classification {
  if (item.thing === undefined) return { ...LOWEST, confidentiality: item.confidentiality ?? 'unknown' };
  const thing = book.record(item.thing);
  return thing ? classOfThing(thing, book) : { ...LOWEST, confidentiality: 'unknown' };
}

/** The highest class of several items, per aspect. */
export const classOfItems = (items: readonly CarriedItem[], book: Pick<BookView, 'record'>): Classification =>
  items.reduce((found, item) => highestOf(found, classOfItem(item, book)), LOWEST);

export const labelOfThing = (thing: RecordState): string =>
  `${thing.number ?? ''} ${String(thing.fields['name'] ?? '')}`.trim();

export function labelOfItem(item: CarriedItem, book: Pick<BookView, 'record'>): string {
  const thing = item.thing && book.record(item.thing);
  return thing ? labelOfThing(thing) : (item.what ?? '');
}

/** 「R8-媒0001 USBメモリ ほか2点」: what a line is called. */
export function summaryOf(items: readonly CarriedItem[], book: Pick<BookView, 'record'>): string {
  const [first] = items;
  if (!first) return '';
  const label = labelOfItem(first, book);
  return items.length > 1 ? `${label} ほか${items.length - 1}点` : label;
}

const PAPER_MEDIA: ReadonlySet<unknown> = new Set(['paper', 'microfilm']);
const PAPER_ASSETS: ReadonlySet<unknown> = new Set(['document', 'system-document']);

/** Whether there is data on it that can be encrypted and erased. */
export function isElectronic(item: CarriedItem, book: Pick<BookView, 'record'>): boolean {
  const thing = item.thing && book.record(item.thing);
  if (!thing) return false;
  const paper = thing.register === MEDIUM ? PAPER_MEDIA : PAPER_ASSETS;
  return !paper.has(thing.fields['kind']);
}

export const carriedOf = (
  items: readonly CarriedItem[],
  book: Pick<BookView, 'record'>,
): readonly Carried[] =>
  items.map((item) => ({ of: classOfItem(item, book), electronic: isElectronic(item, book) }));
