import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import { compareLevels, showLevel } from '../policy/classification';
import type { Act } from '../policy/custody';
import { block, type Finding } from '../policy/finding';
import { isPermitted } from './application';
import { classOfItem, itemsIn, keyOf, labelOfItem } from './carried-items';
import { checkLine, dayOf, fieldsOf, nowOf } from './carried-line';
import { decisionOf } from './decision';
import type { BookView, Situation } from './define';
import type { Field } from './field';
import { CUSTODY, TAKE_OUT_BLANKET } from './ids';

/** A blanket permission that stands on a day. */
export const isInForce = (state: RecordState, on: IsoDate): boolean =>
  isPermitted(state) && String(state.fields['from']) <= on && String(state.fields['until']) >= on;

/** The form of a single use: filled in already, so that two presses do. */
export const useFields: readonly Field[] = fieldsOf(
  ['items', 'holder', 'destination', 'outAt', 'until', 'remarks'],
  {
    items: { help: '今回持ち出さないものは行を消します。' },
    destination: { label: '行先' },
  },
);

/** The last line that stands on this permission. */
export const lastUse = (permit: RecordId, book: Pick<BookView, 'all'>): RecordState | undefined =>
  book.all(CUSTODY).findLast((line) => line.voided === null && line.fields['permit'] === permit);

/** What the next use of a blanket permission is most likely to be: the last one, today. */
export function startOfUse(blanket: RecordState, situation: Situation): JsonObject {
  const last = lastUse(blanket.id, situation.book);
  const persons = (blanket.fields['persons'] ?? []) as readonly string[];
  const mine = persons.find((person) => person === (situation.actor as string));
  const items = itemsIn((last ?? blanket).fields);
  const holder = last?.fields['holder'] ?? mine ?? (persons.length === 1 ? persons[0] : undefined);
  return {
    items: items as unknown as JsonObject[],
    ...(holder === undefined ? {} : { holder }),
    destination: last?.fields['destination'] ?? blanket.fields['destination'] ?? '',
    outAt: nowOf(situation),
    until: situation.today,
  };
}

/** The permission in force that was used last, or the only one: what 包括許可で持出し starts with. */
export function likeliestBlanket(situation: Situation): RecordState | undefined {
  const standing = situation.book.all(TAKE_OUT_BLANKET).filter((one) => isInForce(one, situation.today));
  const line = situation.book
    .all(CUSTODY)
    .findLast((one) => one.voided === null && standing.some(({ id }) => id === one.fields['permit']));
  return standing.find(({ id }) => id === line?.fields['permit']) ?? standing[0];
}

/** Whether a single use is within what was permitted once for all: the day, the persons, the things, the class. */
export function checkUse(values: JsonObject, blanket: RecordState, situation: Situation): readonly Finding[] {
  const { fields, number } = blanket;
  const label = `包括許可 ${decisionOf(blanket)?.permitNumber ?? number ?? ''}`;
  const findings: Finding[] = [...checkLine(values, null, situation)];
  const deny = (field: string, message: string) => findings.push(block(field, '5-1(1)③イ', message));
  if (!isPermitted(blanket)) deny('items', `${label}は許可されていません。`);
  const on = dayOf(values['outAt']);
  if (on !== null && (on < String(fields['from']) || on > String(fields['until'])))
    deny('outAt', `${label}の期間（${String(fields['from'])}から${String(fields['until'])}まで）の外です。`);
  const until = values['until'];
  if (typeof until === 'string' && until > String(fields['until']))
    deny('until', `返却予定日が、${label}の期間を越えています。`);
  const persons = (fields['persons'] ?? []) as readonly unknown[];
  if (values['holder'] !== undefined && !persons.includes(values['holder']))
    deny('holder', `${label}の対象者ではありません。対象者を変えるか、個別に申請してください。`);
  const things = new Set(itemsIn(fields).map(keyOf));
  const most = (fields['maximumClass'] ?? '1') as never;
  itemsIn(values).forEach((item, index) => {
    const name = labelOfItem(item, situation.book);
    if (name !== '' && !things.has(keyOf(item)))
      deny(`items.${index}.thing`, `${name}は${label}の対象ではありません。`);
    const of = classOfItem(item, situation.book).confidentiality;
    if (compareLevels(of, most) > 0)
      deny(
        `items.${index}.thing`,
        `${name}は${showLevel('confidentiality', of)}で、${label}の範囲（${showLevel('confidentiality', most)}まで）を越えています。`,
      );
  });
  return findings;
}

/** The fields of the line that a use of this permission makes. */
export const lineOfUse = (values: JsonObject, blanket: RecordState): JsonObject => ({
  ...values,
  act: (blanket.fields['act'] ?? 'take-out') as Act,
  section: blanket.fields['section'] ?? '',
  purpose: String(blanket.fields['business'] ?? '').slice(0, 200),
  permit: blanket.id,
  ...(blanket.fields['protection'] === undefined ? {} : { protection: blanket.fields['protection'] }),
  ...(blanket.fields['protectionReason'] === undefined
    ? {}
    : { protectionReason: blanket.fields['protectionReason'] }),
});
