import type { RecordId } from '../../ids';
import type { Effect, RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { Json, JsonObject } from '../../json';
import type { Act, Erasure } from '../../policy/custody';
import { type CarriedItem, itemsIn, keyOf } from '../carried-items';
import { USE_EFFECT } from '../carried-uses';
import type { RegisterEvent } from '../define';
import { event, type RegisteredBody, registered, withDetail } from '../fold';
import { CUSTODY_EFFECT, LOST_EFFECT } from '../whereabouts';

/** What came back of one item, and what was found of its contents. */
export type ReturnedItem = {
  readonly key: string;
  /** What it is, for whoever reads the history; entries of before have the key alone. */
  readonly thing?: RecordId;
  readonly what?: string;
  readonly end: 'back' | 'damaged' | 'handed-over';
  readonly erasure: Erasure;
  readonly note?: string;
};
export type Return = {
  readonly at: string;
  readonly receiver: RecordId;
  readonly items: readonly ReturnedItem[];
  readonly level?: 'clear' | 'purge';
  readonly erasedBy?: RecordId;
  readonly remarks?: string;
};
export type Extension = {
  readonly on: IsoDate;
  readonly until: IsoDate;
  readonly reason: string;
  readonly decider?: RecordId;
  readonly deciderPost?: string;
  readonly decidedOn?: IsoDate;
  readonly binder?: string;
};
export type Loss = {
  readonly keys: readonly string[];
  readonly noticedAt: string;
  readonly incident: RecordId;
};
export type Found = { readonly keys: readonly string[]; readonly foundAt: string; readonly note: string };
export type Acknowledgement = {
  readonly on: IsoDate;
  readonly by: RecordId;
  readonly instruction?: string;
};

const listOf = <T>(state: RecordState, key: string): readonly T[] =>
  (state.detail[key] ?? []) as unknown as readonly T[];

export const returnsOf = (state: RecordState): readonly Return[] => listOf<Return>(state, 'returns');
export const extensionsOf = (state: RecordState): readonly Extension[] =>
  listOf<Extension>(state, 'extensions');
export const lossesOf = (state: RecordState): readonly Loss[] => listOf<Loss>(state, 'losses');
export const actOf = (state: RecordState): Act => state.fields['act'] as Act;
export const untilOf = (state: RecordState): IsoDate | null =>
  (state.fields['until'] as IsoDate | undefined) ?? null;
export const isIrregular = (state: RecordState): boolean => state.fields['irregular'] !== undefined;
export const acknowledgedOf = (state: RecordState): Acknowledgement | null =>
  (state.detail['acknowledged'] as Acknowledgement | undefined) ?? null;

export const returnedItems = (state: RecordState): readonly ReturnedItem[] =>
  returnsOf(state).flatMap((one) => one.items);

/** What has not come back. */
export function openItems(state: RecordState): readonly CarriedItem[] {
  const back = new Set(returnedItems(state).map((item) => item.key));
  return itemsIn(state.fields).filter((item) => !back.has(keyOf(item)));
}

/** Keys of what is missing: lost, and not found since. */
export function lostKeys(state: RecordState): readonly string[] {
  const lost = new Set(lossesOf(state).flatMap((loss) => loss.keys));
  for (const found of listOf<Found>(state, 'found')) for (const key of found.keys) lost.delete(key);
  const open = new Set(openItems(state).map(keyOf));
  return [...lost].filter((key) => open.has(key));
}

/** The line as it stands after something happened to it. */
function settled(state: RecordState): RecordState {
  const open = openItems(state);
  if (open.length > 0) return { ...state, status: lostKeys(state).length > 0 ? 'lost' : 'out' };
  const erased = returnedItems(state).some((item) => item.erasure === 'erased');
  return { ...state, status: erased ? 'returned-erased' : 'returned' };
}

const added = (state: RecordState, key: string, body: unknown): RecordState =>
  withDetail(state, { [key]: [...listOf<Json>(state, key), body as Json] });

const begun = (label: string): RegisterEvent => {
  const base = registered('out', label);
  return {
    ...base,
    apply(state, body, entry) {
      const next = base.apply(state, body, entry);
      if ('unlawful' in next) return next;
      const back = (body as unknown as RegisteredBody & { returned?: Return }).returned;
      return settled(back ? added(next, 'returns', back) : next);
    },
  };
};

const isOpen = (state: RecordState, keys: readonly string[]): boolean => {
  const open = new Set(openItems(state).map(keyOf));
  return keys.every((key) => open.has(key));
};

export const custodyEvents: { readonly [event: string]: RegisterEvent } = {
  lent: begun('貸出'),
  sent: begun('運搬'),
  taken: begun('持出し'),
  'recorded-afterwards': begun('事後記録（不備）'),
  extended: event<Extension>({
    label: '延長',
    sets: () => ['until'],
    apply: (state, body) =>
      openItems(state).length > 0
        ? { ...added(state, 'extensions', body), fields: { ...state.fields, until: body.until } }
        : { unlawful: '返却済のものの延長です。' },
  }),
  returned: event<Return>({
    label: '返却',
    apply: (state, body) =>
      isOpen(
        state,
        body.items.map((item) => item.key),
      )
        ? settled(added(state, 'returns', body))
        : { unlawful: '同じものの返却が重ねて記録されています。' },
  }),
  lost: event<Loss>({
    label: '紛失',
    apply: (state, body) =>
      isOpen(state, body.keys)
        ? settled(added(state, 'losses', body))
        : { unlawful: '返却済のものの紛失です。' },
  }),
  found: event<Found>({
    label: '発見',
    apply: (state, body) =>
      body.keys.every((key) => lostKeys(state).includes(key))
        ? settled(added(state, 'found', body))
        : { unlawful: '紛失していないものの発見です。' },
  }),
  acknowledged: event<Acknowledgement>({
    label: '所属長の確認',
    apply: (state, body) => withDetail(state, { acknowledged: { ...body } }),
  }),
};

/** What a line does to the things it has out, and to the permission it stands on. */
export function custodyEffects(state: RecordState): readonly Effect[] {
  const { holder, destination, permit } = state.fields;
  const lost = new Set(lostKeys(state));
  const open = openItems(state);
  const things = open.flatMap((item): readonly Effect[] => {
    if (item.thing === undefined) return [];
    const base = { on: item.thing, by: state.id };
    const detail: JsonObject = {
      act: actOf(state),
      holder: holder ?? '',
      until: untilOf(state),
      destination: destination ?? '',
    };
    const out: Effect = { ...base, kind: CUSTODY_EFFECT, detail };
    return lost.has(keyOf(item))
      ? [out, { ...base, kind: LOST_EFFECT, detail: { number: state.number, on: null } }]
      : [out];
  });
  if (typeof permit !== 'string') return things;
  const use = {
    number: state.number,
    items: itemsIn(state.fields).map(keyOf),
    open: open.length,
    lost: lost.size,
  };
  return [...things, { on: permit as RecordId, kind: USE_EFFECT, by: state.id, detail: use }];
}
