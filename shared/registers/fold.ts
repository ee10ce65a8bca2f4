import type { RecordId } from '../ids';
import type { Body, Entry } from '../journal/entry';
import type { RecordState, Unlawful } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import { changed } from './changes';
import type { RegisterEvent } from './define';

/** How a record came to be, when not typed in. */
export type Origin =
  | { readonly kind: 'import'; readonly import: RecordId; readonly row: number }
  | { readonly kind: 'copy'; readonly of: RecordId };

/** The body of every first entry of a record. */
export type RegisteredBody = {
  readonly number: string | null;
  /** When it holds from (発令日, 登録年月日): as-of views go by this, not by the clock. */
  readonly on: IsoDate;
  readonly fields: JsonObject;
  readonly origin?: Origin;
};

export type AmendedBody = {
  readonly on: IsoDate;
  readonly changes: JsonObject;
  readonly reason: string;
  /** The import that made this amendment, so that it can be taken back. */
  readonly import?: RecordId;
  /** What that import replaced. */
  readonly before?: JsonObject;
};
export type VoidedBody = { readonly on: IsoDate; readonly reason: string };

const read = <T>(body: Body): T => body as unknown as T;

/** Makes a fold of a body of a known shape; bodies were parsed when they were drafted or taken in. */
export function event<T>(options: {
  readonly label: string;
  readonly version?: number;
  readonly creates?: boolean;
  readonly sets?: (body: T) => readonly string[];
  readonly apply: (state: RecordState, body: T, entry: Entry) => RecordState | Unlawful;
}): RegisterEvent {
  return {
    label: options.label,
    version: options.version ?? 1,
    creates: options.creates ?? false,
    sets: (body) => options.sets?.(read<T>(body)) ?? [],
    apply: (state, body, entry) =>
      state.voided
        ? { unlawful: '取り消された記録への操作です。' }
        : options.apply(state, read<T>(body), entry),
  };
}

export const registered = (status: string, label = '登録'): RegisterEvent =>
  event<RegisteredBody>({
    label,
    creates: true,
    sets: (body) => Object.keys(body.fields),
    apply: (state, body) => ({
      ...state,
      number: body.number,
      fields: body.fields,
      status,
      detail: {
        ...state.detail,
        on: body.on,
        ...(body.origin ? { origin: { ...body.origin } } : {}),
        ...(body.origin?.kind === 'import' ? { latestImport: body.origin.import } : {}),
      },
    }),
  });

export const amended: RegisterEvent = event<AmendedBody>({
  label: '訂正',
  sets: (body) => Object.keys(body.changes),
  apply: (state, body) => {
    const { number, ...changes } = body.changes;
    const next = {
      ...state,
      fields: changed(state.fields, changes),
      detail: latestImport(state.detail, body),
    };
    return number === undefined ? next : { ...next, number: number as string | null };
  },
});

export const voided: RegisterEvent = event<VoidedBody>({
  label: '誤登録の取消し',
  apply: (state, body, entry) => ({
    ...state,
    status: 'voided',
    voided: { reason: body.reason, at: entry.at },
  }),
});

/** Which import touched a record last, and what it replaced; an amendment by hand ends that import's say over it. */
function latestImport(detail: JsonObject, body: AmendedBody): JsonObject {
  const { latestImport: _import, beforeImport: _before, ...rest } = detail;
  if (body.import === undefined) return rest;
  return { ...rest, latestImport: body.import, beforeImport: body.before ?? {} };
}

/** Adds to what the register's own events say. */
export const withDetail = (state: RecordState, detail: JsonObject): RecordState => ({
  ...state,
  detail: { ...state.detail, ...detail },
});
