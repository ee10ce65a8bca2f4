import type { Entry } from '../../shared/journal/entry';
import { createProjection, type RecordState } from '../../shared/journal/project';
import type { Json, JsonObject } from '../../shared/json';
import { sameValue } from '../../shared/registers/changes';
import { decisionFields } from '../../shared/registers/decision-fields';
import type { Register, Situation } from '../../shared/registers/define';
import type { Field } from '../../shared/registers/field';

export type HistoryChange = {
  readonly field: Field;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

/** One entry of a record, as a line of its paper ledger. */
export type HistoryLine = {
  readonly entry: Entry;
  /** 登録, 訂正, 決裁 … */
  readonly label: string;
  /** What the record's own fields were and became. */
  readonly changes: readonly HistoryChange[];
  /** What the entry says beside the record's fields: a decision, what was carried out. */
  readonly said: readonly { readonly field: Field; readonly value: Json }[];
  readonly reason: string | null;
  readonly statusBefore: string | null;
  readonly statusAfter: string | null;
  readonly absent: Entry['absent'];
  /** Why the entry does not count. */
  readonly unlawful: string | null;
};

const numberField: Field = { key: 'number', label: '番号', kind: 'text' };
/** The day something was done or holds from; every form has its own word for it, and an entry does not say which form. */
const dayField: Field = { key: 'on', label: '日付', kind: 'date' };
const reasonOf = (body: JsonObject | null): string | null =>
  typeof body?.reason === 'string' && body.reason !== '' ? body.reason : null;

/** Every field the register or one of its forms knows, by key: the register's own first. */
function knownFields(register: Register, situation: Situation, state: RecordState | undefined) {
  const known = new Map<string, Field>();
  const add = (fields: readonly Field[]) => {
    for (const field of fields) {
      // Fixed lines answer to the register's own: there they say what became of each.
      const answers = field.kind === 'rows' && field.fixed === true;
      if (answers || !known.has(field.key)) known.set(field.key, field);
    }
  };
  add(register.fields);
  add([dayField]);
  for (const action of register.actions) {
    try {
      add(action.fields(situation, state ? [state] : []));
    } catch {
      // A form that cannot be drawn for this record has nothing to name.
    }
  }
  return known;
}

function changesOf(register: Register, before: RecordState | undefined, after: RecordState): HistoryChange[] {
  const own = register.fields
    .filter((field) => field.key !== 'number')
    .map((field) => ({ field, before: before?.fields[field.key], after: after.fields[field.key] }));
  const number = {
    field: numberField,
    before: before?.number ?? undefined,
    after: after.number ?? undefined,
  };
  return [number, ...own].filter((change) => !sameValue(change.before, change.after));
}

/** A decision says some things by words the register may use for its own: 区分 of who enters, and 区分 of who decided. */
const decisionWords = new Map(decisionFields.map((field) => [field.key, field]));

const SHOWN_ELSEWHERE = new Set(['reason', 'fields', 'changes', 'number', 'import', 'origin']);

/** A record's history, oldest first: folded entry by entry, so that every line shows what it changed. */
export function historyOf(
  register: Register,
  entries: readonly Entry[],
  situation: Situation,
): readonly HistoryLine[] {
  const past = createProjection([register]);
  const [first] = entries;
  const known = knownFields(register, situation, first && situation.book.record(first.record));
  return entries.map((entry): HistoryLine => {
    const before = past.record(entry.record);
    past.apply([entry]);
    const after = past.record(entry.record);
    const changes = after ? changesOf(register, before, after) : [];
    const changed = new Set(changes.map((change) => change.field.key));
    const said = Object.entries(entry.body ?? {}).flatMap(([key, value]) => {
      const field = (entry.event === 'decided' ? decisionWords.get(key) : undefined) ?? known.get(key);
      if (!field || SHOWN_ELSEWHERE.has(key) || changed.has(key)) return [];
      const isTold = key === dayField.key && changes.some(({ after: day }) => sameValue(day, value));
      return isTold ? [] : [{ field, value }];
    });
    const conflicts = after?.conflicts.slice(before?.conflicts.length ?? 0) ?? [];
    return {
      entry,
      label: register.events[entry.event]?.label ?? entry.event,
      changes,
      said,
      reason: reasonOf(entry.body),
      statusBefore: before?.status ?? null,
      statusAfter: after?.status ?? null,
      absent: entry.absent,
      unlawful: conflicts.find((conflict) => conflict.kind === 'unlawful')?.message ?? null,
    };
  });
}
