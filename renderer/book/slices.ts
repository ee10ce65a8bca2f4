/** Lets the screen draw and take a key press between two slices of long work. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });

/** Long work in slices of `size`, with a turn of the screen after each. */
export async function inSlices<T>(
  items: readonly T[],
  size: number,
  work: (slice: readonly T[], done: number) => void | Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    const slice = items.slice(start, start + size);
    await work(slice, Math.min(start + size, items.length));
    await nextTurn();
  }
}

/** Does it once the screen has done what the user is waiting for. */
export function afterwards(work: () => void): void {
  if ('scheduler' in globalThis) void scheduler.postTask(work, { priority: 'background' });
  else setTimeout(work);
}
