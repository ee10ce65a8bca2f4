import type { RegisterId } from '../ids';
import type { Json, JsonObject } from '../json';
import type { ClauseId } from '../policy/finding';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
};

/**
 * What a field holds, as it is kept in the journal:
 * text and longText: the text as typed; choice: one value; choices: a list of values; yesNo: boolean; count: integer;
 * date: IsoDate; looseDate: LooseDate (shared/jp/date.ts); moment: LocalMoment 'YYYY-MM-DDTHH:MM' in Japan;
 * class: a level or 'unknown'; person, section, link: a RecordId; links: a list of them;
 * attachments: a list of Attachment (shared/host/contract.ts); signature: a Signature (./signature); rows: a list of objects, one per line.
 * Where nothing was typed the key is absent.
 */
export type FieldKind =
  | { readonly kind: 'text'; readonly maximum?: number }
  | { readonly kind: 'longText'; readonly maximum?: number }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'count'; readonly unit?: string; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'looseDate' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'class'; readonly aspect: 'confidentiality' | 'integrity' | 'availability' }
  | { readonly kind: 'person' }
  | { readonly kind: 'section' }
  | { readonly kind: 'link'; readonly registers: readonly RegisterId[] }
  | { readonly kind: 'links'; readonly registers: readonly RegisterId[] }
  | { readonly kind: 'attachments' }
  | { readonly kind: 'signature' }
  /** `fixed`: the lines are given; some can be taken out, none added. */
  | { readonly kind: 'rows'; readonly fields: readonly Field[]; readonly fixed?: boolean };

/** One field of a register or of an action: drives its form, its column, its import and its check. */
export type Field = FieldKind & {
  readonly key: string;
  /** Japanese, as it stands on the screen and in the column header. */
  readonly label: string;
  /** A heading that fields which belong together share. */
  readonly group?: string;
  readonly clause?: ClauseId;
  /** One or two sentences under the field: what belongs here. */
  readonly help?: string;
  readonly required?: boolean;
  /** Shown only when this holds for what has been typed so far. */
  readonly shownWhen?: (values: JsonObject) => boolean;
  /** What other offices call this column: for import. */
  readonly synonyms?: readonly string[];
  /** Column width in px at 100 %; 0 keeps it out of tables. */
  readonly width?: number;
  /** Fields of one unit are amended together (a class with its reason). */
  readonly unit?: string;
  /** In a line of a sub-table: stands there already, shown and not typed. */
  readonly given?: boolean;
  /** The field that a derived one puts shortly: searched in full in its place, and not told twice on the record. */
  readonly shortOf?: string;
  /** Filled in when a form is opened. */
  readonly initial?: Json;
};
