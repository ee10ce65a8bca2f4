import { useEffect, useRef, useState } from 'react';
import { beforeLeaving } from '../../app/leaving';
import { useHost } from '../../host/context';
import { withRoom } from './lines';
import { readTranscripts, saveTranscript, type Typed } from './transcripts';

const SAVE_AFTER_MS = 800;

/** What is typed of an area's paper book: kept by the host while it is typed, so that nothing is lost. */
export function useTranscribed(area: string, month: string) {
  const host = useHost();
  const [typed, setTyped] = useState<Typed | null>(null);
  const latest = useRef<Typed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    let current = true;
    void readTranscripts(host).then((kept) => {
      if (!current) return;
      const found = kept.find((one) => one.area === area);
      setTyped({ month: found?.month ?? month, lines: withRoom(found?.lines ?? []) });
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
      beforeLeaving.during(saveTranscript(host, area, latest.current));
    };
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
