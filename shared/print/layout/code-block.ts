import { encodeQR } from 'qr';
import type { CompleteBlock } from '../form-doc';
import { type Flow, need, putLine } from './flow';
import { MM, type Sheet } from './sheet';
import { oneLine } from './text-blocks';

/** White around the code, in modules: less, and readers miss it. */
const QUIET = 4;
const BLACK = 0;

type Code = {
  readonly modules: readonly (readonly boolean[])[];
  /** Of one module. */
  readonly size: number;
  /** Of the whole, the white around it included. */
  readonly whole: number;
};

/** A QR code whose black part is `side` wide. */
export function codeOf(text: string, side: number): Code {
  const modules = encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET });
  const size = side / (modules.length - 2 * QUIET);
  return { modules, size, whole: modules.length * size };
}

/** Draws it as filled rows; `left`, `top` is its upper left corner, the white around it included. */
export function putCode(sheet: Sheet, { modules, size }: Code, left: number, top: number): void {
  for (const [row, cells] of modules.entries()) {
    let from = 0;
    while (from < cells.length) {
      if (!cells[from]) {
        from += 1;
        continue;
      }
      let to = from;
      while (cells[to]) to += 1;
      // A hair over its row, so that no white line shows between rows.
      const height = size * 1.02;
      const y = top + row * size;
      sheet.fills.push({ x: left + from * size, y, width: (to - from) * size, height, grey: BLACK });
      from = to;
    }
  }
}

export function layCode(flow: Flow, block: Extract<CompleteBlock, { kind: 'code' }>): void {
  const code = codeOf(block.text, block.side * MM);
  need(flow, code.whole);
  const top = flow.y;
  putCode(flow.sheet, code, flow.left, top);
  const size = 9;
  const pitch = size * 1.5;
  const first = top + (code.whole - block.lines.length * pitch) / 2 + pitch / 2;
  for (const [at, words] of block.lines.entries())
    putLine(flow.sheet, oneLine(flow, words), flow.left + code.whole + 2 * MM, first + at * pitch, size);
  flow.y = top + code.whole;
}
