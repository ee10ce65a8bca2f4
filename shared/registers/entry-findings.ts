import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import type { ClauseId } from '../policy/finding';
import { type AreaRules, areaRules, keepsDevicesOut, type MeantFor } from './controlled-areas';
import type { BookView } from './define';
import { type EntryIndex, entriesOf, isInside } from './entry-index';
import { type Permitted, permitOf, permitsIn } from './entry-permits';
import { personKeyOf } from './entry-person';
import { isInsideTwice } from './entry-twice';
import { AREA } from './ids';

/** What is amiss with an entry. */
export type EntryFault =
  | 'exit-missing'
  | 'exit-corrected'
  | 'unlisted'
  | 'no-escort'
  | 'id-unchecked'
  | 'inside-twice'
  | 'alone'
  | 'too-many'
  | 'brought-in'
  | 'keys-out';

type Fault = { readonly label: string; readonly clause: ClauseId; readonly message: string };

export const entryFaults: { readonly [fault in EntryFault]: Fault } = {
  'exit-missing': {
    label: '退室未記録',
    clause: '4-2(2)①',
    message: '閉室時刻を過ぎても退室の記録がありません。本人に確かめて訂正してください。',
  },
  'exit-corrected': {
    label: '退室訂正',
    clause: '4-2(2)①',
    message: '退室の記録がなく、後から訂正されました。',
  },
  unlisted: {
    label: '名簿外',
    clause: '4-2(2)①',
    message: '入室許可者名簿になく、その場の許可も記録されていません。',
  },
  'no-escort': {
    label: '立会なし',
    clause: '4-2(2)①',
    message: '職員の立会いが必要な入室ですが、立会職員が記録されていません。',
  },
  'id-unchecked': {
    label: '身分証未確認',
    clause: '4-2(2)②',
    message: '身分証明書などを確かめた記録がありません。',
  },
  'inside-twice': {
    label: '二重入室',
    clause: '4-2(2)①',
    message: '同じ人が、退室しないまま重ねて入室しています。',
  },
  alone: {
    label: '単独入室',
    clause: '4-2(2)①',
    message: '複数人で入る区域に、一人でいた時間があります。',
  },
  'too-many': {
    label: '人数超過',
    clause: '4-2(2)①',
    message: '同時に入室できる人数を超えています。',
  },
  'brought-in': {
    label: '持込み注意',
    clause: '4-2(2)③',
    message: '機密性2B以上のシステムがある区域に、関係のない端末・装置・媒体が持ち込まれています。',
  },
  'keys-out': {
    label: '鍵未返却',
    clause: '4-2(1)②',
    message: '貸し出した鍵の返却が記録されていません。',
  },
};

export type BroughtIn = {
  readonly what?: string;
  readonly kind?: 'device' | 'network' | 'medium' | 'other';
  readonly related?: string;
  readonly handling?: 'in' | 'kept-outside';
};
export type LentKey = { readonly key?: string; readonly returnedAt?: string };

export const broughtIn = (fields: JsonObject): readonly BroughtIn[] =>
  (fields['broughtIn'] ?? []) as unknown as readonly BroughtIn[];
export const lentKeys = (fields: JsonObject): readonly LentKey[] =>
  (fields['keys'] ?? []) as unknown as readonly LentKey[];

/** Terminals, network devices and media that do not belong to the area's systems, and were taken in all the same. */
export const unrelatedThings = (fields: JsonObject): readonly BroughtIn[] =>
  broughtIn(fields).filter(
    (thing) => thing.kind !== 'other' && thing.handling !== 'kept-outside' && !thing.related?.trim(),
  );

export const headCount = (fields: JsonObject): number =>
  typeof fields['people'] === 'number' ? Math.max(1, fields['people']) : 1;

/** Two who enter one after the other are together; so are they while one leaves. */
const TOGETHER_MINUTES = 5;

const minutesOf = (moment: string): number => Math.floor(Date.parse(`${moment}:00Z`) / 60_000);

type Stay = {
  readonly from: number;
  readonly until: number;
  readonly heads: number;
};

const stays = new WeakMap<RecordState, Stay>();

/** Worked out once per state: a month is many days of everybody beside everybody. */
function stayOf(state: RecordState): Stay {
  const known = stays.get(state);
  if (known) return known;
  const stay = readStay(state);
  stays.set(state, stay);
  return stay;
}

function readStay(state: RecordState): Stay {
  const from = minutesOf(String(state.fields['enteredAt'] ?? ''));
  const left = state.fields['leftAt'];
  const escort = typeof state.fields['escort'] === 'string' ? 1 : 0;
  return {
    from,
    until: typeof left === 'string' ? minutesOf(left) : Number.POSITIVE_INFINITY,
    heads: headCount(state.fields) + escort,
  };
}

/** Who may have been there with an entry: those of its day, and those who stayed overnight. */
function companions(entry: RecordState, index: EntryIndex): readonly RecordState[] {
  const area = String(entry.fields['area'] ?? '');
  const day = String(entry.fields['enteredAt'] ?? '').slice(0, 10);
  return [...index.day(area, day), ...index.overnight(area)].filter(
    (other) => other.id !== entry.id && other.voided === null,
  );
}

