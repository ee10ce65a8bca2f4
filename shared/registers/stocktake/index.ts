import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { fiscalYearOf } from '../../jp/fiscal';
import type { Json, JsonObject } from '../../json';
import { assignmentsOn } from '../../organisation/assignments';
import { block, type Finding } from '../../policy/finding';
import { tallyOf } from '../../stocktaking/tally';
import type { Action, Register, RegisterEvent, Situation, Wait } from '../define';
import { event, registered, withDetail } from '../fold';
import { STOCKTAKE } from '../ids';
import { ledger } from '../ledger';
import { close } from './closing';
import { derive, derivedFields, stocktakeFields } from './fields';
import { foundAfterwards, reportMissing } from './missing';
import { type Settled, stillMissing } from './result';
import { enterSheet } from './sheet';

const isOpen = (target: RecordState): boolean => !target.voided && target.status === 'counting';

/** Counting has a page of its own; it is an action so that every screen leads there. */
const ownPage = (id: string, label: string, tone: Action['tone']): Action => ({
  id,
  label,
  tone,
  on: 'one',
  fields: () => [],
  refusal: (_situation, target) => (isOpen(target) ? null : 'hidden'),
  decide: () => ({ findings: [], drafts: [] }),
});

const events: { readonly [event: string]: RegisterEvent } = {
  registered: registered('counting', '棚卸の開始'),
  closed: event<{ on: IsoDate; result: Json }>({
    label: '棚卸の確定',
    apply: (state, body) =>
      state.status === 'closed'
        ? { unlawful: '確定した棚卸の確定です。' }
        : withDetail({ ...state, status: 'closed' }, { result: body.result }),
  }),
  settled: event<Settled>({
    label: '所在不明の処理',
    apply: (state, body) =>
      withDetail(state, {
        settled: [...((state.detail['settled'] ?? []) as readonly Json[]), body as unknown as Json],
      }),
  }),
};

function waits(state: RecordState, situation: Situation): readonly Wait[] {
  const [person = null] = (state.fields['counters'] ?? []) as readonly RecordId[];
  if (isOpen(state)) {
    const { expected, counts } = tallyOf(state, situation);
    const since = (state.fields['startedOn'] ?? null) as IsoDate | null;
    return [
      {
        kind: 'waiting',
        what: `棚卸の実施中です（${expected.toLocaleString('ja-JP')}点のうち未確認${counts.unchecked.toLocaleString('ja-JP')}点）`,
        person,
        since,
        action: counts.unchecked === 0 ? 'close' : 'count',
      },
    ];
  }
  const missing = stillMissing(state);
  if (missing.length === 0) return [];
  const { closedOn } = state.detail['result'] as { closedOn: IsoDate };
  return [
    {
      kind: 'overdue',
      what: `所在不明の${missing.length}点が、事故の記録も発見の記録もないままです`,
      person,
      since: closedOn,
      action: 'report-missing',
      matter: 'incident',
    },
  ];
}

function check(values: JsonObject, situation: Situation): readonly Finding[] {
  const on = values['startedOn'];
  return [
    ...(typeof on === 'string' && on > situation.today
      ? [block('startedOn', null, '開始日が今日より後です。')]
      : []),
    ...(values['scope'] === 'cabinets' && values['cabinets'] === undefined
      ? [block('cabinets', null, '数える保管庫を選んでください。')]
      : []),
  ];
}

const base = ledger({
  id: STOCKTAKE,
  title: '棚卸',
  noun: '棚卸',
  group: 'decisions',
  clauses: ['3(2)①ア', '3(2)⑥ア', '6-4(1)⑧'],
  fields: stocktakeFields,
  derivedFields,
  derive,
  nameField: 'name',
  columns: [
    'number',
    'name',
    'startedOn',
    'expected',
    'present',
    'missing',
    'elsewhere',
    'unlisted',
    'unchecked',
    'out',
    'closedOn',
    'section',
  ],
  filters: ['section'],
  series: 'stocktake',
  check,
  statuses: {
    counting: { label: '実施中', tone: 'waiting' },
    closed: { label: '確定済', tone: 'good' },
  },
  events,
  waits,
  actions: [
    ownPage('count', '読み取って数える', 'primary'),
    enterSheet,
    ownPage('bring-in', '別の人の一覧を取り込む', 'normal'),
    close,
    reportMissing,
    foundAfterwards,
    {
      ...ownPage('print', '棚卸票・報告書を印刷', 'normal'),
      refusal: (_situation, target) => (target.voided ? 'hidden' : null),
    },
  ],
});

/** 「令和8年度 棚卸」, in the section of whoever starts it. */
const start = (action: Action): Action => ({
  ...action,
  label: '棚卸を始める',
  initial(situation) {
    const person = situation.book.record(situation.actor as unknown as RecordId);
    const [post] = assignmentsOn(person, situation.today);
    return {
      name: `${fiscalYearOf(situation.today).label} 棚卸`,
      startedOn: situation.today,
      counters: person ? [person.id] : [],
      ...(post ? { section: post.section } : {}),
    };
  },
});

/** What is amended of a stocktake while it runs; a closed one stands as it was closed. */
const whileOpen = (action: Action): Action => ({
  ...action,
  refusal: (situation, target) =>
    target.status !== 'counting' ? 'hidden' : action.refusal(situation, target),
});

const OWN: { readonly [id: string]: (action: Action) => Action } = { register: start, amend: whileOpen };

/** 棚卸: what the ledgers expect where, what was seen, and what became of the difference (6-4(1)⑧). */
export const stocktake: Register = {
  ...base,
  actions: base.actions.map((action) => OWN[action.id]?.(action) ?? action),
};
