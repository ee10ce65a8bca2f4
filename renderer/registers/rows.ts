import type { RecordId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import type { Json, JsonObject } from '../../shared/json';
import type { BookView, Register, Situation } from '../../shared/registers/define';

/**
 * One line of a register's table. A new object whenever anything shown in it may have changed, so that what is
 * computed for a row (its text, its place in an order) can be kept with it.
 */
export type Row = {
  readonly state: RecordState;
  readonly status: string;
  /** Worked out when it is first looked at. */
  readonly derived: () => JsonObject;
};

type Context = Pick<Situation, 'book' | 'profile' | 'today'>;

function lazily(register: Register, state: RecordState, context: Context): () => JsonObject {
  let value: JsonObject | null = null;
  return () => {
    value ??= register.derive(state, context);
    return value;
  };
}

/** A field's, derived field's or the number's value in a row. */
export function valueIn(row: Row, key: string): Json | undefined {
  if (key === 'number') return row.state.number;
  const own = row.state.fields[key];
  return own === undefined ? row.derived()[key] : own;
}

/** Registers longer than this keep a row while its record and status stay: deriving all anew would be felt. */
const ALL_ANEW = 5_000;

/** Rows of a register, version after version of the book. */
export function createRowKeeper(register: Register) {
  let kept = new Map<RecordId, Row>();
  let last: Context | null = null;
  return (states: readonly RecordState[], context: Context): readonly Row[] => {
    const sameRules = last?.profile === context.profile && last.today === context.today;
    const sparing = states.length > ALL_ANEW && sameRules;
    last = context;
    const next = new Map<RecordId, Row>();
    const rows = states.map((state) => {
      const status = register.statusOf(state, context.book as BookView, context.today);
      const before = kept.get(state.id);
      const row =
        before &&
        before.state === state &&
        before.status === status &&
        (sparing || sameDerived(before, state))
          ? before
          : { state, status, derived: lazily(register, state, context) };
      next.set(state.id, row);
      return row;
    });
    kept = next;
    return rows;

    function sameDerived(before: Row, state: RecordState): boolean {
      return JSON.stringify(before.derived()) === JSON.stringify(register.derive(state, context));
    }
  };
}
