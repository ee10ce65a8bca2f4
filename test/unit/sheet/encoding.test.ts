import { describe, expect, it } from 'vitest';
import { encodeCp932, encodeRowsCp932, fitsCp932 } from '../../../shared/sheet/cp932';
import { decodeText, detectEncoding } from '../../../shared/sheet/encoding';
import { toEucJp, toIso2022Jp, toUtf8, toUtf16 } from './encoders';

const LEDGER =
  '管理番号,名称,保管場所\r\n見-001,見本の台帳データ,書庫の棚\r\n見-002,カードとファイル,事務室\r\n';
const cp932 = (text: string) => encodeCp932(text).bytes;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const fromCp932 = (bytes: Uint8Array) => new TextDecoder('shift_jis', { fatal: true }).decode(bytes);

describe('detectEncoding', () => {
  const cases: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['UTF-8 with a byte order mark', toUtf8(LEDGER, true), 'utf-8', 'certain'],
    ['UTF-8', toUtf8(LEDGER), 'utf-8', 'likely'],
    ['CP932', cp932(LEDGER), 'shift_jis', 'likely'],
    ['EUC-JP', toEucJp(LEDGER), 'euc-jp', 'likely'],
    ['ISO-2022-JP', toIso2022Jp(LEDGER), 'iso-2022-jp', 'certain'],
    ['UTF-16LE of Excel', toUtf16(LEDGER), 'utf-16le', 'certain'],
    ['UTF-16BE', toUtf16(LEDGER, true), 'utf-16be', 'certain'],
    ['ASCII', toUtf8('id,name\r\n1,a\r\n'), 'utf-8', 'certain'],
    [
      'EUC-JP of kana alone, which is valid CP932 too',
      toEucJp('なまえ,ばしょ\nみほん,たな\n'),
      'euc-jp',
      'likely',
    ],
    ['CP932 of half-width kana alone', cp932('ﾐﾎﾝﾀﾛｳ,ﾃﾞｰﾀ ﾌｧｲﾙ\r\nﾐﾎﾝﾊﾅｺ,ｶｰﾄﾞ\r\n'), 'shift_jis', 'likely'],
    ['CP932 extensions', cp932('髙橋①㈱Ⅳ,見本﨑'), 'shift_jis', 'likely'],
  ];
  it.each(cases)('%s', (_name, bytes, encoding, confidence) => {
    const detected = detectEncoding(bytes);
    expect(detected.encoding).toBe(encoding);
    expect(detected.confidence).toBe(confidence);
    expect(detected.candidates[0]).toBe(encoding);
  });

  it('reads every encoding back to the same text', () => {
    for (const bytes of [
      toUtf8(LEDGER, true),
      toUtf8(LEDGER),
      cp932(LEDGER),
      toEucJp(LEDGER),
      toIso2022Jp(LEDGER),
      toUtf16(LEDGER),
    ]) {
      expect(decodeText(bytes, detectEncoding(bytes).encoding)).toEqual({ text: LEDGER, damaged: 0 });
    }
  });

  it('takes the least damaged reading when one byte is broken, says it is unsure, and counts the damage', () => {
    const bytes = cp932(LEDGER).slice();
    bytes[0] = 0xfd;
    const detected = detectEncoding(bytes);
    expect(detected).toEqual({ encoding: 'shift_jis', confidence: 'unsure', candidates: [] });
    expect(decodeText(bytes, 'shift_jis').damaged).toBe(1);
  });

  it('names the other encodings the bytes are valid in, so that the user can choose', () => {
    expect(detectEncoding(toEucJp('なまえ,たな')).candidates).toContain('shift_jis');
  });
});

describe('encodeCp932', () => {
  it('writes the bytes that Windows writes for the characters other libraries turn into question marks', () => {
    expect(hex(cp932('〜−‖¢£¬'))).toBe('8160817c8161819181928' + '1ca');
    expect(hex(cp932('～－∥￠￡￢'))).toBe(hex(cp932('〜−‖¢£¬')));
    expect(encodeCp932('〜−‖¢£¬').lost).toEqual([]);
  });

  it('takes the place Windows takes where a character stands in the table several times', () => {
    expect(hex(cp932('髙﨑①㈱Ⅳ∪¬纊'))).toBe('fbfcfab187408' + '78a875781be81cafa5c');
  });

  it('names what it cannot hold with its rows, writes the stand-in or 〓, and never a question mark', () => {
    const { bytes, lost } = encodeRowsCp932(['𠮷野家𠮷\r\n', '見本\r\n', '辻󠄀と𠮷と☃\r\n']);
    expect(fromCp932(bytes)).toBe('吉野家吉\r\n見本\r\n辻と吉と〓\r\n');
    expect(lost).toEqual([
      { character: '𠮷', written: '吉', rows: [1, 3], count: 3 },
      { character: '辻󠄀', written: '辻', rows: [3], count: 1 },
      { character: '☃', written: '〓', rows: [3], count: 1 },
    ]);
    expect(bytes.includes(0x3f)).toBe(false);
  });

  it('joins combining sound marks, which changes nothing to the eye', () => {
    const { bytes, lost } = encodeCp932('か\u3099は\u309a');
    expect(fromCp932(bytes)).toBe('がぱ');
    expect(lost).toEqual([]);
  });

  it('names a lone surrogate instead of writing nonsense', () => {
    expect(encodeCp932('a\ud842b').lost).toEqual([
      { character: '\ud842', written: '〓', rows: [1], count: 1 },
    ]);
  });

  it('says beforehand whether a text fits', () => {
    expect(fitsCp932('髙橋〜')).toBe(true);
    expect(fitsCp932('𠮷')).toBe(false);
  });
});
