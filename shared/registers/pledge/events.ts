import type { Attachment } from '../../host/contract';
import type { Hash, RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { LocalMoment } from '../../jp/moment';
import type { Json, JsonObject } from '../../json';
import type { FrozenPledge } from '../../policy/pledge';
import type { RegisterEvent } from '../define';
import { amended, event, registered, withDetail } from '../fold';
import type { Signature } from '../signature';

export type Briefing = {
  readonly on: IsoDate;
  readonly material: string;
  readonly materialVersion: string;
  readonly explainer: RecordId;
  readonly understood: boolean;
  readonly remarks?: string;
};
/** One signature: the text as it was signed, and its hash. On paper the page is attached, or only told of. */
export type Signing = {
  readonly manner: 'screen' | 'paper';
  readonly on: IsoDate;
  /** When it was given on the screen. */
  readonly at?: LocalMoment;
  readonly pledge: FrozenPledge;
  readonly sha256: Hash;
  readonly signature?: Signature;
  readonly witness?: RecordId;
  readonly pages?: readonly Attachment[];
  /** Its code could not be read: a person said whose sheet it is. */
  readonly byHand?: boolean;
  /** 綴った簿冊: where the signed original is. */
  readonly binder?: string;
};
export type Cancellation = { readonly on: IsoDate; readonly reason: string; readonly of: Hash };
export type Restriction = {
  readonly on: IsoDate;
  readonly decider: RecordId;
  readonly deciderPost: string;
  readonly terminal: boolean;
  readonly internet?: boolean;
  readonly mail?: boolean;
  readonly reason?: string;
};
export type RestrictionSet = {
  readonly on: IsoDate;
  readonly setBy: RecordId;
  readonly how: string;
  readonly confirmed: boolean;
};
export type Training = {
  readonly on: IsoDate;
  readonly name: string;
  readonly manner: string;
  readonly remarks?: string;
};
export type Given = {
  readonly kind: string;
  readonly name: string;
  readonly number?: string;
  readonly on?: IsoDate;
};
export type Leaving = { readonly on: IsoDate; readonly why: string; readonly remarks?: string };
export type ReturnedThing = {
  readonly kind: string;
  readonly name: string;
  readonly number?: string;
  readonly thing?: RecordId;
  readonly outcome: 'returned' | 'stopped' | 'handed-on' | 'missing';
  readonly note?: string;
};
export type Returned = {
  readonly on: IsoDate;
  readonly receiver: RecordId;
  readonly secrecy: boolean;
  readonly items?: readonly ReturnedThing[];
  readonly remarks?: string;
};

/** A signing as it stands: with the cancellation that took it back. */
export type KeptSigning = Signing & { readonly entry: Hash; readonly cancelled?: Cancellation };

const one = <T>(state: RecordState, key: string): T | null => (state.detail[key] as T | undefined) ?? null;
const list = <T>(state: RecordState, key: string): readonly T[] =>
  (state.detail[key] ?? []) as unknown as readonly T[];

export const briefingsOf = (state: RecordState): readonly Briefing[] => list<Briefing>(state, 'briefings');
/** The briefing that counts: the last one, if it was understood. */
export const briefingOf = (state: RecordState): Briefing | null => {
  const last = briefingsOf(state).at(-1);
  return last?.understood === true ? last : null;
};
export const signingsOf = (state: RecordState): readonly KeptSigning[] =>
  list<KeptSigning>(state, 'signings');
/** The signature that stands: the last one nobody took back. */
export const signingOf = (state: RecordState): KeptSigning | null =>
  signingsOf(state).findLast((signing) => signing.cancelled === undefined) ?? null;
export const restrictionOf = (state: RecordState): Restriction | null => one(state, 'restriction');
export const restrictionSetOf = (state: RecordState): RestrictionSet | null => one(state, 'restrictionSet');
export const trainingsOf = (state: RecordState): readonly Training[] => list<Training>(state, 'trainings');
export const leavingOf = (state: RecordState): Leaving | null => one(state, 'leaving');
export const returnsOf = (state: RecordState): readonly Returned[] => list<Returned>(state, 'returns');
export const givenOf = (state: RecordState): readonly Given[] =>
  (state.fields['things'] ?? []) as unknown as readonly Given[];

/** What a decision shuts off: nothing where no terminal is used or everything is needed. */
export const shutOff = (restriction: Restriction): readonly ('internet' | 'mail')[] =>
  restriction.terminal ? (['internet', 'mail'] as const).filter((what) => restriction[what] !== true) : [];

export const needsSignature = (state: RecordState): boolean => state.fields['need'] === 'sign';

const keyOf = (thing: { kind: string; name: string; number?: string; thing?: RecordId }): string =>
  thing.thing ?? `${thing.kind} ${thing.name} ${thing.number ?? ''}`;

/** Keys of what has come back, was stopped or handed on; what was missing is still open. */
export const settledThings = (state: RecordState): ReadonlySet<string> =>
  new Set(
    returnsOf(state).flatMap((back) =>
      (back.items ?? []).filter((item) => item.outcome !== 'missing').map(keyOf),
    ),
  );
/** What was typed on the card and has not come back. */
export const openGiven = (state: RecordState): readonly Given[] => {
  const settled = settledThings(state);
  return givenOf(state).filter((given) => !settled.has(keyOf(given)));
};

/** Where the card stands: the first step that is missing. */
function statusAfter(state: RecordState): string {
  const back = returnsOf(state).at(-1);
  if (leavingOf(state) || back)
    return back && !(back.items ?? []).some((item) => item.outcome === 'missing') ? 'ended' : 'leaving';
  if (!briefingOf(state)) return 'unbriefed';
  if (needsSignature(state) && !signingOf(state)) return 'unsigned';
  const restriction = restrictionOf(state);
  if (!restriction) return 'undecided';
  if (shutOff(restriction).length > 0 && restrictionSetOf(state)?.confirmed !== true) return 'unset';
  return 'in-service';
}

const settled = (state: RecordState): RecordState => ({ ...state, status: statusAfter(state) });

/** The same event, with the state of the card worked out after it. */
const settling = (base: RegisterEvent): RegisterEvent => ({
  ...base,
  apply(state, body, entry) {
    const next = base.apply(state, body, entry);
    return 'unlawful' in next || next.voided ? next : settled(next);
  },
});

const added = (state: RecordState, key: string, body: unknown): RecordState =>
  withDetail(state, { [key]: [...list<Json>(state, key), body as Json] });
const put = (state: RecordState, key: string, body: unknown): RecordState =>
  withDetail(state, { [key]: body as JsonObject });

export const pledgeEvents: { readonly [event: string]: RegisterEvent } = {
  registered: settling(registered('unbriefed', '年度カードの作成')),
  amended: settling(amended),
  briefed: settling(
    event<Briefing>({ label: '説明', apply: (state, body) => added(state, 'briefings', { ...body }) }),
  ),
  signed: settling(
    event<Signing>({
      label: '署名',
      apply: (state, body, entry) =>
        signingOf(state)
          ? { unlawful: '署名が済んでいるカードへの署名です。' }
          : added(state, 'signings', { ...body, entry: entry.hash }),
    }),
  ),
  'signature-cancelled': settling(
    event<Cancellation>({
      label: '署名の取消し',
      apply(state, body) {
        const standing = signingOf(state);
        if (!standing || standing.entry !== body.of) return { unlawful: '立っていない署名の取消しです。' };
        const signings = signingsOf(state).map((signing) =>
          signing.entry === body.of ? { ...signing, cancelled: body } : signing,
        );
        return withDetail(state, { signings: signings as unknown as Json });
      },
    }),
  ),
  restricted: settling(
    event<Restriction>({
      label: '利用制限の決定',
      apply: (state, body) => withDetail(state, { restriction: { ...body }, restrictionSet: null }),
    }),
  ),
  'restriction-set': settling(
    event<RestrictionSet>({
      label: '利用制限の設定',
      apply: (state, body) =>
        restrictionOf(state)
          ? put(state, 'restrictionSet', { ...body })
          : { unlawful: '決まっていない制限の設定です。' },
    }),
  ),
  trained: settling(
    event<Training>({ label: '研修', apply: (state, body) => added(state, 'trainings', { ...body }) }),
  ),
  given: settling(
    event<{ readonly on: IsoDate; readonly items: readonly Given[] }>({
      label: '貸与',
      sets: () => ['things'],
      apply: (state, body) => ({
        ...state,
        fields: {
          ...state.fields,
          things: [...givenOf(state), ...body.items] as unknown as Json,
        },
      }),
    }),
  ),
  left: settling(
    event<Leaving>({ label: '離任', apply: (state, body) => put(state, 'leaving', { ...body }) }),
  ),
  returned: settling(
    event<Returned>({ label: '返却', apply: (state, body) => added(state, 'returns', { ...body }) }),
  ),
};
