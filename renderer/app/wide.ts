import { useSyncExternalStore } from 'react';

/** Room for a detail pane beside a table: in rem, so that larger text counts as a smaller screen. */
const WIDE_REM = 100;

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => {
    window.removeEventListener('resize', listener);
    observer.disconnect();
  };
}

/** Less than this, and the list of screens folds away behind a button. */
const NARROW_REM = 64;

/** Whether there is no room for the list of screens beside the content. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => window.innerWidth / rem() < NARROW_REM);

/** Whether the window is wide enough for two things side by side. */
export const useWide = (): boolean =>
  useSyncExternalStore(subscribe, () => window.innerWidth / rem() >= WIDE_REM);
