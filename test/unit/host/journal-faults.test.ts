import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../../electron/services/journal-file';
import type { JournalSetting } from '../../../electron/services/journal-setting';
import type { Entry } from '../../../shared/journal/entry';
import { type Fault, faultyFiles } from '../../fakes/faulty-files';
import { memoryFiles } from '../../fakes/memory-files';
import { seeded } from '../../fakes/sample-entries';
import { value } from '../../fakes/test-host';
import { allOf, appendSamples, createAndOpen, journalIn, open } from '../../fakes/test-journal';
import { windowsFiles } from '../../fakes/windows-files';

const starts = (whole: readonly Entry[], part: readonly Entry[]): boolean =>
  part.every((entry, place) => isDeepStrictEqual(entry, whole[place]));

/** Commits until one fails or `commits` are done; answers with what was acknowledged. */
async function commitUntilFailure(setting: JournalSetting, commits: number) {
  const acknowledged: Entry[] = [];
  const opened = await openJournal(setting);
  if (!opened.ok) return { acknowledged, code: opened.error.code };
  const journal = opened.value;
  if (journal.blocked()) return { acknowledged, code: journal.blocked()?.code ?? '' };
  for (let commit = 0; commit < commits; commit += 1) {
    const written = await appendSamples(journal, setting, 1 + (commit % 3));
    if (!written.ok) {
      expect(allOf(journal).slice(-acknowledged.length || 0).length).toBe(acknowledged.length);
      await journal.close().catch(() => undefined);
      return { acknowledged, code: written.error.code };
    }
    acknowledged.push(...written.value);
  }
  await journal.close().catch(() => undefined);
  return { acknowledged, code: null };
}

const FAULTS: readonly Fault[] = ['ENOSPC', 'EIO', 'short-write'];

describe('a failing disk', () => {
  for (const forGood of [false, true]) {
    test(`every operation fails ${forGood ? 'for good' : 'once'}: old or new state, and it is said`, async () => {
      let failures = 0;
      for (const fault of FAULTS) {
        for (let operation = 1; ; operation += 1) {
          const memory = memoryFiles();
          const faulty = faultyFiles(memory);
          const setting = journalIn(faulty, { segmentLimit: 3_000 });
          await (await createAndOpen(setting)).close();
          faulty.failAt(operation, fault, forGood);
          const { acknowledged, code } = await commitUntilFailure(setting, 6);
          const failed = faulty.failed();
          faulty.heal();
          if (!failed) break;
          failures += 1;
          expect(['disk-full', 'disk-failing', 'journal-broken'], failed).toContain(code);
          const after = await open({ ...setting, files: memory });
          expect(after.blocked(), failed).toBe(null);
          const there = allOf(after);
          expect(starts(there, acknowledged), `${fault} in ${failed}`).toBe(true);
          // At most the one commit whose fate was unknown is there beside what was acknowledged.
          expect(there.length - acknowledged.length).toBeLessThanOrEqual(3);
          value(await appendSamples(after, setting, 1));
          await after.close();
        }
      }
      console.log(`${failures} failures`);
      expect(failures).toBeGreaterThan(60);
    });
  }

  test('after a full disk the same journal goes on when there is room again', async () => {
    const faulty = faultyFiles(memoryFiles());
    const setting = journalIn(faulty);
    const journal = await createAndOpen(setting);
    value(await appendSamples(journal, setting, 3));
    faulty.failAt(1, 'short-write', false);
    const refused = await appendSamples(journal, setting, 3);
    expect(refused.ok ? null : refused.error.code).toBe('disk-full');
    expect(journal.blocked()).toBe(null);
    value(await appendSamples(journal, setting, 1));
    await journal.close();
    const again = await open(setting);
    expect([again.notices, again.head()?.seq]).toEqual([[], 4]);
  });
});

describe('a power cut', () => {
  test('at any moment of 2,000 runs: nothing acknowledged is lost, nothing half is read', async () => {
    let cuts = 0;
    let kept = 0;
    for (let seed = 1; seed <= 2_000; seed += 1) {
      const chance = seeded(seed);
      const memory = memoryFiles();
      const faulty = faultyFiles(memory);
      const setting = journalIn(faulty, { segmentLimit: 2_500 });
      await (await createAndOpen(setting)).close();
      faulty.failAt(1 + Math.floor(chance() * 45), 'short-write', true);
      const { acknowledged } = await commitUntilFailure(setting, 6);
      memory.cutPower(chance);
      cuts += 1;
      const after = await open({ ...setting, files: memory });
      const there = allOf(after);
      expect(after.blocked(), `seed ${seed}`).toBe(null);
      expect(starts(there, acknowledged), `seed ${seed}`).toBe(true);
      kept += acknowledged.length;
      value(await appendSamples(after, setting, 1));
      await after.close();
    }
    console.log(`${cuts} power cuts, ${kept} acknowledged entries kept`);
    expect(kept).toBeGreaterThan(3_000);
  });
});

describe('on Windows', () => {
  test('a journal is made, written over several segments and opened again', async () => {
    const files = windowsFiles(memoryFiles());
    const setting = journalIn(files, { segmentLimit: 2_000 });
    const journal = await createAndOpen(setting);
    for (let commit = 0; commit < 8; commit += 1) value(await appendSamples(journal, setting, 2));
    await journal.close();
    const again = await open({ ...setting, folder: '/JOURNAL' });
    expect([again.notices, again.head()?.seq]).toEqual([[], 16]);
    await again.close();
  });

  test('a torn tail is kept aside although a scanner holds the new file', async () => {
    const files = windowsFiles(memoryFiles());
    const setting = journalIn(files);
    const journal = await createAndOpen(setting);
    value(await appendSamples(journal, setting, 2));
    await journal.close();
    const segment = await files.open('/journal/00000001.segment', 'update');
    await segment.write(Buffer.from('torn'), await segment.size());
    await segment.close();
    const again = await open(setting);
    expect(again.notices.map(({ code }) => code)).toEqual(['torn-tail-kept-aside']);
    expect([again.blocked(), again.head()?.seq, files.renames()]).toEqual([null, 2, 3]);
    await again.close();
  });
});
