import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakLines } from '../../../shared/print/layout/lines';
import { squareFace, textOf } from '../../unit/print/fake-font';

const text = fc
  .array(fc.constantFrom(...'情報資産あいっー、。」「（）USB012 -\n　辻𠮷', '辻󠄀', 'が'), { maxLength: 60 })
  .map((parts) => parts.join(''));
const width = fc.integer({ min: 500, max: 12_000 });

it('loses nothing but spaces and line feeds at the ends of lines', () => {
  fc.assert(
    fc.property(text, width, (typed, room) => {
      const lines = breakLines(squareFace.shape(typed), room);
      const printed = lines.map((line) => textOf(line.glyphs, line.from, line.to)).join('');
      expect(printed.replaceAll(' ', '')).toBe(typed.replace(/[ \n]/g, ''));
    }),
  );
});

it('is never wider than the column, unless one character alone is', () => {
  fc.assert(
    fc.property(text, width, (typed, room) => {
      for (const line of breakLines(squareFace.shape(typed), room)) {
        expect(line.width <= room || line.to - line.from === 1).toBe(true);
      }
    }),
  );
});

it('begins no line with 、。」） where there was another place to break', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const lines = breakLines(squareFace.shape(typed), 8_000);
      const glyphs = squareFace.shape(typed);
      for (const line of lines.slice(1)) {
        const before = glyphs[line.from - 1]?.text ?? '\n';
        const first = glyphs[line.from]?.text ?? '';
        // A run of closing signs longer than the line has no better place.
        if (!'、。」）'.includes(first) || before === '\n') continue;
        const run = textOf(glyphs, 0, line.from).split('\n').at(-1) ?? '';
        expect(run).toMatch(/[、。」）っー「（USB012-]{5,}$/u);
      }
    }),
  );
});
