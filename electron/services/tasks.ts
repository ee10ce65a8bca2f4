import { createPrinting } from './printing';
import { readSheet, writeSheet } from './sheets';
import type { WorkTasks } from './work';

/** Everything that runs in the worker threads. `assets`: the folder of fonts and form texts. */
export const createTasks = (assets: string): WorkTasks => ({
  ...createPrinting(assets),
  readSheet,
  writeSheet,
});
