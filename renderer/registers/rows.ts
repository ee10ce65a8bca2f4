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
  /** Worked out when it is looked at. */
  derived(): JsonObject;
};

type Context = Pick<Situation, 'book' | 'profile' | 'today'>;
type Derive = (state: RecordState) => JsonObject;

class DerivedRow implements Row {
  constructor(
    readonly state: RecordState,
    readonly status: string,
    private readonly derive: Derive,
  ) {}
  derived(): JsonObject {
    return this.derive(this.state);
  }
}

/** Each record derived once and kept: what it came to is compared with what it comes to later. */
function derivingOnce(register: Register, context: Context): Derive {
  const known = new Map<RecordState, JsonObject>();
  return (state) => {
    const value = known.get(state) ?? register.derive(state, context);
    known.set(state, value);
    return value;
  };
}

/** Only the last one is kept, for its next column: a hundred thousand of them would fill the memory. */
function derivingLast(register: Register, context: Context): Derive {
  let last: { readonly state: RecordState; readonly value: JsonObject } | null = null;
  return (state) => {
    if (last?.state !== state) last = { state, value: register.derive(state, context) };
    return last.value;
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
  let kept: readonly Row[] = [];
  let last: Context | null = null;
  return (states: readonly RecordState[], context: Context): readonly Row[] => {
    const long = states.length > ALL_ANEW;
    const sparing = long && last?.profile === context.profile && last.today === context.today;
    const derive = (long ? derivingLast : derivingOnce)(register, context);
    const before = lookUp(kept);
    last = context;
    kept = states.map((state, at) => {
      const status = register.statusOf(state, context.book as BookView, context.today);
      const row = before(state.id, at);
      const same =
        row?.state === state && row.status === status && (sparing || sameDerived(row, derive(state)));
      return same ? row : new DerivedRow(state, status, derive);
    });
    return kept;
  };
}

const sameDerived = (row: Row, derived: JsonObject): boolean =>
  JSON.stringify(row.derived()) === JSON.stringify(derived);

/** Rows stay where they are as a register grows; only after something came in between are they looked for. */
function lookUp(rows: readonly Row[]): (id: RecordId, at: number) => Row | undefined {
  let byId: ReadonlyMap<RecordId, Row> | null = null;
  return (id, at) => {
    const row = rows[at];
    if (row?.state.id === id) return row;
    if (at >= rows.length && byId === null) return undefined;
    byId ??= new Map(rows.map((one) => [one.state.id, one]));
    return byId.get(id);
  };
}
