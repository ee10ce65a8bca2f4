import type { Answer } from '../../shared/host/channel';
import type { Progress } from './jobs';
import type { WorkChannel } from './work';

/** What goes to a worker thread and what comes back. One task at a time per worker. */
export type ToWorker = { readonly name: WorkChannel | 'packBundle'; readonly input: unknown };
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** To be signed with the device key: the worker sleeps until the signature is in its shared memory. */
  | { readonly kind: 'sign'; readonly bytes: Uint8Array }
  | { readonly kind: 'answer'; readonly answer: Answer<unknown> }
  | { readonly kind: 'bug'; readonly message: string };
