import { type RefObject, useEffect, useSyncExternalStore } from 'react';
import { currentRem, followRem } from '../rem';

/** In rem, so that larger text counts as a smaller window. */
const AMPLE_REM = 38;
const TIGHT_REM = 28;

/** What the window has room for at the foot of a form: all of it, the buttons alone, or nothing that stays in view. */
export type FootRoom = 'ample' | 'tight' | 'none';

function roomNow(): FootRoom {
  const height = window.innerHeight / currentRem();
  if (height >= AMPLE_REM) return 'ample';
  return height >= TIGHT_REM ? 'tight' : 'none';
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  const forget = followRem(listener);
  return () => {
    window.removeEventListener('resize', listener);
    forget();
  };
}

export const useFootRoom = (): FootRoom => useSyncExternalStore(subscribe, roomNow);

/** Keeps the focused field in view above the foot, also when the foot grows by what it has to tell. */
export function useClearOfFoot(foot: RefObject<HTMLElement | null>, room: FootRoom): void {
  useEffect(() => {
    const element = foot.current;
    const form = element?.closest('form');
    if (!element || !form || room === 'none') return;
    const clear = () => {
      const focused = document.activeElement;
      if (!focused || !form.contains(focused) || element.contains(focused)) return;
      if (focused.getBoundingClientRect().bottom > element.getBoundingClientRect().top)
        focused.scrollIntoView?.({ block: 'nearest' });
    };
    const observer =
      typeof ResizeObserver === 'undefined'
        ? null
        : new ResizeObserver(() => {
            form.style.setProperty('--form-foot-height', `${element.offsetHeight}px`);
            clear();
          });
    observer?.observe(element);
    // Of a text area browsers bring only the caret into view, of what is scripted nothing. What is pressed with the
    // mouse stays under it: only what shows its focus is moved.
    const focusing = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(':focus-visible')) requestAnimationFrame(clear);
    };
    form.addEventListener('focusin', focusing);
    return () => {
      observer?.disconnect();
      form.removeEventListener('focusin', focusing);
      form.style.removeProperty('--form-foot-height');
    };
  }, [foot, room]);
}
