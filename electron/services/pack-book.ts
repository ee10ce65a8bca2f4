import { bundleRequestSchema } from '../../shared/bundle/book-file';
import type { Answer } from '../../shared/host/channel';
import type { DeviceId } from '../../shared/ids';
import type { JsonObject } from '../../shared/json';
import type { BundleSource } from './bundles';
import type { HostDeps } from './host-deps';
import type { Control } from './jobs';
import type { OpenBook } from './open-book';
import { type PackTask, SIGNATURE_ROOM } from './pack-protocol';
import type { PackedFile } from './packed-file';

/** The chains this book was restored from, beyond what was handed over, each up to its device's own last seal. */
function restoredChains(book: OpenBook, request: JsonObject): BundleSource['others'] {
  const after = (request['after'] ?? {}) as Readonly<Record<string, unknown>>;
  return book.others.flatMap(({ device, seal }) => {
    const from = after[device];
    const entries = book.entriesOf(device, typeof from === 'number' ? from : 0);
    return seal && entries.length > 0 ? [{ entries, seal }] : [];
  });
}

/** Packs in this thread: where there are no worker threads, and for requests that are refused anyway. */
function packHere(deps: HostDeps, book: OpenBook, request: JsonObject): Promise<Answer<PackedFile>> {
  const source: BundleSource = {
    book: { id: book.book.id, name: book.book.name },
    device: book.device.device,
    heads: book.heads(),
    entriesOf: async (device, after) => book.entriesOf(device, after),
    readAttachment: book.attachments.get,
    others: restoredChains(book, request),
  };
  return deps.bundles.make(request, source, book.device, deps.now());
}

/** Makes a bundle of the book as it stands, in a worker thread where there are any; the device key stays here. */
export async function packBook(
  deps: HostDeps,
  book: OpenBook,
  request: JsonObject,
  control: Control,
): Promise<Answer<PackedFile>> {
  const parsed = bundleRequestSchema.safeParse(request);
  if (!deps.work.pack || !parsed.success) return packHere(deps, book, request);
  const { after, attachments: wanted } = parsed.data;
  const heads = book.heads();
  const attachments: PackTask['attachments'][number][] = [];
  // The names of attachments may lie before this hand-over: then the worker needs the whole chains.
  const from = (device: DeviceId): number => (wanted.length > 0 ? 0 : (after[device] ?? 0));
  const seals = new Map(book.others.map(({ device, seal }) => [device, seal]));
  const chains = (Object.keys(heads) as DeviceId[]).map((device) => ({
    device,
    after: from(device),
    lines: book.linesOf(device, from(device)),
    seal: seals.get(device) ?? null,
  }));
  for (const sha256 of new Set(wanted)) {
    const bytes = await book.attachments.get(sha256);
    if (!bytes.ok) return bytes;
    attachments.push({ sha256, bytes: bytes.value });
  }
  const task: PackTask = {
    request,
    book: { id: book.book.id, name: book.book.name },
    device: book.device.device,
    publicKey: book.device.publicKey,
    heads,
    chains,
    attachments,
    now: deps.now().getTime(),
    signature: new SharedArrayBuffer(SIGNATURE_ROOM),
  };
  return deps.work.pack(task, (bytes) => book.device.sign(bytes), control);
}
