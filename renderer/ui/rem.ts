import { useSyncExternalStore } from 'react';

const measured = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** Asking the browser makes it lay out the page: once per change of the text size, not once per drawing. */
let known: number | null = null;
const followers = new Set<() => void>();
let observer: MutationObserver | null = null;

function changed(): void {
  known = null;
  for (const follower of followers) follower();
}

function watch(): void {
  if (observer) return;
  observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  // A zoomed window tells of it by its size.
  window.addEventListener('resize', changed);
}

/** The size of 1rem in px. */
export function currentRem(): number {
  watch();
  known ??= measured();
  return known;
}

/** Calls back when the text size may have changed; the answer ends it. */
export function followRem(listener: () => void): () => void {
  watch();
  followers.add(listener);
  return () => followers.delete(listener);
}

/** The size of 1rem in px, followed while the text size setting changes. */
export const useRem = (): number => useSyncExternalStore(followRem, currentRem);
