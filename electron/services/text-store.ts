import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';

const deflated = promisify(deflateRaw);

/** Pieces of text in blocks: written once, read by place. Blocks nobody has asked for in a while are deflated. */
export type TextStore = {
  /** Copies the piece into a block and says where it lies. */
  put(piece: Uint8Array): { readonly block: number; readonly start: number };
  /** A block as it was written; good until others have had a turn. */
  block(index: number): Buffer;
  /** Puts other bytes in the place of as many; what was there is overwritten, in packed blocks too. */
  replace(place: { readonly block: number; readonly start: number }, bytes: Uint8Array): void;
  /** Overwrites everything. */
  forget(): void;
};

type Block = { plain: Buffer | null; packed: Buffer | null };

/** Bytes of a block: inflating one takes some 2 ms. */
const ROOM = 1 << 20;
/** Level 1 leaves a fifth of an entry's text; higher levels take longer and gain little. */
const LEVEL = 1;

/** `restAfter`: milliseconds after the last use until blocks are deflated. */
export function createTextStore(restAfter = 10_000): TextStore {
  let blocks: Block[] = [];
  let used = 0;
  let lastUse = 0;
  let resting: ReturnType<typeof setTimeout> | null = null;

  function touched(): void {
    lastUse = performance.now();
    resting ??= setTimeout(rest, restAfter).unref();
  }

  function rest(): void {
    resting = null;
    const wait = lastUse + restAfter - performance.now();
    if (wait > 0) resting = setTimeout(rest, wait).unref();
    else void pack(blocks.slice(0, -1));
  }

  /** One after the other: the threads are there for what people wait for. The last block is still written to. */
  async function pack(full: readonly Block[]): Promise<void> {
    for (const block of full) {
      const { plain } = block;
      if (!plain) continue;
      const packed = block.packed ?? (await deflated(plain, { level: LEVEL }));
      if (block.plain !== plain) continue;
      block.packed = packed;
      block.plain = null;
      plain.fill(0);
    }
  }

  function roomFor(bytes: number): Buffer {
    const last = blocks.at(-1)?.plain;
    if (last && last.length - used >= bytes) return last;
    const plain = Buffer.allocUnsafeSlow(Math.max(ROOM, bytes));
    blocks.push({ plain, packed: null });
    used = 0;
    return plain;
  }

  return {
    put(piece) {
      touched();
      const plain = roomFor(piece.length);
      plain.set(piece, used);
      const start = used;
      used += piece.length;
      return { block: blocks.length - 1, start };
    },
    block(index) {
      touched();
      const block = blocks[index];
      if (!block) throw new Error(`no block ${index}`);
      block.plain ??= inflateRawSync(block.packed ?? Buffer.alloc(0));
      return block.plain;
    },
    replace({ block: index, start }, bytes) {
      const plain = this.block(index);
      const block = blocks[index];
      if (!block) throw new Error(`no block ${index}`);
      // A new buffer: should the old one be being deflated, what comes of it is dropped.
      block.plain = Buffer.from(plain);
      block.plain.set(bytes, start);
      plain.fill(0);
      block.packed?.fill(0);
      block.packed = null;
    },
    forget() {
      if (resting) clearTimeout(resting);
      resting = null;
      for (const block of blocks) {
        block.plain?.fill(0);
        block.packed?.fill(0);
      }
      blocks = [];
      used = 0;
    },
  };
}
