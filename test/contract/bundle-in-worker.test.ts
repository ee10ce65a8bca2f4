import { existsSync } from 'node:fs';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { workInThreads } from '../../electron/services/worker-work';
import { openBundle } from '../../shared/bundle/open';
import type { JsonObject } from '../../shared/json';
import { ok } from '../../shared/result';
import { bundleRequest } from '../fakes/bundle-request';
import { sampleDrafts } from '../fakes/sample-entries';
import { createTestHost, openTestBook, refusal, type TestHost, value } from '../fakes/test-host';
import { openPorts } from '../unit/bundle/fixture';

const script = new URL('../../out/main/worker.js', import.meta.url).pathname;
if (!existsSync(script)) throw new Error('npm run build comes first: these tests drive the built worker');

let world: TestHost;
let identity: string;
let request: (attachments?: readonly string[]) => JsonObject;

beforeEach(async () => {
  world = createTestHost({ work: workInThreads(script, new URL('../../assets', import.meta.url).pathname) });
  identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  request = (attachments = []) => bundleRequest(recipient, attachments);
  await openTestBook(world.host);
});
afterEach(() => world.dispose());

it('packs in a worker thread and signs with a key that never goes there', async () => {
  const { host } = world;
  const { sha256 } = value(
    await host.call('putAttachment', { name: '写し', type: '', bytes: new Uint8Array([7, 8]) }),
  );
  value(await host.call('append', { drafts: sampleDrafts(40), rules: 'x' }));
  const made = value(await host.call('makeBundle', { request: request([sha256]) }));
  expect(made.entries).toBe(41);
  const { recipient } = request() as { recipient: never };
  const ports = {
    ...openPorts,
    recipients: [recipient],
    decrypt: async (bytes: Uint8Array) => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return ok(await decrypter.decrypt(bytes));
    },
  };
  const opened = value(
    await openBundle(made.bytes, ports, { enrolled: null, received: null, withholdable: null }),
  );
  expect(opened.chains[0]?.entries).toHaveLength(41);
  expect(opened.signer.device).toBe(value(await host.call('status', {})).device);
  expect(opened.attachments[0]?.bytes).toEqual(new Uint8Array([7, 8]));
});

it('is stopped when it is told to, writes nothing down, and can be made again', async () => {
  const { host } = world;
  value(await host.call('append', { drafts: sampleDrafts(4_000), rules: 'x' }));
  const making = host.call('makeBundle', { request: request(), job: 'a' });
  await host.call('cancel', { job: 'a' });
  expect(refusal(await making)).toBe('cancelled');
  expect(value(await host.call('makeBundle', { request: request() })).entries).toBe(4_001);
});
