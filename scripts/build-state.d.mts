/** Whether out/ was built from the sources as they are. */
export function isBuilt(root: string): boolean;
/** Remembers what out/ was built from. */
export function markBuilt(root: string): void;
