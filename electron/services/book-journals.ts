import type { DeviceId } from '../../shared/ids';
import { layout } from './book-files';
import { admittedInBook } from './compartments';
import { deskChain, deskEpoch, deskKeyOf, epochOfChain, sharedSetting } from './desk-keys';
import { deriveKey } from './hashing';
import type { HostDeps } from './host-deps';
import type { JournalSetting } from './journal-setting';
import type { Keyring } from './keyring';

/** What every chain of a book is read and written with, by whoever holds the data key. */
export type BookJournals = {
  of(device: DeviceId): JournalSetting;
  /** Whether a chain is the desk's: it may have grown since this device wrote last. */
  isDesk(device: DeviceId): boolean;
  /** Overwrites the keys. */
  forget(): void;
};

/** `keyring` is asked each time: an account of the desk that is withdrawn ends an epoch at once. */
export function bookJournals(deps: HostDeps, keyring: () => Keyring, dataKey: Uint8Array): BookJournals {
  const book = keyring().book.id;
  const general = deriveKey(dataKey, 'journal general');
  const headKey = deriveKey(dataKey, 'journal head');
  const desk = new Map<number, Buffer>();

  function deskKey(epoch: number): Buffer | null {
    if (epoch > deskEpoch(keyring())) return null;
    const known = desk.get(epoch) ?? deskKeyOf(dataKey, epoch);
    desk.set(epoch, known);
    return known;
  }
  // All of them now: a backup goes on with these after the data key is gone.
  for (let epoch = 1; epoch <= deskEpoch(keyring()); epoch += 1) deskKey(epoch);

  return {
    of(device) {
      const folder = layout(deps.dataFolder).journal(device);
      const epoch = epochOfChain(keyring(), device);
      if (epoch !== null) return deskChain(deps, { book, device, folder, epoch }, deskKey);
      return {
        ...sharedSetting(deps),
        folder,
        book,
        device,
        keys: (of, compartment) => {
          if (compartment === 'desk') return deskKey(of);
          return of === 1 ? general : null;
        },
        headKey,
        compartment: 'general',
        epochOf: (compartment) => (compartment === 'desk' ? deskEpoch(keyring()) : 1),
        admits: admittedInBook,
      };
    },
    isDesk: (device) => epochOfChain(keyring(), device) !== null,
    forget() {
      for (const key of [general, headKey, ...desk.values()]) key.fill(0);
      desk.clear();
    },
  };
}
