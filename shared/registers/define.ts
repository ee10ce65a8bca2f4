import type { Instant, PersonId, ProfileVersion, RecordId, RegisterId } from '../ids';
import type { DraftEntry } from '../journal/entry';
import type { Effect, EventFold, Folding, RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import type { ClauseId, Finding } from '../policy/finding';
import type { Profile } from '../policy/profile';
import type { Field } from './field';
import type { Guide } from './guide';

/** The book as rules and screens may read it. */
export type BookView = {
  record(id: RecordId): RecordState | undefined;
  all(register: RegisterId): readonly RecordState[];
  effectsOn(id: RecordId): readonly Effect[];
};

/** What a decision is made in: the book as it stands, the policy in force, who acts and when. */
export type Situation = {
  readonly book: BookView;
  readonly profile: Profile;
  readonly actor: PersonId;
  readonly now: Instant;
  /** In Japan. */
  readonly today: IsoDate;
  readonly newRecord: () => RecordId;
};

/** What the rules say of an act: findings, and the entries to append if none of them blocks. */
export type Verdict = { readonly findings: readonly Finding[]; readonly drafts: readonly DraftEntry[] };

export const isBlocked = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.level === 'block');

/**
 * Something a user can do to records of a register: the button, the form it opens and the rule behind it.
 * Screens draw every action from this; nothing else writes to the journal.
 */
export type Action = {
  readonly id: string;
  /** The button: a concrete verb (「廃棄の実施を記録する」). */
  readonly label: string;
  readonly tone: 'primary' | 'normal' | 'danger';
  /** On none (makes a record), on one, or on many at once with one form. */
  readonly on: 'none' | 'one' | 'many';
  /** The form; may depend on the records chosen. An empty list needs only a confirmation. */
  fields(situation: Situation, targets: readonly RecordState[]): readonly Field[];
  /** What the form starts with, beyond each field's `initial`. */
  initial?(situation: Situation, targets: readonly RecordState[]): JsonObject;
  /** Why it cannot be done now, or null when it can. Hidden buttons answer 'hidden'. */
  refusal(situation: Situation, target: RecordState): string | 'hidden' | null;
  /** Judges what was typed. Runs while typing too: it must be cheap and pure. */
  decide(situation: Situation, targets: readonly RecordState[], values: JsonObject): Verdict;
  /** Which ways are open for what was typed so far, and why not the others. Runs while typing, like `decide`. */
  guide?(situation: Situation, targets: readonly RecordState[], values: JsonObject): readonly Guide[];
};

export type Tone = 'neutral' | 'waiting' | 'good' | 'warn' | 'bad' | 'ended';
export type StatusLabel = { readonly label: string; readonly tone: Tone };

/** A value that is shown but never stored: 重要情報, the effective class, the state that other records give. */
export type Derivation = (
  state: RecordState,
  situation: Pick<Situation, 'book' | 'profile' | 'today'>,
) => JsonObject;

export type RegisterEvent = EventFold & {
  /** In the history: 登録, 訂正, 許可. */
  readonly label: string;
};

/** What a thing that waits is about where its kind does not say it: the group it stands in on 本日の処理. */
export type Matter =
  | 'incident'
  | 'overdue-return'
  | 'not-left'
  | 'decision'
  | 'inside'
  | 'unsigned'
  | 'next'
  | 'past-term';

/** Something about one record that waits for a person: what, whose, since when, and the action that settles it. */
export type Wait = {
  readonly kind: 'overdue' | 'due' | 'waiting' | 'finding';
  readonly what: string;
  readonly person: RecordId | null;
  readonly since: IsoDate | null;
  readonly action: string | null;
  readonly matter?: Matter;
};

/** What a register looks like in a sheet where that is not simply its fields: one line where the record has rows. */
export type SheetShape = {
  /** Columns beside those of the register's own fields. */
  readonly fields: readonly Field[];
  /** A record's values for these columns. */
  flat(state: RecordState, situation: Situation): JsonObject;
  /** Values of a line (or what changed in it) as the record keeps them. */
  filed(values: JsonObject, before: RecordState | null, situation: Situation): JsonObject;
};

export type Register = Folding & {
  readonly title: string;
  /** What one record is called: 情報資産, 廃棄申請. */
  readonly noun: string;
  readonly clauses: readonly ClauseId[];
  readonly group: 'ledgers' | 'decisions' | 'areas' | 'organisation' | 'hand-over' | 'operation';
  /** Whether the navigation leaves it out for now: what belongs to a 管理区域 waits until there is one. */
  hidden?(book: BookView): boolean;
  readonly fields: readonly Field[];
  /** Shown like fields, computed by `derive`. */
  readonly derivedFields: readonly Field[];
  readonly derive: Derivation;
  readonly statuses: { readonly [status: string]: StatusLabel };
  /** The status as shown: the record's own, overruled by what other records did to it; with a day, 期限超過 on it. */
  statusOf(state: RecordState, book: BookView, today?: IsoDate): string;
  /** The field (or derived field) that names a record in lists and links. */
  readonly nameField: string;
  readonly events: { readonly [event: string]: RegisterEvent };
  readonly actions: readonly Action[];
  /** Keys of fields and derived fields, in the order of the table; the rest can be chosen. */
  readonly columns: readonly string[];
  /** False where a record is never the beginning of the next one: a line stands on its own act and permission. */
  readonly copied?: false;
  /** Keys that filters are offered for. */
  readonly filters: readonly string[];
  /** What of a record belongs on 本日の処理. Cheap: it is asked of every record. */
  waits?(state: RecordState, situation: Situation): readonly Wait[];
  /** Last touch on what is about to be registered: what the rules propose where nothing was typed. */
  complete(values: JsonObject, situation: Situation): JsonObject;
  readonly sheet?: SheetShape;
  /** What the fields of a record say together: as it stands (`self`), or as it would be registered (null). */
  check(values: JsonObject, situation: Situation, self: RecordState | null): readonly Finding[];
};

/** The version the next entries of this book are judged by. */
export const rulesOf = (situation: Situation): ProfileVersion => situation.profile.version;

/** One entry for the journal, expecting the record as it is now. */
export function draftOn(state: RecordState, event: string, version: number, body: JsonObject): DraftEntry {
  return { register: state.register, record: state.id, event, version, body, expected: state.head };
}

/** The first entry of a new record. */
export function draftNew(
  register: RegisterId,
  record: RecordId,
  event: string,
  version: number,
  body: JsonObject,
): DraftEntry {
  return { register, record, event, version, body, expected: null };
}

export const refused = (findings: readonly Finding[]): Verdict => ({ findings, drafts: [] });

/** Drafts stand only when nothing blocks; warnings go along. */
export function verdict(findings: readonly Finding[], drafts: () => readonly DraftEntry[]): Verdict {
  return isBlocked(findings) ? refused(findings) : { findings, drafts: drafts() };
}

/** The name a record goes by in lists and links: of its fields, of what is derived, else its number. */
export function nameOf(
  register: Register,
  state: RecordState,
  situation: Pick<Situation, 'book' | 'profile' | 'today'>,
): string {
  const name = state.fields[register.nameField] ?? register.derive(state, situation)[register.nameField];
  return typeof name === 'string' && name !== '' ? name : (state.number ?? '（名称なし）');
}
