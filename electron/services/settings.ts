import { z } from 'zod';
import type { Json, JsonObject } from '../../shared/json';
import { errorCode } from './file-port';

/** Where settings are kept: electron-store in Electron, conf in the browser shell, memory in tests. */
export type SettingsStore = {
  all(): JsonObject;
  /** Throws what the file system throws. */
  set(key: string, value: Json): void;
};

/**
 * Settings that concern the safety of the book. They are bounded, so that editing the settings file by hand cannot
 * switch a protection off, and they change only while the book is unlocked.
 */
export const guardedSettings = {
  /** Minutes without a sign of the user until the keys are dropped. */
  idleMinutes: z.number().int().min(1).max(120).catch(10),
  passwordMinLength: z.number().int().min(8).max(64).catch(12),
  /** Wrong passwords in a row until the long wait. */
  lockOutAfter: z.number().int().min(5).max(30).catch(10),
  lockOutMinutes: z.number().int().min(5).max(1440).catch(30),
} as const;

export type GuardedSetting = keyof typeof guardedSettings;
export const isGuarded = (key: string): key is GuardedSetting => Object.hasOwn(guardedSettings, key);

/** The value in force: the one set if it is within bounds, else the default. */
export const settingInForce = (store: SettingsStore, key: GuardedSetting): number =>
  guardedSettings[key].parse(store.all()[key]);

/** Whether a value may be set for a guarded key. */
export const isInBounds = (key: GuardedSetting, value: Json): boolean =>
  guardedSettings[key].parse(value) === value;

export function settingsInMemory(initial: JsonObject = {}): SettingsStore {
  let all: JsonObject = initial;
  return {
    all: () => all,
    set(key, value) {
      all = { ...all, [key]: value };
    },
  };
}

/** What `conf` and `electron-store` have in common. */
export type ConfLike = { store: Record<string, unknown>; set(key: string, value: unknown): void };

/**
 * Settings in a file. Keys are kept in one object of their own, so that a dot in a key is nothing special. Where no
 * file can be opened or made (a read-only folder) they last as long as the process.
 */
export function settingsInConf(open: () => ConfLike): SettingsStore {
  let conf: ConfLike;
  try {
    conf = open();
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return settingsInMemory();
  }
  const all = (): JsonObject => (conf.store.settings ?? {}) as JsonObject;
  return {
    all,
    set: (key, value) => conf.set('settings', { ...all(), [key]: value }),
  };
}
