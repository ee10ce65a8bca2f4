import type { Faces } from './font/faces';

/**
 * Characters of these texts that no font draws as typed, each once, in the order found: 外字 (private use),
 * characters beyond the fonts, and variation sequences whose variant no font has.
 */
export function missingGlyphs(texts: Iterable<string>, faces: Faces): readonly string[] {
  const missing = new Set<string>();
  const seen = new Set<string>();
  for (const text of texts) {
    if (seen.has(text)) continue;
    seen.add(text);
    for (const face of [faces.gothic, faces.mincho]) {
      for (const glyph of face.shape(text)) if (glyph.missing) missing.add(glyph.text);
    }
  }
  return [...missing];
}
