import type { Host } from '../../shared/host/dispatch';
import type { Hash, ProfileVersion, RecordId, RegisterId } from '../../shared/ids';
import type { DraftEntry, Entry } from '../../shared/journal/entry';
import { idFor } from './journal';
import { testPassword, value } from './test-host';

export const deskPassword = 'やかん-ゆきだるま-はしご-けむり';
export const deskRules = 'test' as ProfileVersion;

/** A draft of any register about the record that goes by this word. */
export const draftOf = (
  register: string,
  word: string,
  event = 'registered',
  expected: Hash | null = null,
): DraftEntry => ({
  register: register as RegisterId,
  record: idFor(`record ${register} ${word}`) as RecordId,
  event,
  version: 1,
  body: bodyOf(`${register} ${event}`, word),
  expected,
});

const on = '2026-11-23';

/** Comings and goings as the desk writes them; anything else bears its word alone. */
function bodyOf(kind: string, word: string): DraftEntry['body'] {
  if (kind === 'entry-log left') return { on, leftAt: `${on}T10:00` };
  if (kind === 'entry-log voided') return { on, reason: '受付での押し間違い' };
  if (kind !== 'entry-log entered') return { word };
  const area = idFor('record area 見本の区域');
  const fields = { area, name: word, purpose: '定期点検', enteredAt: `${on}T09:00`, source: 'desk' };
  return { number: null, on, fields };
}

const wordOf = (body: Entry['body']): unknown =>
  body?.['word'] ?? (body?.['fields'] as DraftEntry['body'] | undefined)?.['name'];

export const write = async (host: Host, ...drafts: DraftEntry[]) =>
  value(await host.call('append', { drafts, rules: deskRules })).entries;

/** Everything that can be read here: the word of each entry, in the order it comes. */
export async function wordsIn(host: Host): Promise<string[]> {
  const { entries } = value(await host.call('read', { after: {}, limit: 20_000 }));
  return entries.map(({ body }) => wordOf(body)).filter((word) => typeof word === 'string');
}

/** An open book with something for the desk, something that is not for it, and a password for the desk; then locked. */
export async function lockedWithDesk(host: Host): Promise<void> {
  await write(host, draftOf('area', '見本の区域'));
  await write(host, draftOf('asset', '見本の資産'));
  await write(host, draftOf('entry-permit', '見本の許可'));
  await write(host, draftOf('entry-log', '窓口で書いた入室', 'entered'));
  await write(host, draftOf('entry-log', '混ざった入室', 'entered'), draftOf('person', '見本の職員'));
  value(await host.call('setDesk', { password: deskPassword }));
  value(await host.call('lock', {}));
}

export const openBookAgain = async (host: Host): Promise<void> =>
  void value(await host.call('unlock', { password: testPassword }));

export const openDeskAgain = async (host: Host): Promise<void> =>
  void value(await host.call('unlockDesk', { password: deskPassword }));
