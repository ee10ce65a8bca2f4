import type { Host } from '../../../shared/host/dispatch';
import type { Instant } from '../../../shared/ids';
import type { JsonObject } from '../../../shared/json';
import type { TypedLine } from '../../../shared/registers/entry-log/transcribe';
import { isBlank, type Lines } from './lines';

export type Typed = { readonly month: string; readonly lines: Lines };

/** What was typed of an area's paper book and not registered yet: kept by the host, one for each area. */
export type Transcript = Typed & {
  readonly key: string;
  readonly area: string;
  readonly savedAt: Instant;
};

const PLACE = 'transcribe/';
const keyOf = (area: string): string => `${PLACE}${area}`;

export const removeTranscript = (host: Host, area: string) => host.call('removeDraft', { key: keyOf(area) });

/** Keeps what is typed; nothing is kept of an empty grid. */
export const saveTranscript = (host: Host, area: string, { month, lines }: Typed) =>
  lines.every(isBlank)
    ? removeTranscript(host, area)
    : host.call('saveDraft', {
        key: keyOf(area),
        value: { month, lines: lines.filter((line) => !isBlank(line)) } as JsonObject,
      });

export async function readTranscripts(host: Host): Promise<readonly Transcript[]> {
  const answer = await host.call('drafts', {});
  if (!answer.ok) return [];
  return answer.value.drafts.flatMap(({ key, value, savedAt }): readonly Transcript[] => {
    const { month, lines } = value as { month?: string; lines?: TypedLine[] };
    if (!key.startsWith(PLACE) || typeof month !== 'string' || !Array.isArray(lines)) return [];
    return [{ key, area: key.slice(PLACE.length), month, lines, savedAt }];
  });
}
