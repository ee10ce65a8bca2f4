import type { Answer } from '../../shared/host/channel';
import type { DeviceId } from '../../shared/ids';
import type { Entry } from '../../shared/journal/entry';
import { fail, ok } from '../../shared/result';
import { makeBundle } from './bundles';
import { endOfStored, readStored } from './journal-text';
import type { PackedChain, PackTask } from './pack-protocol';
import type { PackedFile } from './packed-file';
import { problems } from './problems';

function entriesIn(chain: PackedChain, after: number): readonly Entry[] {
  const lines = Buffer.from(chain.lines.buffer, chain.lines.byteOffset, chain.lines.byteLength);
  const entries: Entry[] = [];
  for (let start = 0; start < lines.length; start = endOfStored(lines, start)) {
    entries.push(readStored(lines, start));
  }
  return entries.filter(({ seq }) => seq > after);
}

/**
 * Packs and encrypts a bundle in a worker thread. The device key stays with the host: `ask` hands it what is to be
 * signed, and this thread sleeps until the signature is in the shared memory.
 */
export async function packInWorker(
  task: PackTask,
  ask: (bytes: Uint8Array) => void,
): Promise<Answer<PackedFile>> {
  const state = new Int32Array(task.signature, 0, 1);
  const sign = (bytes: Uint8Array): Uint8Array => {
    Atomics.store(state, 0, 0);
    ask(bytes);
    Atomics.wait(state, 0, 0);
    if (Atomics.load(state, 0) !== 1) throw new Error('the host did not sign');
    return Uint8Array.from(new Uint8Array(task.signature, 4));
  };
  const { after } = task.request as { readonly after?: Readonly<Record<string, number>> };
  const chainOf = (device: DeviceId) => task.chains.find((chain) => chain.device === device);
  const others = task.chains.flatMap((chain) => {
    const entries = chain.seal ? entriesIn(chain, after?.[chain.device] ?? 0) : [];
    return chain.seal && entries.length > 0 ? [{ entries, seal: chain.seal }] : [];
  });
  const bytesOf = new Map(task.attachments.map(({ sha256, bytes }) => [sha256, bytes]));
  const source = {
    book: task.book,
    device: task.device,
    heads: task.heads,
    entriesOf: async (device: DeviceId, from: number) => {
      const chain = chainOf(device);
      return chain ? entriesIn(chain, from) : [];
    },
    readAttachment: async (sha256: PackTask['attachments'][number]['sha256']) => {
      const bytes = bytesOf.get(sha256);
      return bytes ? ok(bytes) : fail(problems.attachmentMissing);
    },
    others,
  };
  return makeBundle(task.request, source, { publicKey: task.publicKey, sign }, new Date(task.now));
}
