import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { type LocalMoment, localMomentDate, localMomentSchema } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { isLowered } from '../../policy/classification';
import { block, type Finding, warn } from '../../policy/finding';
import { changed, changesBetween } from '../changes';
import { type Action, draftOn, type RegisterEvent, type Situation, verdict } from '../define';
import { effectiveOf } from '../effective';
import type { Field } from '../field';
import { event, withDetail } from '../fold';
import { afterPurge, holding } from '../held';
import { checkFields, tidied } from '../schema';
import { thingStatus } from '../standing';
import { AWAITING } from '../taken-out';
import { mediumFields } from './fields';

/** What stands between a medium and its next use: it is gone, or on its way there. */
const isGone = (target: RecordState, situation: Situation): boolean =>
  target.voided !== null || thingStatus(target, situation.book) === 'disposed';

const eraseFields: readonly Field[] = [
  { key: 'doneAt', label: '消去日時', kind: 'moment', required: true, clause: '4-4①' },
  { key: 'operator', label: '処理担当者', kind: 'person', required: true },
  {
    key: 'level',
    label: '消去の強さ',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'clear', label: 'OSからの消去・上書き（Clear）' },
      { value: 'purge', label: '復元できない消去（Purge）' },
    ],
    help: 'Purgeを確かめた記録があるときだけ、廃棄の判定に使う分類が下がります。',
  },
  { key: 'verified', label: '消去できたことを確かめた', kind: 'yesNo' },
  {
    key: 'verifier',
    label: '確かめた人',
    kind: 'person',
    help: '処理担当者と別の職員が確かめるのが望ましいです。',
    shownWhen: (values) => values['verified'] === true,
  },
  { key: 'work', label: '処理内容', kind: 'longText', required: true },
];

/** The day of a typed moment, where it can be read; its field says the rest. */
const dayOf = (value: unknown): IsoDate | null => {
  const moment = localMomentSchema.safeParse(value);
  return moment.success ? localMomentDate(moment.data as LocalMoment) : null;
};

/** 消去: what a medium held is erased, and whether anybody made sure of it. */
export const erase: Action = {
  id: 'erase',
  label: '消去を記録',
  tone: 'normal',
  on: 'many',
  fields: () => eraseFields,
  refusal: (situation, target) => (isGone(target, situation) ? 'hidden' : null),
  decide(situation, targets, typed) {
    const values = tidied(eraseFields, typed);
    const on = dayOf(values['doneAt']);
    const findings = [
      ...checkFields(eraseFields, typed),
      ...(on !== null && on > situation.today ? [block('doneAt', null, '消去日時が今日より後です。')] : []),
      ...(values['level'] === 'purge' && values['verified'] !== true
        ? [warn('verified', '3(2)⑩ア', '確かめていない消去では、廃棄の判定に使う分類は下がりません。')]
        : []),
    ];
    return verdict(findings, () => targets.map((target) => draftOn(target, 'erased', 1, values)));
  },
};

const erased = event<JsonObject>({
  label: '消去',
  sets: () => ['contents', 'confidentiality', 'integrity', 'availability'],
  apply(state: RecordState, body) {
    const { contents: _contents, contentsNote: _note, ...rest } = state.fields;
    const fields = { ...rest, confidentiality: '1', integrity: '1', availability: '1' };
    const emptied = { ...withDetail(state, { lastErased: body }), fields };
    if (body['level'] !== 'purge' || body['verified'] !== true) return emptied;
    // A storage taken out of a machine may be used again once nothing is left on it.
    return { ...afterPurge(emptied), status: state.status === AWAITING ? 'registered' : state.status };
  },
});

const CONTENT_KEYS = [
  'contents',
  'contentsNote',
  'confidentiality',
  'integrity',
  'availability',
  'classReason',
  'network',
  'residents',
];
const changeFields: readonly Field[] = [
  {
    key: 'changedOn',
    label: '書き込んだ日・消した日',
    kind: 'date',
    required: true,
    group: '中身',
  },
  ...mediumFields.filter((field) => CONTENT_KEYS.includes(field.key)),
];

function checkContents(target: RecordState, after: JsonObject, situation: Situation): readonly Finding[] {
  const next = { ...target.fields, ...after };
  const before = effectiveOf(target.fields, situation.book).classification;
  const { classification, why } = effectiveOf(next, situation.book);
  const findings: Finding[] = [];
  const on = after['changedOn'];
  if (typeof on === 'string' && on > situation.today)
    findings.push(block('changedOn', null, '日付が今日より後です。'));
  if (isLowered(before, classification)) {
    findings.push(
      warn(
        'confidentiality',
        '3(2)⑩ア',
        '中身を消しても、廃棄の判定に使う分類は、復元できない消去を確かめて「消去を記録」するまで下がりません。',
      ),
    );
  }
  if (isLowered(classification, before) && why !== '')
    findings.push(warn('contents', '3(2)⑤ウ', `この媒体の扱いが上がります（${why}）。`));
  return findings;
}

/** 中身の変更: what is on a medium now. Not a correction: what was there before was true until that day. */
export const changeContents: Action = {
  id: 'change-contents',
  label: '中身の変更を記録',
  tone: 'normal',
  on: 'one',
  fields: () => changeFields,
  initial: (situation, [target]) => ({
    changedOn: situation.today,
    ...Object.fromEntries(
      CONTENT_KEYS.flatMap((key) => {
        const value = target?.fields[key];
        return value === undefined ? [] : [[key, value]];
      }),
    ),
  }),
  refusal: (situation, target) => (isGone(target, situation) ? 'hidden' : null),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const { changedOn, ...after } = tidied(changeFields, typed);
    const kept = Object.fromEntries(CONTENT_KEYS.map((key) => [key, target.fields[key]]));
    const before = Object.fromEntries(
      Object.entries(kept).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
    const changes = changesBetween(changeFields.slice(1), before, after);
    const findings = [
      ...checkFields(changeFields, typed),
      ...checkContents(target, { ...before, ...after, ...(changedOn ? { changedOn } : {}) }, situation),
      ...(Object.keys(changes).length === 0 ? [block(null, null, '変わったところがありません。')] : []),
    ];
    return verdict(findings, () => [
      draftOn(target, 'contents-changed', 1, { on: changedOn as IsoDate, changes }),
    ]);
  },
};

/** What happened to the contents of a medium. */
export const contentEvents: { readonly [event: string]: RegisterEvent } = {
  erased,
  'contents-changed': holding(
    event<{ on: IsoDate; changes: JsonObject }>({
      label: '中身の変更',
      sets: (body) => Object.keys(body.changes),
      apply: (state, body) => ({ ...state, fields: changed(state.fields, body.changes) }),
    }),
  ),
};
