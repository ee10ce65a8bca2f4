import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import type { FormDoc } from '../../../shared/print/form-doc';
import { type FormHead, makeForm } from '../../../shared/print/forms/parts';
import type { Grey } from './grey-png';
import { picturesOf, printed } from './printed';

const head: FormHead = { number: '', title: '見本', printedAt: null, verification: null, mark: null };
/** As long as what stands on a sheet that is scanned. */
const TEXT = 'mamori/1 7NSVJE6Z691VE45Q4K7BTQ7SR0 00000000000000000000000001 1/2 見本';

/** A page on which the code begins so many millimetres down. */
const sheetWith = (down: number): FormDoc =>
  makeForm('codes', head, {
    face: 'gothic',
    blocks: [
      ...Array.from({ length: Math.floor(down / 10) }, () => ({ kind: 'spacer', height: 10 }) as const),
      { kind: 'spacer', height: down % 10 },
      { kind: 'code', text: TEXT, side: 22, lines: ['この紙を切り取らないこと'] },
    ],
  });

/** The text of the code on a page that was drawn by another program; null where there is none. */
function read({ width, height, pixels }: Grey): string | null {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [at, shade] of pixels.entries()) data.fill(shade, at * 4, at * 4 + 3);
  try {
    return decodeQR({ width, height, data });
  } catch {
    return null;
  }
}

describe('the codes on printed sheets', () => {
  it.each([0, 20.5, 200, 222, 228, 233, 236, 240, 244])('are read %d mm down the page', async (down) => {
    const pages = picturesOf(await printed(sheetWith(down)), 150).map(read);
    expect(pages.filter((text) => text !== null)).toEqual([TEXT]);
  });
});
