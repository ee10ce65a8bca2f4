import type { DraftEntry } from '../../journal/entry';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { block } from '../../policy/finding';
import { type Action, draftNew, draftOn, type Register, type Situation, verdict, type Wait } from '../define';
import type { Field } from '../field';
import { event, type RegisteredBody, registered } from '../fold';
import { BUNDLE } from '../ids';
import { nextNumberOf } from '../numbering';
import { checkFields, tidied } from '../schema';

const WAYS = [
  { value: 'usb', label: '登録済みの媒体で渡す' },
  { value: 'share', label: '庁内の共有フォルダ' },
  { value: 'mail', label: '庁内メール' },
];

const fields: readonly Field[] = [
  { key: 'fileName', label: '提出ファイル名', kind: 'text', width: 260 },
  { key: 'entries', label: '記録の件数', kind: 'count', width: 110 },
  { key: 'range', label: '範囲', kind: 'text', width: 200 },
  { key: 'highestClass', label: '最高分類', kind: 'text', width: 110 },
  { key: 'recipient', label: '提出先', kind: 'text', width: 160 },
  { key: 'mediumNumber', label: '媒体番号', kind: 'text', width: 110 },
  { key: 'sha256', label: 'SHA-256', kind: 'text', width: 0 },
  { key: 'seal', label: '照合番号', kind: 'text', width: 180 },
];

/** What the book remembers of a bundle it made. `until` are the heads it reached: the next one starts there. */
export type MadeBody = RegisteredBody & { readonly until: JsonObject };

/** The entry that records a bundle just made. */
export function bundleMade(situation: Situation, fields: JsonObject, until: JsonObject): DraftEntry {
  const number = nextNumberOf({ id: BUNDLE, series: 'bundle' }, situation);
  const body = { number, on: situation.today, fields, until };
  return draftNew(BUNDLE, situation.newRecord(), 'made', 1, body);
}

const made = registered('made', '作成');

const submitFields: readonly Field[] = [
  { key: 'submittedOn', label: '提出日', kind: 'date', required: true },
  { key: 'way', label: '渡し方', kind: 'choice', choices: WAYS, required: true },
  {
    key: 'mediumNumber',
    label: '媒体番号',
    kind: 'text',
    required: true,
    clause: '3(2)⑧イ',
    help: '媒体管理台帳に登録した番号です。運搬の許可も受けてください。',
    shownWhen: (values) => values['way'] === 'usb',
  },
];

const receiptFields: readonly Field[] = [
  { key: 'receivedOn', label: '受領日', kind: 'date', required: true },
  { key: 'receipt', label: '受領書の番号', kind: 'text', required: true },
];

const rejectionFields: readonly Field[] = [
  { key: 'rejectedOn', label: '通知を受けた日', kind: 'date', required: true },
  { key: 'reason', label: '受領できない理由', kind: 'longText', required: true },
];

function step(
  id: string,
  label: string,
  form: readonly Field[],
  from: readonly string[],
  date: string,
  tone: Action['tone'],
): Action {
  return {
    id,
    label,
    tone,
    on: 'one',
    fields: () => form,
    initial: (situation) => ({ [date]: situation.today }),
    refusal: (_situation, target) => (from.includes(target.status) ? null : 'hidden'),
    decide(situation, [target], typed) {
      if (!target) return { findings: [], drafts: [] };
      const values = tidied(form, typed);
      const late = typeof values[date] === 'string' && values[date] > situation.today;
      const findings = [
        ...checkFields(form, typed),
        ...(late ? [block(date, null, '日付が今日より後です。')] : []),
      ];
      return verdict(findings, () => [draftOn(target, id, 1, values)]);
    },
  };
}

const moved = (label: string, status: string, from: readonly string[]) =>
  event<JsonObject>({
    label,
    sets: (body) => Object.keys(body),
    apply: (state, body) =>
      from.includes(state.status)
        ? { ...state, status, fields: { ...state.fields, ...body } }
        : { unlawful: '提出の順序が合いません。' },
  });

/** 提出: bundles made for the IT division, and what became of them. */
export const bundle: Register = {
  id: BUNDLE,
  title: '提出ファイル',
  noun: '提出ファイル',
  group: 'hand-over',
  clauses: ['3(2)⑦イ', '3(2)⑧イ'],
  fields,
  derivedFields: [],
  derive: () => ({}),
  statuses: {
    made: { label: '作成済', tone: 'waiting' },
    submitted: { label: '提出済', tone: 'waiting' },
    received: { label: '受領済', tone: 'good' },
    rejected: { label: '受領不可', tone: 'bad' },
  },
  statusOf: (state) => state.status,
  nameField: 'fileName',
  events: {
    made: {
      ...made,
      apply(state, body, entry) {
        const next = made.apply(state, body, entry);
        const until = (body as unknown as MadeBody).until;
        return 'unlawful' in next ? next : { ...next, detail: { ...next.detail, until } };
      },
    },
    submitted: moved('提出', 'submitted', ['made', 'submitted']),
    received: moved('受領', 'received', ['submitted']),
    rejected: moved('受領不可', 'rejected', ['submitted']),
  },
  actions: [
    step('submitted', '提出を記録', submitFields, ['made'], 'submittedOn', 'primary'),
    step('received', '受領書を記録', receiptFields, ['submitted'], 'receivedOn', 'primary'),
    step('rejected', '受領不可を記録', rejectionFields, ['submitted'], 'rejectedOn', 'danger'),
  ],
  waits(state): readonly Wait[] {
    const since = (state.fields['submittedOn'] ?? state.detail['on'] ?? null) as IsoDate | null;
    if (state.status === 'made')
      return [{ kind: 'waiting', what: '提出待ち', person: null, since, action: 'submitted' }];
    if (state.status === 'submitted')
      return [{ kind: 'waiting', what: '受領書待ち', person: null, since, action: 'received' }];
    return [];
  },
  columns: ['fileName', 'entries', 'range', 'highestClass', 'recipient', 'seal'],
  filters: ['recipient'],
  complete: (values) => values,
  check: () => [],
};
