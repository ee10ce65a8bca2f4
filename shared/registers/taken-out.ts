import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import type { RegisterEvent, Wait } from './define';
import type { Field } from './field';
import { event, type RegisteredBody, registered, withDetail } from './fold';
import { type Held, holding, inherit } from './held';
import { ASSET, MEDIUM } from './ids';
import { thingStatus } from './standing';

/*
 * 抜取り: a machine is disposed of without its storage. The information goes on in the storage, which stands in
 * 媒体管理台帳 with all that the machine ever held, until it is disposed of by itself (3(2)⑩ア, 4-1(7)①).
 */

/** Out of which thing a storage was taken, by which record, and what it takes along from there. */
export type TakenOut = {
  readonly from: RecordId;
  readonly disposal: RecordId;
  readonly on: IsoDate;
  readonly held: Held;
};

/** Status of a storage that was taken out and is to be disposed of by itself. */
export const AWAITING = 'awaiting-disposal';

const takenOutOf = (state: RecordState, { from, disposal, on, held }: TakenOut): RecordState =>
  withDetail({ ...inherit(state, held), status: AWAITING }, { takenOut: { from, disposal, on } });

const asRegistered = holding(registered('registered', '登録（機器からの抜取り）'));

/** Events of 媒体管理台帳 that only the record of carrying out a disposal writes. */
export const takenOutEvents: { readonly [event: string]: RegisterEvent } = {
  'taken-out': event<TakenOut>({ label: '機器からの抜取り', apply: takenOutOf }),
  'storage-registered': {
    ...asRegistered,
    apply(state, body, entry) {
      const next = asRegistered.apply(state, body, entry);
      if ('unlawful' in next) return next;
      return takenOutOf(next, (body as unknown as RegisteredBody & { takenOut: TakenOut }).takenOut);
    },
  },
};

export const takenOutField: Field = {
  key: 'takenOutOf',
  label: '抜き取った元の機器',
  kind: 'link',
  registers: [MEDIUM, ASSET],
  width: 0,
  clause: '3(2)⑩ア',
};

type Trace = Omit<TakenOut, 'held'>;
const traceOf = (state: RecordState): Trace | undefined => state.detail['takenOut'] as Trace | undefined;

export const takenOutValues = (state: RecordState): JsonObject => {
  const trace = traceOf(state);
  return trace ? { takenOutOf: trace.from } : {};
};

/** A storage that nobody has applied for yet stays on 本日の処理. */
export const waitsForDisposal = (
  state: RecordState,
  book: Parameters<typeof thingStatus>[1],
): readonly Wait[] =>
  !state.voided && thingStatus(state, book) === AWAITING
    ? [
        {
          kind: 'waiting',
          what: '抜き取った記憶装置：廃棄の申請待ち',
          person: null,
          since: traceOf(state)?.on ?? null,
          action: null,
        },
      ]
    : [];
