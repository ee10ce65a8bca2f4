import type { RecordId } from '../../../shared/ids';
import type { JsonObject } from '../../../shared/json';
import { assignmentsOn } from '../../../shared/organisation/assignments';
import type { Register, Situation } from '../../../shared/registers/define';
import { matchChoices } from '../../../shared/registers/import/prepare';

/** What the user chose for all rows of a file. */
export type RowChoices = {
  /** The field that tells whether a row is already in the register; null: every row is new. */
  readonly matchBy: string | null;
  /** Whether unmapped columns are kept as notes. */
  readonly keepNotes: boolean;
  /** Values for rows that have none of their own. */
  readonly defaults: JsonObject;
};

/** The number, and the section of the person who is logged in. */
export function firstChoices(register: Register, situation: Situation): RowChoices {
  const [main] = assignmentsOn(situation.book.record(situation.actor as string as RecordId), situation.today);
  const hasSection = register.fields.some((field) => field.key === 'section');
  return {
    matchBy: matchChoices(register)[0]?.key ?? null,
    keepNotes: true,
    defaults: main && hasSection ? { section: main.section } : {},
  };
}

/** Where notes go: the remarks of the register. */
export const noteKeyOf = (register: Register): string | null =>
  register.fields.find((field) => field.key === 'remarks')?.key ?? null;
