import type { RecordId } from '../../ids';
import type { Effect, RecordState } from '../../journal/project';
import { type LocalMoment, localMomentDate } from '../../jp/moment';
import type { JsonObject } from '../../json';
import type { Register, RegisterEvent, Wait } from '../define';
import type { Field } from '../field';
import { event, registered, withDetail } from '../fold';
import { INCIDENT } from '../ids';
import { ledger } from '../ledger';
import { LOST_EFFECT } from '../whereabouts';
import { checkTimes, incidentActions, startingActions } from './actions';
import { closingFields, incidentFields, reportFields } from './fields';

const hidden: readonly Field[] = [...reportFields, ...closingFields].map((field) => ({
  ...field,
  required: false,
}));

const events: { readonly [event: string]: RegisterEvent } = {
  registered: registered('drafted', '事故の記録'),
  reported: event<{ values: JsonObject }>({
    label: '報告',
    sets: (body) => Object.keys(body.values),
    apply: (state, body) => ({
      ...state,
      fields: { ...state.fields, ...body.values },
      status: state.status === 'closed' ? 'closed' : 'reported',
    }),
  }),
  found: event<JsonObject>({
    label: '発見',
    apply: (state, body) => withDetail(state, { found: body }),
  }),
  closed: event<{ values: JsonObject }>({
    label: '終結',
    sets: (body) => Object.keys(body.values),
    apply: (state, body) =>
      state.status === 'closed'
        ? { unlawful: '終結した事故の終結です。' }
        : { ...state, fields: { ...state.fields, ...body.values }, status: 'closed' },
  }),
};

/** What was missed at its place stays 紛失 until it is found; what was out is said by its line. */
function effects(state: RecordState): readonly Effect[] {
  if (state.detail['found'] !== undefined) return [];
  return ((state.fields['missing'] ?? []) as readonly RecordId[]).map((on) => ({
    on,
    kind: LOST_EFFECT,
    by: state.id,
    detail: { number: state.number, on: null },
  }));
}

function waits(state: RecordState): readonly Wait[] {
  if (state.status === 'closed') return [];
  const noticed = state.fields['noticedAt'];
  const since = typeof noticed === 'string' ? localMomentDate(noticed as LocalMoment) : null;
  const person = (state.fields['noticedBy'] ?? null) as RecordId | null;
  const late = (key: string, what: string): readonly Wait[] =>
    state.fields[key] === undefined
      ? [{ kind: 'overdue', what, person, since, action: 'report', matter: 'incident' }]
      : [];
  const untold = [
    ...late('csirtAt', 'CSIRTへの速報がまだです'),
    ...late('headAt', '部局長への報告がまだです'),
  ];
  return untold.length > 0
    ? untold
    : [{ kind: 'waiting', what: '事故の対応中です', person, since, action: 'close', matter: 'incident' }];
}

const base = ledger({
  id: INCIDENT,
  title: '事故の記録',
  noun: '事故',
  group: 'decisions',
  clauses: ['2(4)③', '5-3(1)①', '5-3(1)②', '5-3(3)③', '5-3(3)④'],
  fields: [...incidentFields, ...hidden],
  derivedFields: [{ key: 'foundAt', label: '発見', kind: 'moment', width: 140 }],
  derive(state) {
    const found = state.detail['found'] as { foundAt?: string } | undefined;
    return found?.foundAt === undefined ? {} : { foundAt: found.foundAt };
  },
  nameField: 'title',
  columns: [
    'number',
    'title',
    'kind',
    'noticedAt',
    'confidentiality',
    'lastHolder',
    'permitNumber',
    'csirtAt',
    'headAt',
    'foundAt',
    'section',
  ],
  filters: ['kind', 'section', 'confidentiality'],
  series: 'incident',
  check: (values, situation) => checkTimes(values, values['noticedAt'], situation),
  statuses: {
    drafted: { label: '報告前', tone: 'bad' },
    reported: { label: '対応中', tone: 'waiting' },
    closed: { label: '終結', tone: 'ended' },
  },
  events,
  effects,
  waits,
  actions: incidentActions,
});

/** 事故: what happened, to what, who was told when (2(4)③, 5-3(1)); a loss fills the sheet in by itself. */
export const incident: Register = {
  ...base,
  copied: false,
  actions: [...startingActions, ...base.actions],
};
