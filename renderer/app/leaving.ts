/** Work to finish before the window locks or reloads: drafts being typed, pages not yet written. */
const chores = new Set<() => Promise<unknown>>();
const AT_MOST_MS = 3_000;

/** Registers a chore; the answer takes it away again. */
export function beforeLeaving(chore: () => Promise<unknown>): () => void {
  chores.add(chore);
  return () => chores.delete(chore);
}

/** Does all chores, but never keeps the window open longer than three seconds. */
export async function finishBeforeLeaving(): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, AT_MOST_MS));
  await Promise.race([Promise.allSettled([...chores].map((chore) => chore())), patience]);
}
