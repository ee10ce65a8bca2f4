import type { RecordId } from '../../ids';
import { type IsoDate, isoDateSchema } from '../../jp/date';
import { localMomentSchema, momentIn } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { assignmentsOn, sectionNameOn } from '../../organisation/assignments';
import { block, type Finding, warn } from '../../policy/finding';
import type { Situation } from '../define';
import { entryFaults, faultsOfValues, permitOfEntry, rulesOfEntry, unrelatedThings } from '../entry-findings';
import { entriesOf } from '../entry-index';
import { permittedByName } from '../entry-permits';
import { personKeyOf } from '../entry-person';

const isMoment = (value: unknown): value is string => localMomentSchema.safeParse(value).success;

/** Who it is, as the list of those permitted or the staff register says: a name alone is found again later. */
export function completeEntry(values: JsonObject, situation: Situation): JsonObject {
  const { book } = situation;
  const day = String(values['enteredAt'] ?? '').slice(0, 10);
  const next: Record<string, JsonObject[string]> = { ...values };
  const staff = typeof values['person'] === 'string' ? book.record(values['person'] as RecordId) : undefined;
  if (staff) {
    const on = (isoDateSchema.safeParse(day).success ? day : situation.today) as IsoDate;
    const [main] = assignmentsOn(staff, on);
    const section = main ? sectionNameOn(book.record(main.section), on) : '';
    next['name'] = staff.fields['name'] ?? values['name'] ?? '';
    if (section !== '') next['company'] = section;
  } else if (values['person'] === undefined && typeof values['name'] === 'string') {
    const at = { area: String(values['area'] ?? ''), on: day };
    const known = permittedByName(book, values['name'], String(values['company'] ?? ''), at);
    if (known?.person) next['person'] = known.person;
    if (known && known.company !== '') next['company'] = known.company;
  }
  const permit = permitOfEntry(next, book);
  if (permit) next['permit'] = permit.permit.id;
  return next;
}

function checkTimes(values: JsonObject, situation: Situation): readonly Finding[] {
  const now = momentIn(situation.now);
  const { enteredAt, leftAt } = values;
  const findings: Finding[] = [];
  if (isMoment(enteredAt) && enteredAt > now)
    findings.push(block('enteredAt', null, '入室日時が今より後です。'));
  if (isMoment(leftAt)) {
    if (leftAt > now) findings.push(block('leftAt', null, '退室日時が今より後です。'));
    if (isMoment(enteredAt) && leftAt < enteredAt)
      findings.push(block('leftAt', null, '退室日時が入室日時より前です。'));
  }
  return findings;
}

const FIELD_OF: { readonly [fault: string]: string } = {
  unlisted: 'allowedBy',
  'no-escort': 'escort',
  'id-unchecked': 'idShown',
  'brought-in': 'broughtIn',
  'keys-out': 'keys',
};

/**
 * What the rules say of an entry. `planned`: the person stands before the door, so that what may not be brought in is
 * stopped; what is already past is recorded as it was, and shown (office.md 1).
 */
export function judgeEntry(
  values: JsonObject,
  situation: Situation,
  planned: boolean,
  self: RecordId | null = null,
): readonly Finding[] {
  const { book } = situation;
  const rules = rulesOfEntry(values, book);
  if (!rules) return checkTimes(values, situation);
  const faults = faultsOfValues(values, rules, permitOfEntry(values, book));
  const findings: Finding[] = [...checkTimes(values, situation)];
  for (const fault of faults) {
    const { clause, message } = entryFaults[fault];
    const field = FIELD_OF[fault];
    if (field === undefined) continue;
    if (fault === 'brought-in' && planned) {
      const what = unrelatedThings(values).map((thing) => thing.what ?? '');
      findings.push(
        block(
          field,
          clause,
          `「${what.join('、')}」は持ち込めません。外で預かるか、関係するシステムを書いてください。`,
        ),
      );
    } else findings.push(warn(field, clause, message));
  }
  const inside = entriesOf(book).inside(rules.id);
  const again = inside.find(
    (entry) => entry.id !== self && personKeyOf(entry.fields) === personKeyOf(values),
  );
  if (again && values['leftAt'] === undefined)
    findings.push(
      warn(
        'name',
        entryFaults['inside-twice'].clause,
        `${String(values['name'] ?? '')}は在室中です。前の入室の退室を先に記録してください。`,
      ),
    );
  return findings;
}
