import type { Effect, RecordState } from '../journal/project';
import type { JsonObject } from '../json';
import type { Register, RegisterEvent, Situation } from './define';

/** What every register says of itself, whichever of the two shapes it has. */
export type OwnOptions = Pick<
  Register,
  'id' | 'title' | 'noun' | 'clauses' | 'fields' | 'nameField' | 'columns' | 'filters'
> &
  Partial<Pick<Register, 'derivedFields' | 'derive' | 'statuses' | 'statusOf' | 'actions'>> & {
    /** Last touch on what is about to be written: what the rules propose where nothing was typed. */
    readonly complete?: (values: JsonObject, situation: Situation) => JsonObject;
    readonly effects?: (state: RecordState) => readonly Effect[];
    readonly events?: { readonly [event: string]: RegisterEvent };
    readonly waits?: NonNullable<Register['waits']>;
    readonly hidden?: NonNullable<Register['hidden']>;
    readonly sheet?: NonNullable<Register['sheet']>;
  };

/** The parts of a register that are its options or their defaults. Effects of a voided record do not count. */
export function ownParts(options: OwnOptions) {
  const { effects } = options;
  return {
    id: options.id,
    title: options.title,
    noun: options.noun,
    clauses: options.clauses,
    nameField: options.nameField,
    columns: options.columns,
    filters: options.filters,
    derivedFields: options.derivedFields ?? [],
    derive: options.derive ?? (() => ({})),
    complete: options.complete ?? ((values: JsonObject) => values),
    statusOf: (...[state, book, today]: Parameters<Register['statusOf']>) =>
      state.voided ? 'voided' : (options.statusOf?.(state, book, today) ?? state.status),
    ...(effects ? { effects: (state: RecordState) => (state.voided ? [] : effects(state)) } : {}),
    ...(options.waits ? { waits: options.waits } : {}),
    ...(options.hidden ? { hidden: options.hidden } : {}),
    ...(options.sheet ? { sheet: options.sheet } : {}),
  };
}
