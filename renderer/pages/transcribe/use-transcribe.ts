import { useCallback, useEffect, useRef, useState } from 'react';
import type { Host } from '../../../shared/host/dispatch';
import type { Instant } from '../../../shared/ids';
import { beforeLeaving } from '../../app/leaving';
import { useHost } from '../../host/context';
import { dropDraft, keptDrafts, putDraft } from '../../registers/drafts';
import { draftOfTyped, type Typed, transcribedDrafts, transcribeKey } from './draft';
import { withRoom } from './lines';

const SAVE_AFTER_MS = 800;

function write(host: Host, area: string, typed: Typed): void {
  const value = draftOfTyped(typed);
  const key = transcribeKey(area);
  beforeLeaving.during(value === null ? dropDraft(host, key) : putDraft(host, key, value));
}

type Sheet = { readonly area: string; readonly typed: Typed; readonly recovered: Instant | null };

/**
 * What is typed of an area's paper book: kept by the host while it is typed, so that nothing is lost. `recovered` says
 * when that which the page began with was kept; `startAnew` empties the grid and throws away what was kept.
 */
export function useTranscribed(area: string, month: string) {
  const host = useHost();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const first = useRef(month);
  first.current = month;
  const unsaved = useRef<{ typed: Typed; timer: ReturnType<typeof setTimeout> } | null>(null);

  useEffect(() => {
    let current = true;
    void keptDrafts(host).then((kept) => {
      if (!current) return;
      const found = transcribedDrafts(kept).find(({ key }) => key === transcribeKey(area));
      const typed = { month: found?.month ?? first.current, lines: withRoom(found?.lines ?? []) };
      setSheet({ area, typed, recovered: found?.savedAt ?? null });
    });
    return () => {
      current = false;
    };
  }, [host, area]);

  const flush = useCallback(() => {
    if (unsaved.current === null) return;
    clearTimeout(unsaved.current.timer);
    write(host, area, unsaved.current.typed);
    unsaved.current = null;
  }, [host, area]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
    };
  }, [flush]);

  const change = useCallback(
    (typed: Typed) => {
      setSheet((before) => ({ area, typed, recovered: before?.recovered ?? null }));
      if (unsaved.current) clearTimeout(unsaved.current.timer);
      unsaved.current = { typed, timer: setTimeout(flush, SAVE_AFTER_MS) };
    },
    [area, flush],
  );

  const startAnew = useCallback(
    (inMonth: string) => {
      if (unsaved.current) clearTimeout(unsaved.current.timer);
      unsaved.current = null;
      const typed = { month: inMonth, lines: withRoom([]) };
      setSheet({ area, typed, recovered: null });
      write(host, area, typed);
    },
    [host, area],
  );

  const own = sheet?.area === area ? sheet : null;
  return { typed: own?.typed ?? null, recovered: own?.recovered ?? null, change, startAnew };
}
