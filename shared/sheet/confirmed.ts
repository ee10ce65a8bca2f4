import type { RecordId } from '../ids';
import type { JsonObject } from '../json';
import type { RowOutcome } from './dry-run';

/** What the register's importDrafts takes: the rows that would write something. */
export type Confirmed =
  | {
      readonly kind: 'new';
      readonly row: number;
      readonly number: string | null;
      readonly fields: JsonObject;
    }
  | {
      readonly kind: 'changed';
      readonly row: number;
      readonly record: RecordId;
      readonly changes: JsonObject;
    };

/**
 * The new and changed rows the user confirmed. The value of `numberKey` is a new record's own number; the number of a
 * record that exists is never changed.
 */
export function confirmedRows(outcomes: readonly RowOutcome[], numberKey = 'number'): readonly Confirmed[] {
  const without = (values: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(values).filter(([key]) => key !== numberKey));
  return outcomes.flatMap((outcome): readonly Confirmed[] => {
    if (outcome.kind === 'new') {
      const number = outcome.values[numberKey];
      return [
        {
          kind: 'new',
          row: outcome.row,
          number: typeof number === 'string' ? number : null,
          fields: without(outcome.values),
        },
      ];
    }
    if (outcome.kind !== 'changed') return [];
    const changes = without(outcome.changes);
    return Object.keys(changes).length === 0
      ? []
      : [{ kind: 'changed', row: outcome.row, record: outcome.record, changes }];
  });
}