/** Heads at each moment of a stay at which something changes, longer than a greeting at the door. */
function headsDuring(own: Stay, others: readonly Stay[]): readonly number[] {
  const marks = new Set([own.from]);
  for (const other of others) {
    if (other.from > own.from && other.from < own.until) marks.add(other.from);
    if (other.until > own.from && other.until < own.until) marks.add(other.until);
  }
  const times = [...marks].sort((a, b) => a - b);
  return times.flatMap((time, at) => {
    const next = Math.min(times[at + 1] ?? own.until, own.until);
    if (next - time <= TOGETHER_MINUTES) return [];
    const present = others.filter((other) => other.from <= time && other.until > time);
    return [own.heads + present.reduce((sum, other) => sum + other.heads, 0)];
  });
}

const isMeant = (rule: MeantFor, permit: Permitted | undefined, isStaff: boolean): boolean => {
  if (rule === 'everyone') return true;
  if (rule === 'nobody') return false;
  return rule === 'unlisted' ? permit === undefined : !isStaff;
};

/** What the entry itself lacks, by the rules of its area and the list of those permitted. */
export function faultsOfValues(
  fields: JsonObject,
  rules: AreaRules | null,
  permit: Permitted | undefined,
): readonly EntryFault[] {
  if (!rules) return [];
  const faults: EntryFault[] = [];
  const isStaff = typeof fields['person'] === 'string' || permit?.kind === 'staff';
  if (!permit && fields['allowedBy'] === undefined) faults.push('unlisted');
  const needsEscort = permit?.escorted === true || isMeant(rules.escortFor, permit, isStaff);
  if (needsEscort && fields['escort'] === undefined) faults.push('no-escort');
  const shown = fields['idShown'] === 'shown' || fields['idShown'] === 'card';
  if (isMeant(rules.idFor, permit, isStaff) && !shown) faults.push('id-unchecked');
  if (keepsDevicesOut(rules) && unrelatedThings(fields).length > 0) faults.push('brought-in');
  if (fields['leftAt'] !== undefined && lentKeys(fields).some((key) => key.key && !key.returnedAt))
    faults.push('keys-out');
  if (fields['exitCorrected'] === true) faults.push('exit-corrected');
  return faults;
}

export const rulesOfEntry = (fields: JsonObject, book: BookView): AreaRules | null => {
  const area = book.record(fields['area'] as RecordId);
  return area ? areaRules(area, book) : null;
};

export const permitOfEntry = (fields: JsonObject, book: BookView): Permitted | undefined =>
  permitOf(book, personKeyOf(fields), {
    area: String(fields['area'] ?? ''),
    on: String(fields['enteredAt'] ?? '').slice(0, 10),
  });

/** What shows only beside the other entries: the same person twice, alone where two are asked for, too many. */
function faultsAmong(entry: RecordState, rules: AreaRules, index: EntryIndex): readonly EntryFault[] {
  const faults: EntryFault[] = isInsideTwice(entry, index) ? ['inside-twice'] : [];
  if (!rules.twoPersons && rules.maximum === null) return faults;
  const own = stayOf(entry);
  const others = companions(entry, index).map(stayOf);
  const heads = headsDuring(own, others);
  if (rules.twoPersons && heads.some((count) => count < 2)) faults.push('alone');
  if (rules.maximum !== null && heads.some((count) => count > (rules.maximum ?? 0))) faults.push('too-many');
  return faults;
}

type Kept = {
  readonly areas: readonly RecordState[];
  readonly permits: unknown;
  readonly day: readonly RecordState[];
  readonly overnight: readonly RecordState[];
  readonly faults: readonly EntryFault[];
};
const kept = new WeakMap<RecordState, Kept>();

/**
 * Everything amiss with an entry, but for a missing exit, which depends on the clock. Worked out again only when the
 * entry, its day, the areas or the permissions changed.
 */
export function standingFaults(entry: RecordState, book: BookView): readonly EntryFault[] {
  const area = String(entry.fields['area'] ?? '');
  const index = entriesOf(book);
  const areas = book.all(AREA);
  const permits = permitsIn(book);
  const day = index.day(area, String(entry.fields['enteredAt'] ?? '').slice(0, 10));
  const overnight = index.overnight(area);
  const known = kept.get(entry);
  if (
    known &&
    known.areas === areas &&
    known.permits === permits &&
    known.day === day &&
    known.overnight === overnight
  )
    return known.faults;
  const rules = rulesOfEntry(entry.fields, book);
  const faults =
    rules && entry.voided === null
      ? [
          ...faultsOfValues(entry.fields, rules, permitOfEntry(entry.fields, book)),
          ...faultsAmong(entry, rules, index),
        ]
      : [];
  kept.set(entry, { areas, permits, day, overnight, faults });
  return faults;
}

/** Whether the exit should have been recorded by this moment (「2026-11-23T17:45」 in Japan). */
export function isExitMissing(
  entry: RecordState,
  book: BookView,
  at: { today: IsoDate; clock: string },
): boolean {
  if (!isInside(entry)) return false;
  const day = String(entry.fields['enteredAt'] ?? '').slice(0, 10);
  if (day < at.today) return true;
  const rules = rulesOfEntry(entry.fields, book);
  // Who came after closing time is not late before midnight.
  const enteredLate = String(entry.fields['enteredAt'] ?? '').slice(11) >= (rules?.closesAt ?? '24:00');
  return rules !== null && !enteredLate && at.clock >= rules.closesAt;
}
