import { writeSync } from 'node:fs';
import { holdFolder } from '../../electron/services/writer-lock';
import { sampleDrafts } from './sample-entries';
import { createTestHost, testPassword, value } from './test-host';

/**
 * A process that writes until it is killed: `ready` when it may, then `seq hash` for every entry that was
 * acknowledged. Killed at any moment by the test that started it.
 */
const [folder = ''] = process.argv.slice(2);
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const lock = await holdFolder(folder, { shell: 'test', now: new Date(), token: 'none', show: false });
if (!lock.ok) {
  say(`refused ${lock.error.code}`);
  process.exit(1);
}
const { host } = createTestHost({ dataFolder: folder, segmentLimit: 30_000 });
value(await host.call('unlock', { password: testPassword }));
say('ready');
for (let commit = 0; ; commit += 1) {
  const drafts = sampleDrafts(1 + (commit % 4) * (commit % 3));
  const { entries } = value(await host.call('append', { drafts, rules: 'test' }));
  for (const { seq, hash } of entries) say(`${seq} ${hash}`);
}
