import { join } from 'node:path';
import { toHex } from '../../shared/hex';
import type { Answer } from '../../shared/host/channel';
import type { Instant } from '../../shared/ids';
import { signSeal } from '../../shared/journal/seal-check';
import { fail, ok } from '../../shared/result';
import { withChecksum } from './atomic-file';
import { type Manifest, manifestKey } from './backup-manifest';
import { backupProblems } from './backup-problems';
import { layout } from './book-files';
import { bookJournals } from './book-journals';
import type { HostDeps } from './host-deps';
import { decodeFrame, SEGMENT_HEADER, segmentHeader, segmentName } from './journal-frame';
import { type HeadMark, headBytes } from './journal-head';
import type { JournalSetting } from './journal-setting';
import type { Keyring } from './keyring';
import type { OpenBook } from './open-book';
import { fileProblem } from './problems';

/** A file of the book as it stands: its place, and its bytes when they are asked for; null if it is damaged. */
export type Source = { readonly path: string; read(): Promise<Buffer | null> };

/**
 * The book at one moment. Everything it names stays as it is while the app goes on writing: segments are only ever
 * added to, so each is read up to where it ended then, and the head file is made anew for that moment.
 */
export type Snapshot = {
  readonly facts: Omit<Manifest, 'files' | 'mac'>;
  readonly sources: readonly Source[];
  readonly key: Buffer;
  /** Overwrites the keys it holds. */
  forget(): void;
};

const inHand = (path: string, bytes: Buffer): Source => ({ path, read: async () => bytes });

/** A segment up to `end`, with the MAC of each of its frames checked. */
async function readSegment(
  { files, folder, book, device, keys }: JournalSetting,
  segment: number,
  end: number | null,
): Promise<Buffer | null> {
  const whole = await files.read(join(folder, segmentName(segment)));
  const bytes = whole.subarray(0, end ?? whole.length);
  if (bytes.length < (end ?? 0)) return null;
  if (!bytes.subarray(0, SEGMENT_HEADER).equals(segmentHeader(book, device, segment))) return null;
  for (let offset = SEGMENT_HEADER; offset < bytes.length; ) {
    const frame = decodeFrame(bytes, { book, device, segment, offset }, keys);
    if (typeof frame === 'string') return null;
    frame.plain.fill(0);
    offset = frame.next;
  }
  return bytes;
}

function chainSources(setting: JournalSetting, mark: HeadMark): Source[] {
  const { book, device, headKey } = setting;
  const folder = `journal/${device}`;
  const segments = Array.from({ length: mark.segment }, (_, place) => place + 1);
  return [
    ...segments.map((segment) => ({
      path: `${folder}/${segmentName(segment)}`,
      read: () => readSegment(setting, segment, segment === mark.segment ? mark.end : null),
    })),
    inHand(`${folder}/head`, headBytes(mark, { book, device, key: headKey })),
  ];
}

async function attachmentSources({ files, dataFolder }: HostDeps): Promise<Source[]> {
  const folder = layout(dataFolder).attachments;
  const sources: Source[] = [];
  for (const shelf of await files.list(folder)) {
    for (const name of await files.list(join(folder, shelf))) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      const path = join(folder, shelf, name);
      sources.push({ path: `attachments/${shelf}/${name}`, read: () => files.read(path) });
    }
  }
  return sources;
}

/** To be called in the host's turn, so that no commit is under way. */
export async function takeSnapshot(
  deps: HostDeps,
  book: OpenBook,
  keyring: Keyring,
): Promise<Answer<Snapshot>> {
  const mark = book.mark();
  const heads = book.heads();
  const own = book.device.device;
  if (!mark?.head) return fail(backupProblems.damagedBook);
  const takenAt = deps.now().toISOString() as Instant;
  const { [own]: _own, ...known } = heads;
  const body = {
    v: 1,
    kind: 'seal',
    book: book.book.id,
    device: own,
    head: mark.head,
    known,
    at: takenAt,
    reason: 'backup',
  } as const;
  const seals = [
    signSeal(body, toHex(book.device.publicKey), book.device.sign),
    ...book.others.flatMap(({ seal }) => seal ?? []),
  ];
  const journals = bookJournals(deps, () => keyring, book.dataKey);
  const marks = [{ device: own, mark }, ...book.others];
  try {
    const sources = [
      inHand('keyring.json', withChecksum(JSON.stringify(keyring, null, 1))),
      ...marks.flatMap(({ device, mark: of }) => chainSources(journals.of(device), of)),
      ...seals.map((seal) =>
        inHand(`journal/${seal.body.device}/seal.json`, withChecksum(JSON.stringify(seal))),
      ),
      ...(await attachmentSources(deps)),
    ];
    const { id, name, sample } = book.book;
    const entries = Object.values(heads).reduce((sum, head) => sum + head.seq, 0);
    const key = manifestKey(book.dataKey);
    return ok({
      facts: {
        v: 1,
        kind: 'mamori-backup',
        book: { id, name, sample },
        device: own,
        takenAt,
        entries,
        lastAt: book.lastAt(),
        heads,
      },
      sources,
      key,
      forget() {
        key.fill(0);
        journals.forget();
      },
    });
  } catch (error) {
    journals.forget();
    return fail(fileProblem(error));
  }
}
