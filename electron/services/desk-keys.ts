import { type BookId, type DeviceId, ENTRY_DESK } from '../../shared/ids';
import type { Entry } from '../../shared/journal/entry';
import type { DeviceFile } from './device-key';
import { deriveKey } from './hashing';
import type { HostDeps } from './host-deps';
import { kindOf } from './journal-index';
import type { JournalSetting } from './journal-setting';
import type { Keyring } from './keyring';

/*
 * The keys of the compartment `desk` (docs/decisions/0015). Each account of the desk has an epoch: the first one 1, and
 * one more for each after it. An account holds the keys up to its own, so what is written after it was withdrawn is
 * closed to it, even with an old keyring and the old password.
 */

export const deskKeyOf = (dataKey: Uint8Array, epoch: number): Buffer =>
  deriveKey(dataKey, epoch === 1 ? 'journal desk' : `journal desk ${epoch}`);

/** The epoch that frames of the desk are written in now. */
export function deskEpoch({ desks = [] }: Pick<Keyring, 'desks'>): number {
  const last = desks.at(-1);
  if (!last) return 1;
  return last.account ? desks.length : desks.length + 1;
}

/** The epoch of the account whose chain this is; null if the chain is not one of the desk's. */
export function epochOfChain({ desks = [] }: Pick<Keyring, 'desks'>, device: DeviceId): number | null {
  const place = desks.findIndex((desk) => desk.device.device === device);
  return place < 0 ? null : place + 1;
}

type Shared = Pick<JournalSetting, 'files' | 'hashing' | 'random' | 'now' | 'segmentLimit'>;

/** What chains of every kind have in common. */
export const sharedSetting = ({ files, hashing, random, now, segmentLimit }: Shared): Shared => ({
  files,
  hashing,
  random,
  now,
  segmentLimit,
});

/** Whether an entry of a chain of the desk is what the desk may write, under its own name. */
export const isDesks =
  ({ isDeskEntry }: Pick<HostDeps, 'isDeskEntry'>) =>
  (entry: Entry): boolean =>
    entry.actor === ENTRY_DESK && isDeskEntry(kindOf(entry), entry.body);

/** What a chain of the desk is read and written with. `keyOf`: the key of an epoch, or null if it is not held. */
export function deskChain(
  deps: Shared & Pick<HostDeps, 'isDeskEntry'>,
  chain: {
    readonly book: BookId;
    readonly device: DeviceFile['device'];
    readonly folder: string;
    readonly epoch: number;
  },
  keyOf: (epoch: number) => Uint8Array | null,
): JournalSetting {
  const key = keyOf(chain.epoch);
  if (!key) throw new Error('the key of this chain is not held');
  return {
    ...sharedSetting(deps),
    folder: chain.folder,
    book: chain.book,
    device: chain.device,
    keys: (epoch, compartment) => (compartment === 'desk' && epoch === chain.epoch ? key : null),
    headKey: deriveKey(key, 'journal head'),
    compartment: 'desk',
    epochOf: () => chain.epoch,
    admits: (compartment) => compartment === 'desk',
    isFit: isDesks(deps),
  };
}
