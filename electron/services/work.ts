import type { Answer } from '../../shared/host/channel';
import type { OutputOf, ParsedInputOf } from '../../shared/host/contract';
import { fail } from '../../shared/result';
import type { Control } from './jobs';
import type { PackTask } from './pack-protocol';
import type { PackedFile } from './packed-file';
import { problems } from './problems';

/** Channels whose work is heavy: they run in a worker thread of the host, or in place in tests. */
export const workChannels = ['renderForms', 'missingGlyphs', 'readSheet', 'writeSheet'] as const;
export type WorkChannel = (typeof workChannels)[number];

/** Pure functions of their input: no keys, no files of the book. */
export type WorkTasks = {
  readonly [N in WorkChannel]: (input: ParsedInputOf<N>, control: Control) => Promise<Answer<OutputOf<N>>>;
};

/** Where heavy work is done. */
export type WorkPort = {
  run<N extends WorkChannel>(
    name: N,
    input: ParsedInputOf<N>,
    control: Control,
  ): Promise<Answer<OutputOf<N>>>;
  /** Packs a bundle; `sign` is called in this thread. Without it bundles are packed in place. */
  pack?(
    task: PackTask,
    sign: (bytes: Uint8Array) => Uint8Array,
    control: Control,
  ): Promise<Answer<PackedFile>>;
  close(): Promise<void>;
};

/** In this very thread: for tests and scripts. */
export const workInPlace = (tasks: WorkTasks): WorkPort => ({
  run: (name, input, control) => tasks[name](input, control),
  close: async () => undefined,
});

const missing = async (): Promise<Answer<never>> => fail(problems.notAvailable);

/** No heavy work at all: for tests of the rest. */
export const noWork: WorkTasks = {
  renderForms: missing,
  missingGlyphs: missing,
  readSheet: missing,
  writeSheet: missing,
};
