import type { Hash, RecordId, RegisterId } from '../../ids';
import { comparePositions } from '../../journal/entry';
import { ERASE, ERASURE } from '../../journal/erasure';
import type { RecordState } from '../../journal/project';
import { type IsoDate, showDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { block, type Finding } from '../../policy/finding';
import { type Blocker, isErased, type PastTerm, pastTerm } from '../../retention/past-term';
import { application, isPermitted } from '../application';
import { decisionEvents } from '../decision';
import { type Action, draftOn, type Register, type Situation, verdict, type Wait } from '../define';
import type { Field } from '../field';
import { event, withDetail } from '../fold';
import { RETENTION_HOLD } from '../ids';
import { HOLDABLE } from '../retention-hold-kinds';
import { checkFields, tidied } from '../schema';

/** One line of the list: what goes, told without what it says. */
export type ErasureItem = {
  readonly record: RecordId;
  readonly kind: string;
  readonly number?: string;
  readonly completedOn: IsoDate;
  readonly years: number;
  readonly until: IsoDate;
};
export const itemsOf = (values: JsonObject): readonly ErasureItem[] =>
  (values['items'] ?? []) as unknown as readonly ErasureItem[];

const CLAUSE = '3(2)⑩ウ';
/** The list of one application is one entry, which has an upper limit of its own. */
export const MOST_ITEMS = 2_000;

const fields: readonly Field[] = [
  {
    key: 'reason',
    label: '消去の理由',
    kind: 'longText',
    maximum: 500,
    required: true,
    group: '消去する記録',
    width: 240,
    initial: '保存年限が満了したため。',
  },
  {
    key: 'items',
    label: '消去する記録',
    kind: 'rows',
    required: true,
    group: '消去する記録',
    width: 0,
    help: '「保存年限を過ぎた記録」で選んだ記録です。',
    fields: [
      { key: 'record', label: '記録', kind: 'link', registers: HOLDABLE, required: true },
      { key: 'kind', label: '種類', kind: 'text' },
      { key: 'number', label: '番号', kind: 'text' },
      { key: 'completedOn', label: '完結日', kind: 'date' },
      { key: 'years', label: '保存年限', kind: 'count', unit: '年' },
      { key: 'until', label: '満了日', kind: 'date' },
    ],
  },
];

const WHY: { readonly [kind in Blocker['kind']]: string } = {
  hold: '保存の延長が記録されています',
  linked: 'ほかの記録から参照されています',
  'acts-on': '消去すると、ほかの記録の状態が分からなくなります',
};
export const blockerText = ({ kind }: Blocker): string => WHY[kind];

/** Where ties may come from: every register that the profile keeps for a time, and the holds. */
export const tiedRegisters = ({ profile }: Pick<Situation, 'profile'>): readonly RegisterId[] => [
  ...(Object.keys(profile.retention) as RegisterId[]),
  RETENTION_HOLD,
];

/** What may go when exactly these go. */
function judged(records: ReadonlySet<RecordId>, situation: Situation): ReadonlyMap<RecordId, PastTerm> {
  const due = pastTerm(tiedRegisters(situation), situation, records);
  return new Map(due.filter(({ state }) => records.has(state.id)).map((term) => [term.state.id, term]));
}

function check(values: JsonObject, situation: Situation): readonly Finding[] {
  const items = itemsOf(values);
  if (items.length > MOST_ITEMS)
    return [block('items', CLAUSE, `一度に申請できるのは${MOST_ITEMS.toLocaleString('ja-JP')}件までです。`)];
  const records = new Set(items.map(({ record }) => record));
  const due = judged(records, situation);
  const findings = items.flatMap((item): Finding[] => {
    const term = due.get(item.record);
    const name = [item.kind, item.number].filter(Boolean).join(' ');
    if (!term) return [block('items', CLAUSE, `${name}は、保存年限を過ぎていないか、既に消去されています。`)];
    const [first] = term.blockers;
    return first ? [block('items', CLAUSE, `${name}は消去できません。${blockerText(first)}。`)] : [];
  });
  return findings.slice(0, 20);
}

const carryOutFields: readonly Field[] = [
  { key: 'on', label: '消去日', kind: 'date', required: true },
  { key: 'operator', label: '消去を実施した者', kind: 'person', required: true },
  {
    key: 'understood',
    label: '確認',
    kind: 'yesNo',
    required: true,
    help: '消去した内容は元に戻せません。控え（バックアップ）には、古い控えが入れ替わるまで残ります。',
  },
];

/** What changed since the list was drawn up is not what was decided on. */
function changedSince(target: RecordState, situation: Situation): readonly Finding[] {
  const changed = itemsOf(target.fields).filter(({ record }) => {
    const state = situation.book.record(record);
    return state && comparePositions(state.position, target.created) > 0;
  });
  return changed.length === 0
    ? []
    : [
        block(
          null,
          CLAUSE,
          `申請の後に変わった記録が${changed.length}件あります。取り下げて、もう一度申請してください。`,
        ),
      ];
}

const carryOut: Action = {
  id: 'carry-out',
  label: '消去を実施する',
  tone: 'danger',
  on: 'one',
  fields: () => carryOutFields,
  initial: (situation) => ({ on: situation.today, operator: situation.actor as string }),
  refusal: (_situation, target) => (isPermitted(target) ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(carryOutFields, typed);
    const decidedOn = (target.detail['decision'] as { decidedOn?: IsoDate } | undefined)?.decidedOn;
    const on = values['on'] as IsoDate | undefined;
    const findings = [
      ...checkFields(carryOutFields, typed),
      ...(values['understood'] === true
        ? []
        : [block('understood', CLAUSE, '元に戻せないことを確かめ、「はい」を選んでください。')]),
      ...(on && decidedOn && on < decidedOn
        ? [block('on', CLAUSE, `消去日が決裁日（${showDate(decidedOn)}）より前です。`)]
        : []),
      ...(on && on > situation.today ? [block('on', CLAUSE, '消去日が今日より後です。')] : []),
      ...check(target.fields, situation),
      ...changedSince(target, situation),
    ];
    return verdict(findings, () => [
      draftOn(target, ERASE, 1, {
        on: values['on'] as string,
        operator: values['operator'] as string,
        records: itemsOf(target.fields).map(({ record }) => record),
        decision: target.detail['decisionEntry'] as string,
      }),
    ]);
  },
};

type CarriedOut = {
  readonly on: IsoDate;
  readonly operator: RecordId;
  readonly records: readonly RecordId[];
  readonly decision: Hash;
};

const carriedOut = event<CarriedOut>({
  label: '消去の実施',
  apply(state, body) {
    if (!isPermitted(state)) return { unlawful: '決裁のない消去です。' };
    if (body.decision !== state.detail['decisionEntry']) return { unlawful: '消去の根拠の決裁が違います。' };
    return { ...withDetail(state, { erased: { ...body } as unknown as JsonObject }), status: 'carried-out' };
  },
});

const decided = {
  ...decisionEvents.decided,
  apply(...[state, body, entry]: Parameters<typeof decisionEvents.decided.apply>) {
    const next = decisionEvents.decided.apply(state, body, entry);
    return 'unlawful' in next ? next : withDetail(next, { decisionEntry: entry.hash });
  },
};

export const erasedOf = (state: RecordState): CarriedOut | null =>
  (state.detail['erased'] as unknown as CarriedOut | undefined) ?? null;

function waits(state: RecordState): readonly Wait[] {
  if (!isPermitted(state)) return [];
  const decision = state.detail['decision'] as { decidedOn?: IsoDate } | undefined;
  return [
    {
      kind: 'waiting',
      what: '消去の実施待ち',
      person: (state.fields['applicant'] ?? null) as RecordId | null,
      since: decision?.decidedOn ?? null,
      action: 'carry-out',
    },
  ];
}

/** 記録の消去: what is past its 保存年限 goes by a decision; that it went, when and by whose decision stays. */
export const erasure: Register = application({
  id: ERASURE,
  title: '記録の消去',
  noun: '消去の伺',
  clauses: [CLAUSE],
  clause: CLAUSE,
  fields,
  nameField: 'what',
  columns: ['number', 'what', 'appliedOn', 'permitNumber', 'decidedOn', 'erasedOn', 'reason', 'section'],
  filters: ['section'],
  series: 'erasure',
  permitSeries: 'erasure-permit',
  derivedFields: [
    { key: 'what', label: '消去する記録', kind: 'text', width: 220 },
    { key: 'erasedOn', label: '消去日', kind: 'date', width: 120 },
  ],
  derive(state): JsonObject {
    const items = itemsOf(state.fields);
    const kinds = [...new Set(items.map(({ kind }) => kind))].join('・');
    const erased = erasedOf(state);
    return { what: `${kinds} ${items.length}件`, ...(erased ? { erasedOn: erased.on } : {}) };
  },
  statuses: { 'carried-out': { label: '消去済', tone: 'ended' } },
  events: { decided, [ERASE]: carriedOut },
  actions: [carryOut],
  check: (values, situation) => check(values, situation),
  waits,
  effects: (state) =>
    (erasedOf(state)?.records ?? []).map((on) => ({ on, kind: 'erased', by: state.id, detail: {} })),
});

/** Bodies that an order names and that are still folded: a cache from before it, or an erasure not finished. */
export const stillFolded = (book: Situation['book']): readonly RecordId[] =>
  book.all(ERASURE).flatMap((state) =>
    (erasedOf(state)?.records ?? []).filter((id) => {
      const record = book.record(id);
      return record !== undefined && !isErased(record);
    }),
  );
