import { useEffect, useMemo, useRef } from 'react';
import type { JsonObject } from '../../shared/json';
import { beforeLeaving } from '../app/leaving';

const SAVE_AFTER_MS = 700;

export type KeptDraft = {
  /** Something was typed since the form was opened. */
  isTouched(): boolean;
  /** What was typed is written, or thrown away: nothing is kept any more. */
  finish(): void;
  /** It was not written after all. */
  goOn(): void;
};

/** Keeps what is typed: a moment after the last key, when the screen is left, when the window locks or closes. */
export function useKeptDraft(values: JsonObject, keep: (values: JsonObject) => Promise<unknown>): KeptDraft {
  const first = useRef(values);
  const latest = useRef({ values, keep });
  const kept = useRef(values);
  const finished = useRef(false);
  latest.current = { values, keep };

  const draft = useMemo(() => {
    const save = async (): Promise<void> => {
      const now = latest.current;
      if (finished.current || now.values === kept.current) return;
      kept.current = now.values;
      await now.keep(now.values);
    };
    return {
      save,
      isTouched: () => latest.current.values !== first.current,
      finish: () => {
        finished.current = true;
      },
      goOn: () => {
        finished.current = false;
      },
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change starts the wait anew
  useEffect(() => {
    const timer = setTimeout(() => void draft.save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [values, draft]);
  useEffect(() => {
    const stop = beforeLeaving(draft.save);
    const onUnload = (event: BeforeUnloadEvent) => {
      if (finished.current || latest.current.values === kept.current) return;
      void draft.save();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => {
      stop();
      window.removeEventListener('beforeunload', onUnload);
      void draft.save();
    };
  }, [draft]);
  return draft;
}
