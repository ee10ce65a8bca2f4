import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../shared/print/layout/lines';
import { squareFace, textOf } from './fake-font';

/** Lines of a text set `width` full squares wide. */
const lines = (text: string, width: number): readonly string[] =>
  breakLines(squareFace.shape(text), width * 1000).map((line) => textOf(line.glyphs, line.from, line.to));

describe('breaking Japanese lines', () => {
  it('breaks anywhere between kanji and kana', () => {
    expect(lines('情報資産管理台帳', 3)).toEqual(['情報資', '産管理', '台帳']);
  });
  it.each(['、', '。', '」', '）', 'ー', 'っ', '々', '・', '％'])('begins no line with %s', (sign) => {
    expect(lines(`あいう${sign}えお`, 3)).toEqual(['あい', `う${sign}え`, 'お']);
  });
  it.each(['「', '（', '『', '￥'])('ends no line with %s', (sign) => {
    expect(lines(`あい${sign}うえ`, 3)).toEqual(['あい', `${sign}うえ`]);
  });
  it('keeps words and numbers whole', () => {
    expect(lines('媒体USB-0012を', 5)).toEqual(['媒体', 'USB-0012を']);
    expect(lines('約1,200件', 2.5)).toEqual(['約', '1,200', '件']);
  });
  it('breaks a word that is longer than a line', () => {
    expect(lines('0123456789abcdef', 4)).toEqual(['01234567', '89abcdef']);
  });
  it('breaks full-width letters like kanji', () => {
    expect(lines('ＡＢＣＤ', 2)).toEqual(['ＡＢ', 'ＣＤ']);
  });
  it('drops spaces where it breaks, but none inside a line', () => {
    expect(lines('one two three', 3.5)).toEqual(['one two', 'three']);
    expect(lines('見本 太郎', 8)).toEqual(['見本 太郎']);
  });
  it('begins new lines at line feeds and keeps empty ones', () => {
    expect(lines('一\n\n二', 5)).toEqual(['一', '', '二']);
    expect(lines('一\r\n二', 5)).toEqual(['一', '二']);
  });
  it('keeps spaces that were typed at the beginning of a line', () => {
    expect(lines('一\n　二', 5)).toEqual(['一', '　二']);
  });
  it('moves on however narrow the column is', () => {
    expect(lines('「あ」', 0.5)).toEqual(['「', 'あ', '」']);
  });
  it('has one empty line for an empty text', () => {
    expect(lines('', 5)).toEqual(['']);
  });
  it('never parts a character from its variation selector', () => {
    expect(lines('辻󠄀辻󠄀', 1)).toEqual(['辻󠄀', '辻󠄀']);
  });
});
