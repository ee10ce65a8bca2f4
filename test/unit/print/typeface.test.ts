import { describe, expect, it } from 'vitest';
import { fontFolders, loadFaces } from '../../../electron/services/fonts';
import { missingGlyphs } from '../../../shared/print/missing-glyphs';

const assets = new URL('../../../assets', import.meta.url).pathname;
const loaded = loadFaces(fontFolders(assets));
if (!loaded.ok) throw new Error(loaded.error.why);
const faces = loaded.value;
const glyph = (text: string) => faces.gothic.shape(text)[0];

describe('finding the glyph of a character', () => {
  it('takes the kanji of names from the face itself', () => {
    for (const name of ['髙', '﨑', '𣘺', '㋿', '①', '㈱'])
      expect(glyph(name)?.font.name).toBe('BIZUDGothic');
  });
  it('takes 𠮷 from the font behind it', () => {
    expect(glyph('𠮷')?.font.name).toBe('NotoSansJP');
    expect(glyph('𠮷')?.missing).toBe(false);
  });
  it('tells the variants of a kanji apart', () => {
    expect(faces.gothic.shape('辻󠄀')).toHaveLength(1);
    expect(glyph('辻󠄀')?.glyph).not.toBe(glyph('辻󠄁')?.glyph);
    expect(glyph('辻󠄀')?.text).toBe('辻󠄀');
    expect(glyph('髙')?.glyph).not.toBe(glyph('高')?.glyph);
  });
  it('draws ☑ and ☐ though no font has them', () => {
    expect(glyph('☑')?.missing).toBe(false);
    expect(glyph('☐')?.glyph).not.toBe(glyph('☑')?.glyph);
  });
  it('draws letters written as two characters as one, and keeps them as typed', () => {
    const typed = 'か\u3099';
    expect(glyph(typed)?.glyph).toBe(glyph('が')?.glyph);
    expect(glyph(typed)?.text).toBe(typed);
  });
  it('gives figures and letters half a square', () => {
    for (const half of ['0', '9', 'A', 'i', '-', 'ｱ']) expect(glyph(half)?.advance).toBe(500);
  });
  it('draws nothing for characters that only steer', () => {
    expect(glyph('\u200B')?.advance).toBe(0);
    expect(glyph('\uFEFF')?.missing).toBe(false);
  });
});

describe('naming what no font draws', () => {
  it('names 外字, characters beyond the fonts and unknown variants, each once', () => {
    expect(missingGlyphs(['見本\uE000課', '👍\uE000', '辻󠄇'], faces)).toEqual(['\uE000', '👍', '辻󠄇']);
  });
  it('names nothing of what offices write', () => {
    const usual = '髙﨑𠮷𣘺辻󠄀①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈱㋿☑☐〒℡㎡〜～−－—―‖¢£¬髙\n\tﾊﾝｶｸ';
    expect(missingGlyphs([usual], faces)).toEqual([]);
  });
  it('puts 〓 where a character is missing, and keeps the character as the text', () => {
    expect(glyph('\uE000')?.glyph).toBe(glyph('〓')?.glyph);
    expect(glyph('\uE000')?.text).toBe('\uE000');
  });
});

describe('fonts that are not there or not whole', () => {
  it('says which font is missing', () => {
    const none = loadFaces(['/nowhere']);
    expect(none.ok ? '' : none.error.why).toContain('BIZUDGothic_400Regular.ttf');
    expect(none.ok ? '' : none.error.code).toBe('font-unusable');
  });
});
