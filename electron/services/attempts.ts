import { z } from 'zod';
import { type Instant, instantSchema } from '../../shared/ids';
import { writeAtomically } from './atomic-file';
import { errorCode, type FilePort } from './file-port';

const attemptsSchema = z.strictObject({
  failures: z.number().int().nonnegative(),
  first: instantSchema.nullable(),
  last: instantSchema.nullable(),
});
export type FailedAttempts = z.infer<typeof attemptsSchema>;
const NONE: FailedAttempts = { failures: 0, first: null, last: null };

/** From this failure on one has to wait: 5 s, 10 s, 20 s … */
const FREE_TRIES = 3;
const FIRST_WAIT_SECONDS = 5;

export type LockOut = { readonly after: number; readonly minutes: number };

/** Seconds to wait after so many failures; from `lockOut.after` on the whole lock-out. */
export function waitAfter(failures: number, lockOut: LockOut): number {
  if (failures < FREE_TRIES) return 0;
  const most = lockOut.minutes * 60;
  if (failures >= lockOut.after) return most;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (failures - FREE_TRIES), most);
}

/**
 * Wrong passwords, counted on the disk before each try, so that ending the process does not help.
 * A clock set back starts the wait again rather than ending it.
 */
export type Attempts = {
  read(): Promise<FailedAttempts>;
  waitSeconds(now: Date, lockOut: LockOut): Promise<number>;
  /** Counts a try as failed, before it is known. */
  count(now: Date): Promise<void>;
  /** The try was right: forgets the failures and answers with them, without the try itself. */
  succeed(): Promise<FailedAttempts>;
};

export function createAttempts(files: FilePort, path: string): Attempts {
  let known: FailedAttempts | null = null;
  let before: FailedAttempts = NONE;

  async function read(): Promise<FailedAttempts> {
    if (known) return known;
    try {
      const parsed = attemptsSchema.safeParse(JSON.parse((await files.read(path)).toString('utf8')));
      known = parsed.success ? parsed.data : NONE;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
      known = NONE;
    }
    return known;
  }

  async function keep(attempts: FailedAttempts): Promise<void> {
    known = attempts;
    try {
      await writeAtomically(files, path, Buffer.from(JSON.stringify(attempts)));
    } catch (error) {
      // A read-only folder must still open for reading: then the count lives in memory only.
      if (errorCode(error) === '') throw error;
    }
  }

  return {
    read,
    async waitSeconds(now, lockOut) {
      const { failures, last } = await read();
      const wait = waitAfter(failures, lockOut);
      if (wait === 0 || last === null) return 0;
      const passed = (now.getTime() - Date.parse(last)) / 1000;
      return passed < 0 ? wait : Math.max(0, Math.ceil(wait - passed));
    },
    async count(now) {
      before = await read();
      const last = now.toISOString() as Instant;
      await keep({ failures: before.failures + 1, first: before.first ?? last, last });
    },
    async succeed() {
      await keep(NONE);
      return before;
    },
  };
}
