import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordState } from '../../../shared/journal/project';
import { entriesOf } from '../../../shared/registers/entry-index';
import type { Candidate } from '../../../shared/registers/entry-log/desk';
import { navigate } from '../../app/router';
import { Button } from '../../ui/button';
import { DeskClock, useMinute } from './desk-clock';
import { EntryForm } from './entry-form';
import { Finder } from './finder';
import { hrefOfDesk } from './href';
import { InsideList } from './inside-list';
import { type Desk, useDesk } from './use-desk';

type Props = { readonly area: RecordState; readonly several: boolean; readonly onEnd: () => void };

/** What was left half-done by somebody who went away is cleared for the next one. */
const FORGET_AFTER_MS = 3 * 60_000;

export function DeskScreen({ area, several, onEnd }: Props) {
  const desk = useDesk(area);
  const minute = useMinute();
  const finder = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  const { setNotice } = desk;
  const inside = entriesOf(desk.situation.book).inside(area.id);
  const reset = useCallback(() => {
    setChosen(null);
    setLeaving(null);
    finder.current?.focus();
  }, []);
  useForgetting(chosen !== null || leaving !== null, reset);
  useKeysToFinder(finder, reset);
  const heads = useMemo(
    () => inside.reduce((sum, entry) => sum + Number(entry.fields['people'] ?? 1), 0),
    [inside],
  );

  const choose = (candidate: Candidate) => {
    setNotice(null);
    if (candidate.inside) setLeaving(candidate.inside.id);
    else setChosen(candidate);
  };

  return (
    <div className="desk">
      <header className="desk-head">
        <h1>
          {String(area.fields['name'])}
          <span>入退室受付</span>
        </h1>
        <DeskClock minute={minute} />
        <div className="desk-head-actions">
          {several && <Button onPress={() => navigate(hrefOfDesk())}>区域を選び直す</Button>}
          <Button onPress={onEnd}>受付を終える</Button>
        </div>
      </header>
      <NoticeBar desk={desk} onDone={reset} />
      <main className="desk-body">
        <section className="desk-enter" aria-labelledby="desk-enter-title">
          {chosen ? (
            <EntryForm key={chosen.key} desk={desk} area={area} candidate={chosen} onDone={reset} />
          ) : (
            <Finder desk={desk} input={finder} onChoose={choose} />
          )}
        </section>
        <InsideList
          desk={desk}
          entries={inside}
          heads={heads}
          minute={minute}
          leaving={leaving}
          onLeaving={setLeaving}
          onDone={reset}
        />
      </main>
    </div>
  );
}

function NoticeBar({ desk, onDone }: { readonly desk: Desk; readonly onDone: () => void }) {
  const { notice } = desk;
  return (
    <div className="desk-notice" role="status" data-tone={notice?.tone}>
      {notice && (
        <>
          <strong>{notice.text}</strong>
          {notice.detail && <span>{notice.detail}</span>}
          {notice.undo && (
            <Button
              onPress={() => {
                if (notice.undo) void desk.undo(notice.undo);
                onDone();
              }}
            >
              間違い：この入室を取り消す
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function useForgetting(active: boolean, reset: () => void): void {
  useEffect(() => {
    if (!active) return;
    let timer = setTimeout(reset, FORGET_AFTER_MS);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(reset, FORGET_AFTER_MS);
    };
    window.addEventListener('keydown', touched);
    window.addEventListener('pointerdown', touched);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', touched);
      window.removeEventListener('pointerdown', touched);
    };
  }, [active, reset]);
}

/** A barcode reader types wherever the focus is: letters outside a field go to the finder. Esc starts anew. */
function useKeysToFinder(finder: { readonly current: HTMLInputElement | null }, reset: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') return reset();
      const at = event.target as HTMLElement | null;
      const typing = at?.closest('input, textarea, select, button, a, summary') ?? null;
      if (typing !== null || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      finder.current?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [finder, reset]);
}
