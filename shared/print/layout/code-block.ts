import { encodeQR } from 'qr';
import type { CompleteBlock } from '../form-doc';
import { type Flow, need, putLine } from './flow';
import { MM, type Sheet } from './sheet';
import { oneLine } from './text-blocks';

/** White around the code, in modules: less, and readers miss it. */
const QUIET = 4;
const BLACK = 0;

/** A QR code as filled rows; `x`, `y` is its upper left corner, the white around it included. */
export function putCode(sheet: Sheet, text: string, x: number, y: number, side: number): number {
  const modules = encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET });
  const size = side / (modules.length - 2 * QUIET);
  const [left, top] = [x, y];
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
      sheet.fills.push({
        x: left + from * size,
        y: top + row * size,
        width: (to - from) * size,
        height,
        grey: BLACK,
      });
      from = to;
    }
  }
  return side + 2 * QUIET * size;
}

export function layCode(flow: Flow, block: Extract<CompleteBlock, { kind: 'code' }>): void {
  const side = block.side * MM;
  need(flow, side * 1.3);
  const top = flow.y;
  const whole = putCode(flow.sheet, block.text, flow.left, top, side);
  const size = 8.5;
  const pitch = size * 1.5;
  const first = top + (whole - block.lines.length * pitch) / 2 + pitch / 2;
  for (const [at, words] of block.lines.entries())
    putLine(flow.sheet, oneLine(flow, words), flow.left + whole + 2 * MM, first + at * pitch, size);
  flow.y = top + whole;
}
