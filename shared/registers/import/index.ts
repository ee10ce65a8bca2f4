import type { RecordId, RegisterId } from '../../ids';
import type { DraftEntry } from '../../journal/entry';
import type { RecordState } from '../../journal/project';
import type { Json, JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { type Action, draftNew, draftOn, type Register, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { event, type VoidedBody } from '../fold';
import { IMPORT } from '../ids';
import { reasonField } from '../ledger';
import { type Numbered, nextNumbersOf } from '../numbering';
import { checkFields } from '../schema';

const fields: readonly Field[] = [
  { key: 'source', label: 'ファイル', kind: 'text', width: 260 },
  { key: 'register', label: '取込み先', kind: 'text', width: 160 },
  { key: 'created', label: '新規', kind: 'count', width: 80 },
  { key: 'changed', label: '変更', kind: 'count', width: 80 },
  { key: 'same', label: '同じ', kind: 'count', width: 80 },
  { key: 'rejected', label: '取込み不可', kind: 'count', width: 100 },
  { key: 'sha256', label: 'ファイルの照合値', kind: 'text', width: 0 },
];

/** What came in: by which file, into which register. Each record it touched names it, so that no list can grow too long. */
export type ImportedBody = { readonly fields: JsonObject; readonly target: RegisterId };

/** A row of the dry run that the user confirmed. */
export type ConfirmedRow =
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

export type ImportSource = {
  readonly name: string;
  readonly sha256: string;
  readonly registerTitle: string;
  readonly same: number;
  readonly rejected: number;
};

/** Rows worked out between two pauses. */
const AT_ONCE = 1_000;

/**
 * The drafts of one import, to be appended as one commit: the import's own entry first, then one entry a row.
 * Rows without a number get the next ones of the register. In parts, so that a large file need not stop the screen.
 */
export function* importDraftParts(
  situation: Situation,
  target: Numbered & Partial<Pick<Register, 'complete' | 'sheet'>>,
  source: ImportSource,
  rows: readonly ConfirmedRow[],
): Generator<readonly DraftEntry[], void> {
  const id = situation.newRecord();
  const unnumbered = rows.filter((row) => row.kind === 'new' && row.number === null).length;
  const numbers = nextNumbersOf(target, situation, unnumbered)[Symbol.iterator]();
  const nextNumber = (): string | null => numbers.next().value ?? null;
  const fields = {
    source: source.name,
    register: source.registerTitle,
    sha256: source.sha256,
    created: rows.filter((row) => row.kind === 'new').length,
    changed: rows.filter((row) => row.kind === 'changed').length,
    same: source.same,
    rejected: source.rejected,
  };
  yield [draftNew(IMPORT, id, 'imported', 1, { fields, target: target.id })];
  const context = { situation, target, source, id, nextNumber };
  for (let start = 0; start < rows.length; start += AT_ONCE)
    yield rows.slice(start, start + AT_ONCE).flatMap((row) => rowDraft(context, row));
}

/** All the parts of `importDraftParts` in one. */
export const importDrafts = (...given: Parameters<typeof importDraftParts>): readonly DraftEntry[] =>
  [...importDraftParts(...given)].flat();

type RowContext = {
  readonly situation: Situation;
  readonly target: Numbered & Partial<Pick<Register, 'complete' | 'sheet'>>;
  readonly source: ImportSource;
  readonly id: RecordId;
  readonly nextNumber: () => string | null;
};

function rowDraft(
  { situation, target, source, id, nextNumber }: RowContext,
  row: ConfirmedRow,
): readonly DraftEntry[] {
  if (row.kind === 'new') {
    const fields = target.complete?.(row.fields, situation) ?? row.fields;
    const number = row.number ?? nextNumber();
    const origin = { kind: 'import', import: id, row: row.row };
    const body = { number, on: situation.today, fields, origin };
    return [draftNew(target.id, situation.newRecord(), 'registered', 1, body)];
  }
  const state = situation.book.record(row.record);
  if (!state) return [];
  const changes = target.sheet?.filed(row.changes, state, situation) ?? row.changes;
  const body = {
    on: situation.today,
    changes,
    reason: `取込み（${source.name}）`,
    import: id,
    before: valuesBefore(state, changes),
  };
  return [draftOn(state, 'amended', 1, body)];
}

function valuesBefore(state: RecordState, changes: JsonObject): JsonObject {
  const before = (key: string): Json => (key === 'number' ? state.number : (state.fields[key] ?? null));
  return Object.fromEntries(Object.keys(changes).map((key) => [key, before(key)]));
}

/** The records of an import that nothing has touched since, and how many have been. */
function untouched(
  situation: Situation,
  target: RecordState,
): { readonly states: readonly RecordState[]; readonly kept: number } {
  const { created, changed } = target.fields as { readonly created: number; readonly changed: number };
  const states = situation.book
    .all(target.detail['target'] as RegisterId)
    .filter(
      (state) =>
        !state.voided &&
        state.detail['latestImport'] === target.id &&
        situation.book.effectsOn(state.id).length === 0,
    );
  return { states, kept: created + changed - states.length };
}

const undoReason: Field = {
  ...reasonField,
  label: '取消しの理由',
  help: '取り込んだ記録は消えず、取り消した記録として残ります。',
};

const undo: Action = {
  id: 'undo',
  label: '取込みの取消し',
  tone: 'danger',
  on: 'one',
  fields: () => [undoReason],
  refusal: (_situation, target) => (target.status === 'imported' ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const { states, kept } = untouched(situation, target);
    const findings: Finding[] = [...checkFields([undoReason], typed)];
    if (kept > 0)
      findings.push(warn(null, null, `取込みの後に訂正や廃棄があった${kept}件は、そのまま残します。`));
    if (states.length === 0) findings.push(block(null, null, '取り消せる記録がありません。'));
    return verdict(findings, () => {
      const on = situation.today;
      const reason = `取込みの取消し：${String(typed['amendmentReason'])}`;
      return [
        draftOn(target, 'undone', 1, { on, reason: String(typed['amendmentReason']) }),
        ...states.map((state) => {
          const before = state.detail['beforeImport'];
          return before === undefined
            ? draftOn(state, 'voided', 1, { on, reason })
            : draftOn(state, 'amended', 1, { on, changes: before, reason });
        }),
      ];
    });
  },
};

/** 取込みの記録: what was brought in from which file, and the one step that takes it back. */
export const imports: Register = {
  id: IMPORT,
  title: '取込みの記録',
  noun: '取込み',
  group: 'operation',
  clauses: [],
  fields,
  derivedFields: [],
  derive: () => ({}),
  statuses: { imported: { label: '取込み済', tone: 'good' }, undone: { label: '取消し', tone: 'ended' } },
  statusOf: (state) => state.status,
  nameField: 'source',
  events: {
    imported: event<ImportedBody>({
      label: '取込み',
      creates: true,
      apply: (state, body) => ({
        ...state,
        status: 'imported',
        fields: body.fields,
        detail: { target: body.target },
      }),
    }),
    undone: event<VoidedBody>({
      label: '取込みの取消し',
      apply: (state, body) =>
        state.status === 'imported'
          ? { ...state, status: 'undone', fields: { ...state.fields, reason: body.reason } }
          : { unlawful: '取り消された取込みの取消しです。' },
    }),
  },
  actions: [undo],
  columns: ['source', 'register', 'created', 'changed', 'same', 'rejected'],
  filters: ['register'],
  complete: (values) => values,
  check: () => [],
};
