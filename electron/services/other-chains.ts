import { join } from 'node:path';
import { type DeviceId, deviceIdSchema } from '../../shared/ids';
import type { Head } from '../../shared/journal/entry';
import { type Seal, sealSchema } from '../../shared/journal/seal';
import type { Problem } from '../../shared/problem';
import { readTwice, writeTwice } from './atomic-file';
import type { FilePort } from './file-port';
import type { HeadMark } from './journal-head';
import type { JournalIndex } from './journal-index';
import { loadJournal } from './journal-load';
import type { JournalSetting } from './journal-setting';

/** The chain of a device that writes no more: the PC this book was restored from. Never written to. */
export type OtherChain = {
  readonly device: DeviceId;
  readonly index: JournalIndex;
  readonly mark: HeadMark;
  /** The last word of that device, made with the backup; null where none was kept. */
  readonly seal: Seal | null;
};

export type OtherChains = {
  readonly chains: readonly OtherChain[];
  /** What is damaged in them: then nothing may be written, because nobody knows what it would build on. */
  readonly damage: Problem | null;
};

const SEAL_FILE = 'seal.json';
const sealPath = (folder: string): string => join(folder, SEAL_FILE);

export const writeSeal = (files: FilePort, folder: string, seal: Seal): Promise<void> =>
  writeTwice(files, sealPath(folder), JSON.stringify(seal));

async function readSeal(files: FilePort, folder: string): Promise<Seal | null> {
  const found = await readTwice(files, sealPath(folder));
  if (found === null || found === 'damaged') return null;
  const parsed = sealSchema.safeParse(JSON.parse(found.content));
  return parsed.success ? parsed.data : null;
}

/** Devices with a journal folder in this data folder, other than `own`, sorted. */
export async function otherDevices(files: FilePort, journals: string, own: DeviceId): Promise<DeviceId[]> {
  const names = await files.list(journals);
  return names.flatMap((name) => {
    const device = deviceIdSchema.safeParse(name);
    return device.success && device.data !== own ? [device.data] : [];
  });
}

/**
 * Reads, decrypts and rehashes every chain of the book that is not this device's. `settingOf`: what a device's
 * journal is read with. Folders in which nothing was ever written are left out. Throws what the file system throws.
 */
export async function loadOthers(
  files: FilePort,
  journals: string,
  own: DeviceId,
  settingOf: (device: DeviceId) => JournalSetting,
): Promise<OtherChains> {
  const chains: OtherChain[] = [];
  for (const device of await otherDevices(files, journals, own)) {
    const setting = settingOf(device);
    const loaded = await loadJournal(setting);
    if (!loaded.mark) return { chains, damage: loaded.damage };
    if (loaded.index.head() === null) continue;
    chains.push({
      device,
      index: loaded.index,
      mark: loaded.mark,
      seal: await readSeal(files, setting.folder),
    });
  }
  return { chains, damage: null };
}

/** The ends of these chains. */
export function headsOf(chains: readonly OtherChain[]): Record<DeviceId, Head> {
  const heads: Record<DeviceId, Head> = {};
  for (const { device, index } of chains) {
    const head = index.head();
    if (head) heads[device] = head;
  }
  return heads;
}
