import type { Answer } from '../shared/host/channel';
import type { Host } from '../shared/host/dispatch';
import { ok } from '../shared/result';

/** Everybody may know it: what it opens is sample data only. */
export const samplePassword = 'mihon-renshuu-you';

/**
 * A book marked as sample data, made at the first start with `--sample`. `load` fills it (scripts/sample.ts).
 * Answers with what the user has to be told.
 */
export async function prepareSample(
  host: Host,
  load: ((host: Host) => Promise<void>) | null,
): Promise<Answer<string>> {
  const status = await host.call('status', {});
  if (!status.ok) return status;
  const told = `これは見本データです。パスワードは ${samplePassword} です。`;
  if (status.value.state !== 'no-book') return ok(told);
  const made = await host.call('createBook', {
    name: '見本課（見本データ）',
    userName: '見本太郎',
    password: samplePassword,
    sample: true,
  });
  if (!made.ok) return made;
  const opened = await host.call('unlock', { password: samplePassword });
  if (!opened.ok) return opened;
  await load?.(host);
  const locked = await host.call('lock', {});
  return locked.ok ? ok(told) : locked;
}
