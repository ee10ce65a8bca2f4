import type { RecordState } from '../../journal/project';
import { type IsoDate, showDate } from '../../jp/date';
import { personName } from '../../organisation/assignments';
import type { BookView } from '../define';
import {
  briefingOf,
  briefingsOf,
  leavingOf,
  needsSignature,
  openGiven,
  restrictionOf,
  restrictionSetOf,
  returnsOf,
  shutOff,
  signingOf,
  signingsOf,
  trainingsOf,
} from './events';

export type StepId = 'briefing' | 'pledge' | 'restriction' | 'training' | 'return';
/** done; now: the next to do; open: can be done any time; later: not yet its turn; skipped: not asked for. */
export type StepState = 'done' | 'now' | 'open' | 'later' | 'skipped';
export type Step = {
  readonly id: StepId;
  readonly title: string;
  readonly clause: string;
  readonly state: StepState;
  /** What was done or is missing, one line each. */
  readonly says: readonly string[];
  /** Actions of the register that belong here, the first being the step's own. */
  readonly actions: readonly string[];
};

type Names = Pick<BookView, 'record'>;
const day = (on: IsoDate): string => showDate(on);

const SHUT_OFF = { internet: 'インターネット', mail: '電子メール' } as const;

function briefingSays(state: RecordState, book: Names): readonly string[] {
  const last = briefingsOf(state).at(-1);
  if (!last) return ['まだ説明していません。'];
  return [
    `${day(last.on)}　${last.material}（${last.materialVersion}）`,
    `説明した人：${personName(book, last.explainer)}`,
    last.understood
      ? '理解したことを確かめました。'
      : '理解したことを確かめられていません。もう一度説明してください。',
  ];
}

function pledgeSays(state: RecordState, book: Names): readonly string[] {
  const standing = signingOf(state);
  const cancelled = signingsOf(state).filter((one) => one.cancelled !== undefined).length;
  const again = cancelled === 0 ? [] : [`取り消した署名が${cancelled}件、残っています。`];
  if (standing)
    return [
      `${day(standing.on)}　${standing.manner === 'screen' ? '画面で署名' : '紙で署名'}（文面 ${standing.pledge.version}版）`,
      ...(standing.witness ? [`立会者：${personName(book, standing.witness)}`] : []),
      ...(standing.binder ? [`原本：${standing.binder}`] : []),
      ...again,
    ];
  if (!needsSignature(state)) return [String(state.fields['needReason'] ?? '署名を求めません。'), ...again];
  return ['まだ署名がありません。', ...again];
}

function restrictionSays(state: RecordState, book: Names): readonly string[] {
  const decided = restrictionOf(state);
  if (!decided) return ['所属長がまだ決めていません。'];
  const shut = shutOff(decided).map((what) => SHUT_OFF[what]);
  const first = `${day(decided.on)}　${personName(book, decided.decider)}が決定`;
  if (!decided.terminal) return [first, '端末を使わないため、設定は要りません。'];
  if (shut.length === 0) return [first, `どちらも業務に要ります：${decided.reason ?? ''}`];
  const set = restrictionSetOf(state);
  return [
    first,
    `${shut.join('・')}を使えないようにする`,
    set
      ? `${day(set.on)}　${personName(book, set.setBy)}が設定${set.confirmed ? '・確認済' : '（確認がまだ）'}`
      : 'まだ設定されていません。',
  ];
}

function returnSays(state: RecordState): readonly string[] {
  const leaving = leavingOf(state);
  const back = returnsOf(state).at(-1);
  const until = state.fields['until'];
  if (back) {
    const missing = (back.items ?? []).filter((item) => item.outcome === 'missing').length;
    return [
      `${day(back.on)}　${back.items?.length ?? 0}点を確認${missing > 0 ? `（未返却${missing}点）` : ''}`,
    ];
  }
  const given = openGiven(state).length;
  const things = given === 0 ? [] : [`カードに書いた渡しもの ${given}点`];
  if (leaving) return [`${day(leaving.on)}に離れます。返却を確かめてください。`, ...things];
  return [typeof until === 'string' ? `任用期間は${day(until as IsoDate)}まで` : '在職中', ...things];
}

/** The card of a year as five steps, in the order they are taken, with the one that is next. */
export function stepsOf(state: RecordState, book: Names): readonly Step[] {
  const at = (status: string, done: boolean, later: StepState = 'later'): StepState =>
    done ? 'done' : state.status === status ? 'now' : later;
  const briefed = briefingOf(state) !== null;
  const signed = signingOf(state) !== null;
  const restriction = restrictionOf(state);
  const isSet =
    restriction !== null &&
    (shutOff(restriction).length === 0 || restrictionSetOf(state)?.confirmed === true);
  const trainings = trainingsOf(state);
  return [
    {
      id: 'briefing',
      title: '説明',
      clause: '5-1(2)①',
      state: at('unbriefed', briefed),
      says: briefingSays(state, book),
      actions: ['brief'],
    },
    {
      id: 'pledge',
      title: '誓約',
      clause: '5-1(2)②',
      state: signed ? 'done' : needsSignature(state) ? at('unsigned', false) : 'skipped',
      says: pledgeSays(state, book),
      actions: ['sign', 'sign-on-paper', 'cancel-signature'],
    },
    {
      id: 'restriction',
      title: '利用の制限',
      clause: '5-1(2)③',
      state: isSet ? 'done' : ['undecided', 'unset'].includes(state.status) ? 'now' : 'later',
      says: restrictionSays(state, book),
      actions: restriction && !isSet ? ['set-restriction', 'restrict'] : ['restrict'],
    },
    {
      id: 'training',
      title: '研修',
      clause: '5-2(4)',
      state: trainings.length > 0 ? 'done' : 'open',
      says:
        trainings.length === 0
          ? ['この年度の受講の記録がありません。']
          : trainings.map((one) => `${day(one.on)}　${one.name}`),
      actions: ['train'],
    },
    {
      id: 'return',
      title: '返却',
      clause: '5-1(1)⑦',
      state: at('ended', state.status === 'ended', state.status === 'leaving' ? 'now' : 'later'),
      says: returnSays(state),
      actions: leavingOf(state) ? ['return', 'give'] : ['leave', 'give'],
    },
  ];
}
