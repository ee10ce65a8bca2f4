import type { RecordId } from '../../shared/ids';
import type { BookView, Register } from '../../shared/registers/define';
import { linksOf } from '../../shared/registers/values';
import { inSlices } from './slices';

const SLICE = 1_000;

/**
 * Who names whom: kept up to date with what changes, so that a record's page need not ask every other record.
 * Built the first time somebody asks, or before that by `prepare`.
 */
export type Backlinks = {
  /** Takes in the records that changed. */
  note(changed: ReadonlySet<RecordId>): void;
  /** Builds the index a little at a time. */
  prepare(): Promise<void>;
  /** Records that name this one in one of their fields; not itself. */
  of(id: RecordId): ReadonlySet<RecordId>;
};

const listOf = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names;

const NONE: ReadonlySet<RecordId> = new Set();

export function createBacklinks(registers: readonly Register[], view: BookView): Backlinks {
  const byId = new Map(registers.map((register) => [register.id, register]));
  /** What each record names: one id as it is, several in a list. */
  const named = new Map<RecordId, string | readonly string[]>();
  const naming = new Map<string, Set<RecordId>>();
  let stage: 'empty' | 'building' | 'built' = 'empty';

  function take(id: RecordId): void {
    for (const target of listOf(named.get(id))) naming.get(target)?.delete(id);
    const state = view.record(id);
    const register = state && byId.get(state.register);
    const targets = register ? linksOf(register, state).filter((target) => target !== id) : [];
    if (targets.length === 0) {
      named.delete(id);
      return;
    }
    const [first] = targets;
    named.set(id, targets.length === 1 && first !== undefined ? first : targets);
    for (const target of targets) {
      const sources = naming.get(target) ?? new Set<RecordId>();
      sources.add(id);
      naming.set(target, sources);
    }
  }

  return {
    note(changed) {
      if (stage !== 'empty') for (const id of changed) take(id);
    },
    async prepare() {
      if (stage !== 'empty') return;
      stage = 'building';
      for (const register of registers) {
        await inSlices(view.all(register.id), SLICE, (slice) => {
          // Read anew: a record may have changed since the list was taken.
          if (stage === 'building') for (const { id } of slice) take(id);
        });
      }
      stage = 'built';
    },
    of(id) {
      if (stage !== 'built') {
        for (const register of registers) for (const state of view.all(register.id)) take(state.id);
        stage = 'built';
      }
      return naming.get(id) ?? NONE;
    },
  };
}
