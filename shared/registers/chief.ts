import type { RecordState } from '../journal/project';
import { assignmentsOn } from '../organisation/assignments';
import type { FormContext } from './forms';
import { PERSON } from './ids';

/** The name of the one 情報セキュリティ管理者 of the records' section today; '' when there is none or several. */
export function chiefText(context: FormContext, records: readonly RecordState[]): string {
  const sections = new Set(records.map((state) => state.fields['section']));
  const { book, today } = context.situation;
  const chiefs = book
    .all(PERSON)
    .filter(
      (person) =>
        !person.voided &&
        assignmentsOn(person, today).some((one) => one.role === 'chief' && sections.has(one.section)),
    );
  return chiefs.length === 1 && sections.size === 1 ? String(chiefs[0]?.fields['name'] ?? '') : '';
}
