import type { RecordId } from '../../ids';
import type { DraftEntry } from '../../journal/entry';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { postTextOn } from '../../organisation/assignments';
import { block } from '../../policy/finding';
import { isElectronic, keyOf } from '../carried-items';
import { nowOf } from '../carried-line';
import { type Action, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { CUSTODY, MEDIUM } from '../ids';
import { checkFields, tidied } from '../schema';
import { openItems, type ReturnedItem, returnedItems } from './events';
import { returnItemFields } from './return-fields';
import {
  checkBlanketEnd,
  checkExtension,
  checkReceiver,
  checkReturned,
  checkReturnTime,
  wantsDecision,
} from './rules';

const rowsOf = (values: JsonObject): readonly JsonObject[] =>
  (values['items'] ?? []) as readonly JsonObject[];
const erases = (values: JsonObject): boolean => rowsOf(values).some((row) => row['erasure'] === 'erased');

/** What was said of a thing the last time it came back on the same permission: what comes back daily is said once. */
function lastErasure(state: RecordState, key: string, situation: Situation): string | null {
  const permit = state.fields['permit'];
  if (permit === undefined) return null;
  const before = situation.book
    .all(CUSTODY)
    .findLast(
      (line) =>
        line.voided === null &&
        line.fields['permit'] === permit &&
        returnedItems(line).some((one) => one.key === key),
    );
  const found = before && returnedItems(before).find((item) => item.key === key);
  return found && found.erasure !== 'kept' ? found.erasure : null;
}

function startRows(state: RecordState, situation: Situation): readonly JsonObject[] {
  return openItems(state).map((item): JsonObject => {
    const known = isElectronic(item, situation.book) ? lastErasure(state, keyOf(item), situation) : 'none';
    return {
      ...(item.thing === undefined ? { what: item.what ?? '' } : { thing: item.thing }),
      end: 'back',
      ...(known === null ? {} : { erasure: known }),
    };
  });
}

const returnFields: readonly Field[] = [
  {
    key: 'items',
    label: '返却するもの',
    kind: 'rows',
    fields: returnItemFields,
    fixed: true,
    required: true,
    help: '今回戻っていないものは行を消します。残りは出たままになります。',
  },
  { key: 'at', label: '返却日時', kind: 'moment', required: true },
  {
    key: 'receiver',
    label: '返却確認者',
    kind: 'person',
    required: true,
    help: '現物と中身を確かめた職員です。',
  },
  {
    key: 'level',
    label: '消去の強さ',
    kind: 'choice',
    choices: [
      { value: 'clear', label: 'OSからの消去・上書き（Clear）' },
      { value: 'purge', label: '復元できない消去（Purge）' },
    ],
    required: true,
    clause: '4-4①',
    help: '媒体管理台帳の中身も、消去した記録になります。',
    shownWhen: erases,
  },
  { key: 'erasedBy', label: '消去した職員', kind: 'person', shownWhen: erases },
  { key: 'remarks', label: '備考', kind: 'longText', maximum: 500 },
];

/** Rows of the form as they are kept: by the key of the item. */
const returnedIn = (values: JsonObject): readonly ReturnedItem[] =>
  rowsOf(values).map((row) => ({
    ...(row as unknown as Omit<ReturnedItem, 'key'>),
    key: (row['thing'] as string | undefined) ?? `what:${String(row['what'] ?? '')}`,
  }));

/** What was erased on return is erased in 媒体管理台帳 too, in the same commit. */
function erasures(
  state: RecordState,
  values: JsonObject,
  items: readonly ReturnedItem[],
  situation: Situation,
): readonly DraftEntry[] {
  return items.flatMap((item) => {
    const medium = item.erasure === 'erased' ? situation.book.record(item.key as RecordId) : undefined;
    if (!medium || medium.register !== MEDIUM) return [];
    const body: JsonObject = {
      doneAt: values['at'] ?? '',
      operator: values['erasedBy'] ?? values['receiver'] ?? '',
      verifier: values['receiver'] ?? '',
      level: values['level'] ?? 'clear',
      verified: true,
      work: `返却時の消去（${state.number ?? ''}）`,
    };
    return [draftOn(medium, 'erased', 1, body)];
  });
}

/** 返却を記録: what is back, in what state, and what became of its contents. */
const giveBack: Action = {
  id: 'return',
  label: '返却を記録',
  tone: 'primary',
  on: 'one',
  fields: () => returnFields,
  initial: (situation, [target]) => ({
    at: nowOf(situation),
    receiver: situation.actor as string,
    ...(target ? { items: startRows(target, situation) as unknown as JsonObject[] } : {}),
  }),
  refusal: (_situation, target) => (!target.voided && openItems(target).length > 0 ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(returnFields, typed);
    const items = returnedIn(values);
    const open = new Set(openItems(target).map(keyOf));
    const twice = items.some((item, index) => items.findIndex((one) => one.key === item.key) < index);
    const findings = [
      ...checkFields(returnFields, typed),
      ...checkReturned(target, items, situation),
      ...(items.some((item) => !open.has(item.key)) || twice
        ? [block('items', null, '返却済のもの、または同じものが2回入っています。')]
        : []),
      ...checkReturnTime(target, values, situation),
      ...checkReceiver(target, values['receiver']),
    ];
    return verdict(findings, () => {
      const { items: _rows, ...rest } = values;
      const body = { ...rest, items: items as unknown as JsonObject[] };
      return [draftOn(target, 'returned', 1, body), ...erasures(target, values, items, situation)];
    });
  },
};

const plainExtension: readonly Field[] = [
  { key: 'until', label: '新しい返却予定日', kind: 'date', required: true },
  { key: 'reason', label: '延長の理由', kind: 'text', required: true, maximum: 200 },
];
const decidedExtension: readonly Field[] = [
  ...plainExtension,
  { key: 'decider', label: '延長を許可した人', kind: 'person', required: true, clause: '5-1(1)③イ' },
  { key: 'decidedOn', label: '許可日', kind: 'date', required: true, clause: '5-1(1)③イ' },
  {
    key: 'binder',
    label: '綴った簿冊',
    kind: 'text',
    maximum: 60,
    help: '紙で許可を受けたときに入力します。',
  },
];

/** 延長: a later day, with a new permission where the first one was needed. */
const extend: Action = {
  id: 'extend',
  label: '延長を記録',
  tone: 'normal',
  on: 'one',
  fields: (situation, [target]) =>
    target && wantsDecision(target, situation) ? decidedExtension : plainExtension,
  initial: (situation, [target]) =>
    target && wantsDecision(target, situation) ? { decidedOn: situation.today } : {},
  refusal: (_situation, target) => (!target.voided && openItems(target).length > 0 ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const form = wantsDecision(target, situation) ? decidedExtension : plainExtension;
    const values = tidied(form, typed);
    const findings = [
      ...checkFields(form, typed),
      ...checkExtension(target, values, situation),
      ...checkBlanketEnd(target, values['until'], situation),
    ];
    return verdict(findings, () => {
      const { decider, decidedOn } = values as { decider?: RecordId; decidedOn?: IsoDate };
      const deciderPost =
        decider === undefined || decidedOn === undefined
          ? {}
          : { deciderPost: postTextOn(situation.book, decider, decidedOn) };
      return [draftOn(target, 'extended', 1, { on: situation.today, ...values, ...deciderPost })];
    });
  },
};

export const comingBack: readonly Action[] = [giveBack, extend];
