const AT_MOST_MS = 3_000;

const chores = new Set<() => Promise<unknown>>();
const underWay = new Set<Promise<unknown>>();

/** Registers work to finish before the window locks or reloads (pages not yet written); the answer takes it away. */
export function beforeLeaving(chore: () => Promise<unknown>): () => void {
  chores.add(chore);
  return () => chores.delete(chore);
}

/** Work already under way (a draft on its way to the host) that leaving waits for. */
beforeLeaving.during = (work: Promise<unknown>): void => {
  underWay.add(work);
  void work.finally(() => underWay.delete(work));
};

/** Does all of it, but never keeps the window open longer than three seconds. */
export async function finishBeforeLeaving(): Promise<void> {
  // Forms hand over what is being typed when the page is hidden; this is that moment, while the host still listens.
  window.dispatchEvent(new Event('pagehide'));
  const patience = new Promise((resolve) => setTimeout(resolve, AT_MOST_MS));
  await Promise.race([Promise.allSettled([...[...chores].map((chore) => chore()), ...underWay]), patience]);
}
