import type { RecordId } from '../../ids';
import type { Body, Entry } from '../../journal/entry';
import type { RecordState, Unlawful } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import type { RegisterEvent } from '../define';
import { lentKeys } from '../entry-findings';
import { type AmendedBody, amended, event, registered, voided, withDetail } from '../fold';

/** One 訂正 of an entry: what stood there before, for the line that is struck through in the printed book. */
export type EntryAmendment = {
  readonly at: string;
  readonly by: RecordId;
  readonly device: string;
  readonly seq: number;
  readonly before: JsonObject;
  readonly reason: string;
};

export const amendmentsOf = (state: RecordState): readonly EntryAmendment[] =>
  (state.detail['amendments'] ?? []) as unknown as readonly EntryAmendment[];

export type Review = { readonly on: IsoDate; readonly by: RecordId; readonly note?: string };
export const reviewOf = (state: RecordState): Review | null =>
  (state.detail['review'] as Review | undefined) ?? null;

/** In or out follows from the record itself, whatever the order in which it was told. */
const settled = (state: RecordState | Unlawful): RecordState | Unlawful =>
  'unlawful' in state
    ? state
    : { ...state, status: state.fields['leftAt'] === undefined ? 'inside' : 'left' };

const settling = (base: RegisterEvent): RegisterEvent => ({
  ...base,
  apply: (state, body, entry) => settled(base.apply(state, body, entry)),
});

const entered = registered('inside', '入室');

export type LeftBody = { readonly on: IsoDate; readonly leftAt: string; readonly keys?: JsonObject[] };

const left = event<LeftBody>({
  label: '退室',
  sets: () => ['leftAt'],
  apply(state, body) {
    if (state.fields['leftAt'] !== undefined) return { unlawful: '退室は既に記録されています。' };
    if (body.leftAt < String(state.fields['enteredAt'] ?? ''))
      return { unlawful: '退室日時が入室日時より前です。' };
    const keys = body.keys === undefined ? {} : { keys: body.keys };
    return settled({ ...state, fields: { ...state.fields, leftAt: body.leftAt, ...keys } });
  },
});

export type KeysReturnedBody = { readonly on: IsoDate; readonly returnedAt: string };

const keysReturned = event<KeysReturnedBody>({
  label: '鍵の返却',
  apply(state, body) {
    const keys = lentKeys(state.fields).map((key) =>
      key.returnedAt === undefined ? { ...key, returnedAt: body.returnedAt } : key,
    );
    return { ...state, fields: { ...state.fields, keys: keys as unknown as JsonObject[] } };
  },
});

const reviewed = event<Review>({
  label: '不備の確認',
  apply: (state, body) => withDetail(state, { review: { ...body } }),
});

/** A 訂正 keeps what it replaced: the book prints it struck through. */
const corrected: RegisterEvent = {
  ...amended,
  apply(state, body: Body, entry: Entry) {
    const next = amended.apply(state, body, entry);
    if ('unlawful' in next) return next;
    const { changes, reason } = body as unknown as AmendedBody;
    const before = Object.fromEntries(Object.keys(changes).map((key) => [key, state.fields[key] ?? null]));
    const made: EntryAmendment = {
      at: entry.at,
      by: entry.actor as string as RecordId,
      device: entry.device,
      seq: entry.seq,
      before,
      reason,
    };
    const amendments = [...amendmentsOf(state), made] as unknown as JsonObject[];
    // What was reviewed is not what stands there now.
    const { review: _review, ...detail } = next.detail;
    return { ...next, detail: { ...detail, amendments } };
  },
};

export const entryEvents: { readonly [event: string]: RegisterEvent } = {
  entered: settling(entered),
  left,
  'keys-returned': keysReturned,
  amended: settling(corrected),
  reviewed,
  voided,
};
