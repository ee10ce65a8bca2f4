const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

let last = Date.now();
const note = (): void => {
  last = Date.now();
};
for (const sign of SIGNS) globalThis.addEventListener?.(sign, note, { passive: true, capture: true });

/** When a key or the mouse was last used in this window, in milliseconds since 1970. */
export const lastSign = (): number => last;

/** Something else that only a person in front of this window can have done: a label held before the camera. */
export const showLife = note;
