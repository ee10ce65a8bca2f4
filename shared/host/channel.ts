import type { z } from 'zod';
import type { Problem } from '../problem';
import type { Result } from '../result';

/** One thing the host can be asked: what goes in, what comes out. */
export type Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
  /** Whether it can be asked before the book is unlocked. */
  readonly open: boolean;
  /**
   * Whether `dispatch` hands the output on without parsing it. Only for entries: the host has just hashed
   * each of them, and parsing 100,000 again costs more than reading and decrypting them.
   */
  readonly asIs: boolean;
};

export const channel = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  options: { readonly open?: boolean; readonly asIs?: boolean } = {},
): Channel<I, O> => ({ input, output, open: options.open ?? false, asIs: options.asIs ?? false });

/** Every answer of the host is a Result; a thrown error is a bug and is reported as the problem `host-bug`. */
export type Answer<T> = Result<T, Problem>;
