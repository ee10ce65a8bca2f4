import type { RecordId } from '../../ids';
import type { Effect, RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { isPermitted } from '../application';
import { decisionOf } from '../decision';
import { event, type RegisteredBody, withDetail } from '../fold';
import { AWAITING } from '../taken-out';

export type Item = { readonly thing: RecordId; readonly method: string; readonly note?: string };

/** A storage that was taken out of a machine: it stands in 媒体管理台帳 and awaits its own disposal. */
export type TakenStorage = { readonly from: RecordId; readonly medium: RecordId };

/** What was done (3(2)⑩イ): 日時・担当者・処理内容, to which things, by which method. */
export type Work = {
  readonly items: readonly Item[];
  readonly doneAt: string;
  readonly operator: RecordId;
  readonly work: string;
  readonly place?: string;
  readonly witness?: RecordId;
  readonly verification?: string;
  readonly verified?: boolean;
  /** Why it was done without what the rules ask for: makes the record a 事後記録（不備）. */
  readonly irregular?: string;
  readonly photos?: JsonObject[];
  readonly storages?: readonly TakenStorage[];
};

export type HandOver = {
  readonly handedAt: string;
  readonly handedBy: RecordId;
  readonly receivedBy: string;
  readonly slip?: string;
};
export type Certificate = {
  readonly certificateNumber: string;
  readonly certifiedOn: IsoDate;
  readonly certifiedWork: string;
  readonly serials: string;
  readonly matchedBy: RecordId;
};

export const itemsOf = (state: RecordState): readonly Item[] =>
  (state.fields['items'] ?? []) as unknown as readonly Item[];
export const workOf = (state: RecordState): readonly Work[] =>
  (state.detail['work'] ?? []) as unknown as readonly Work[];
export const handOverOf = (state: RecordState): HandOver | null =>
  (state.detail['handOver'] as HandOver | undefined) ?? null;
export const certificateOf = (state: RecordState): Certificate | null =>
  (state.detail['certificate'] as Certificate | undefined) ?? null;

export const routeOf = (state: RecordState): string => String(state.fields['route'] ?? 'in-house');

/** Things whose processing is on record. */
export const doneThings = (state: RecordState): ReadonlySet<RecordId> =>
  new Set(workOf(state).flatMap((work) => work.items.map((item) => item.thing)));

export const openItems = (state: RecordState): readonly Item[] => {
  const done = doneThings(state);
  return itemsOf(state).filter((item) => !done.has(item.thing));
};

export const isIrregular = (state: RecordState): boolean =>
  workOf(state).some((work) => work.irregular !== undefined);

/** Where the work has got to, once something of it is on record. */
function statusAfterWork(state: RecordState, before: string): string {
  if (openItems(state).length > 0) return before;
  if (routeOf(state) === 'in-house') return isIrregular(state) ? 'irregular' : 'completed';
  return 'carried-out';
}

const afterHandOver = (state: RecordState): string => {
  if (routeOf(state) === 'outsourced') return 'certificate-waiting';
  return isIrregular(state) ? 'irregular' : 'completed';
};

function carriedOut(state: RecordState, work: Work) {
  const decision = decisionOf(state);
  const early = decision !== null && work.doneAt.slice(0, 10) < decision.decidedOn;
  if ((!isPermitted(state) || early) && work.irregular === undefined) {
    return { unlawful: '許可の前の実施が、事後記録としてではなく記録されています。' };
  }
  const done = doneThings(state);
  if (work.items.some((item) => done.has(item.thing)))
    return { unlawful: '同じものの実施が重ねて記録されています。' };
  const next = withDetail(state, { work: [...workOf(state), work] as unknown as JsonObject[] });
  return { ...next, status: statusAfterWork(next, state.status) };
}

export const disposalEvents = {
  'carried-out': event<Work>({ label: '実施', apply: carriedOut }),
  'handed-over': event<HandOver>({
    label: '引渡し',
    apply: (state, body) =>
      state.status === 'carried-out'
        ? { ...withDetail(state, { handOver: { ...body } }), status: afterHandOver(state) }
        : { unlawful: '庁舎内の消去が済んでいない引渡しです。' },
  }),
  certified: event<Certificate>({
    label: '完了証明書',
    apply: (state, body) =>
      state.status === 'certificate-waiting'
        ? {
            ...withDetail(state, { certificate: { ...body } }),
            status: isIrregular(state) ? 'irregular' : 'completed',
          }
        : { unlawful: '引渡しの済んでいない廃棄の完了証明書です。' },
  }),
  'recorded-afterwards': event<RegisteredBody & { readonly work: Work }>({
    label: '事後記録（不備）',
    creates: true,
    sets: (body) => Object.keys(body.fields),
    apply(state, body) {
      const next = { ...state, number: body.number, fields: body.fields, status: 'irregular' };
      return withDetail(next, { on: body.on, work: [body.work] as unknown as JsonObject[] });
    },
  }),
};

const ENDED = new Set(['withdrawn', 'refused', 'revoked']);

/**
 * What a disposal does to the things it names: applied for, on its way, gone. A thing becomes 廃棄済 by this
 * record and by nothing else.
 */
export function disposalEffects(state: RecordState): readonly Effect[] {
  const done = doneThings(state);
  const storages = workOf(state).flatMap((work) =>
    (work.storages ?? []).map(
      (storage): Effect => ({
        on: storage.medium,
        kind: AWAITING,
        by: state.id,
        detail: { number: state.number, on: work.doneAt.slice(0, 10) },
      }),
    ),
  );
  const finished = state.status === 'completed' || state.status === 'irregular';
  const things = itemsOf(state).flatMap((item): readonly Effect[] => {
    const work = workOf(state).find((one) => one.items.some((each) => each.thing === item.thing));
    const detail = { number: state.number, on: work?.doneAt.slice(0, 10) ?? null };
    const effect = (kind: string): Effect => ({ on: item.thing, kind, by: state.id, detail });
    if (done.has(item.thing))
      return [effect(finished || routeOf(state) === 'in-house' ? 'disposed' : 'in-disposal')];
    return ENDED.has(state.status) ? [] : [effect('disposal-applied')];
  });
  return [...things, ...storages];
}
