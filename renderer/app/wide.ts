import { useSyncExternalStore } from 'react';
import { currentRem, followRem } from '../ui/rem';

/** Room for a detail pane beside a table: in rem, so that larger text counts as a smaller screen. */
const WIDE_REM = 100;

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  const forget = followRem(listener);
  return () => {
    window.removeEventListener('resize', listener);
    forget();
  };
}

/** Less than this, and the list of screens folds away behind a button. */
const NARROW_REM = 64;

/** Whether there is no room for the list of screens beside the content. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => window.innerWidth / currentRem() < NARROW_REM);

/** Whether the window is wide enough for two things side by side. */
export const useWide = (): boolean =>
  useSyncExternalStore(subscribe, () => window.innerWidth / currentRem() >= WIDE_REM);
