/** How long a code has to be out of sight before it counts as shown again. */
export const OUT_OF_SIGHT_MS = 3_000;

/**
 * Tells a label that is shown from one that is still being held before the camera: a camera sees the same code ten
 * times a second. Every sight of it starts the time anew, so that a label left lying there is read once.
 */
export function heldCodes(outOfSightMs = OUT_OF_SIGHT_MS) {
  const lastSeen = new Map<string, number>();
  return {
    /** `at`: milliseconds of any clock that does not go back. */
    see(code: string, at: number): 'new' | 'held' {
      for (const [other, seen] of lastSeen) if (at - seen >= outOfSightMs) lastSeen.delete(other);
      const held = lastSeen.has(code);
      lastSeen.set(code, at);
      return held ? 'held' : 'new';
    },
  };
}
