import { writeSync } from 'node:fs';
import { holdFolder } from '../../electron/services/writer-lock';
import type { Hash } from '../../shared/ids';
import { orderOf, write } from './erasure';
import { createTestHost, testPassword, value } from './test-host';

/** A process that orders an erasure, and is killed at any moment by the test that started it. */
const [folder = '', records = '', erasure = '', decision = ''] = process.argv.slice(2);
const lock = await holdFolder(folder, { shell: 'test', now: new Date(), token: 'none', show: false });
if (!lock.ok) process.exit(1);
const { host } = createTestHost({ dataFolder: folder, segmentLimit: 2_000 });
value(await host.call('unlock', { password: testPassword }));
writeSync(1, 'ready\n');
await write(host, [orderOf(records.split(','), erasure, decision as Hash)]);
writeSync(1, 'done\n');
setInterval(() => undefined, 1_000);
