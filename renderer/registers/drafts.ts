import type { Host } from '../../shared/host/dispatch';
import type { Instant } from '../../shared/ids';
import type { JsonObject } from '../../shared/json';

/** A form left half-filled: kept by the host until it is registered or thrown away. */
export type Draft = {
  readonly key: string;
  readonly register: string;
  readonly action: string;
  /** The records it is done to; empty for a new one. */
  readonly targets: readonly string[];
  readonly values: JsonObject;
  readonly savedAt: Instant;
};

/** One draft per form: register, action, and what it is done to (a fingerprint when those are many). */
export function draftKey(register: string, action: string, targets: readonly string[]): string {
  const on = targets.length <= 3 ? targets.join('.') : `${targets.length}x${fingerprint(targets.join('.'))}`;
  return `form/${register}/${action}/${on}`;
}

/** FNV-1a, 32 bits: tells two selections apart, protects nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}

const changes = new Set<Promise<unknown>>();

/** Nobody has to wait for it: whoever reads drafts afterwards sees them as they are after it. */
function underWay<T>(change: Promise<T>): Promise<T> {
  changes.add(change);
  return change.finally(() => changes.delete(change));
}

export const putDraft = (host: Host, key: string, value: JsonObject) =>
  underWay(host.call('saveDraft', { key, value }));

export const dropDraft = (host: Host, key: string): Promise<unknown> =>
  underWay(host.call('removeDraft', { key }));

export const saveDraft = (host: Host, draft: Omit<Draft, 'savedAt' | 'key'>) =>
  putDraft(host, draftKey(draft.register, draft.action, draft.targets), {
    register: draft.register,
    action: draft.action,
    targets: draft.targets,
    values: draft.values,
  });

export const removeDraft = (
  host: Host,
  register: string,
  action: string,
  targets: readonly string[],
): Promise<unknown> => dropDraft(host, draftKey(register, action, targets));

/** Every draft the host keeps, of forms and of other work, newest first. */
export async function keptDrafts(host: Host) {
  await Promise.allSettled(changes);
  const answer = await host.call('drafts', {});
  return answer.ok ? answer.value.drafts.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt)) : [];
}

/** The drafts of forms, newest first; other drafts of the host are left alone. */
export const readDrafts = async (host: Host): Promise<readonly Draft[]> => formDrafts(await keptDrafts(host));

export const formDrafts = (kept: Awaited<ReturnType<typeof keptDrafts>>): readonly Draft[] =>
  kept.flatMap(({ key, value, savedAt }): readonly Draft[] => {
    const { register, action, targets, values } = value as Partial<Draft>;
    if (!key.startsWith('form/') || typeof register !== 'string' || typeof action !== 'string') return [];
    return [{ key, register, action, targets: targets ?? [], values: values ?? {}, savedAt }];
  });
