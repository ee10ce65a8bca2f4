import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../../shared/json';
import type { TypedLine } from '../../../shared/registers/entry-log/transcribe';
import { beforeLeaving } from '../../app/leaving';
import { useHost } from '../../host/context';
import { isBlank, type Lines, withRoom } from './lines';

const SAVE_AFTER_MS = 800;
const keyOf = (area: string): string => `transcribe/${area}`;

export type Typed = { readonly month: string; readonly lines: Lines };

/** What is typed of an area's paper book: kept by the host while it is typed, so that nothing is lost. */
export function useTranscribed(area: string, month: string) {
  const host = useHost();
  const [typed, setTyped] = useState<Typed | null>(null);
  const latest = useRef<Typed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    let current = true;
    void host.call('drafts', {}).then((answer) => {
      if (!current) return;
      const kept = answer.ok ? answer.value.drafts.find(({ key }) => key === keyOf(area)) : undefined;
      const value = kept?.value as { month?: string; lines?: TypedLine[] } | undefined;
      setTyped({ month: value?.month ?? month, lines: withRoom(value?.lines ?? []) });
    });
    return () => {
      current = false;
    };
  }, [host, area, month]);

  useEffect(() => {
    const flush = () => {
      if (timer.current === null || latest.current === null) return;
      clearTimeout(timer.current);
      timer.current = null;
      beforeLeaving.during(write(latest.current));
    };
    const write = (value: Typed) =>
      value.lines.every(isBlank)
        ? host.call('removeDraft', { key: keyOf(area) })
        : host.call('saveDraft', {
            key: keyOf(area),
            value: { month: value.month, lines: value.lines.filter((line) => !isBlank(line)) } as JsonObject,
          });
    later.current = () => {
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(flush, SAVE_AFTER_MS);
    };
    window.addEventListener('pagehide', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
    };
  }, [host, area]);
  const later = useRef<() => void>(() => {});

  const change = (next: Typed) => {
    latest.current = next;
    setTyped(next);
    later.current();
  };
  return { typed, change };
}
