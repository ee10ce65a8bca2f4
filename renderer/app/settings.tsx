import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import type { Host } from '../../shared/host/dispatch';
import type { JsonObject } from '../../shared/json';
import { MOST_OWN_SHEETS, ownSheetSchema } from '../../shared/labels/own-sheet';

const settingsSchema = z.object({
  /** Percent; everything is sized in rem, so this scales all of it. */
  textScale: z.number().min(100).max(200).catch(100),
  /** Minutes without a key or the mouse until the book is locked. */
  idleMinutes: z.number().int().min(1).max(120).catch(10),
  compactRows: z.boolean().catch(false),
  /** Label sheets of one's own, measured in millimetres. */
  labelSheets: z.array(ownSheetSchema).max(MOST_OWN_SHEETS).catch([]),
});
/** What this PC's user chose for the window; kept by the host. */
export type Settings = z.infer<typeof settingsSchema>;

/** Unknown or odd values fall back to the default, one by one. */
export const settingsOf = (json: JsonObject): Settings => settingsSchema.parse(json);

type SettingsStore = {
  readonly settings: Settings;
  change<K extends keyof Settings>(key: K, value: Settings[K]): void;
};
const SettingsContext = createContext<SettingsStore | null>(null);

export function SettingsProvider({ host, children }: { readonly host: Host; readonly children: ReactNode }) {
  const [settings, setSettings] = useState<Settings>(() => settingsOf({}));
  useEffect(() => {
    void host.call('settings', {}).then((answer) => {
      if (answer.ok) setSettings(settingsOf(answer.value.settings));
    });
  }, [host]);
  useEffect(() => {
    document.documentElement.style.setProperty('--text-scale', String(settings.textScale / 100));
    document.documentElement.dataset.rows = settings.compactRows ? 'compact' : 'normal';
  }, [settings]);
  const change = useCallback(
    <K extends keyof Settings>(key: K, value: Settings[K]) => {
      setSettings((before) => ({ ...before, [key]: value }));
      void host.call('setSetting', { key, value });
    },
    [host],
  );
  const store = useMemo(() => ({ settings, change }), [settings, change]);
  return <SettingsContext value={store}>{children}</SettingsContext>;
}

export function useSettings(): SettingsStore {
  const store = useContext(SettingsContext);
  if (!store) throw new Error('no SettingsProvider around this component');
  return store;
}
