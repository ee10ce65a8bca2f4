import type { Instant, RecordId } from '../../../shared/ids';
import type { JsonObject } from '../../../shared/json';
import type { TypedLine } from '../../../shared/registers/entry-log/transcribe';
import { isBlank, type Lines } from './lines';

export type Typed = { readonly month: string; readonly lines: Lines };

/** What was typed of an area's paper book and is not registered yet. */
export type TranscribedDraft = Typed & {
  readonly key: string;
  readonly area: RecordId;
  readonly savedAt: Instant;
};

const PREFIX = 'transcribe/';
export const transcribeKey = (area: string): string => `${PREFIX}${area}`;

const writtenLines = (lines: Lines): Lines => lines.filter((line) => !isBlank(line));

/** As it is kept; null where nothing was typed. */
export function draftOfTyped({ month, lines }: Typed): JsonObject | null {
  const written = writtenLines(lines);
  return written.length === 0 ? null : { month, lines: written };
}

type Kept = { readonly key: string; readonly value: JsonObject; readonly savedAt: Instant };

export const transcribedDrafts = (kept: readonly Kept[]): readonly TranscribedDraft[] =>
  kept.flatMap(({ key, value, savedAt }) => {
    const { month, lines } = value as { month?: string; lines?: readonly TypedLine[] };
    if (!key.startsWith(PREFIX) || month === undefined || !Array.isArray(lines)) return [];
    return [{ key, area: key.slice(PREFIX.length) as RecordId, month, lines: writtenLines(lines), savedAt }];
  });
