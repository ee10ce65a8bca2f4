import { describe, expect, it } from 'vitest';
import type { Field } from '../../../shared/registers/field';
import { checkFields, tidied } from '../../../shared/registers/schema';
import { boundsOf, MOST_POINTS, signatureIn, signatureText } from '../../../shared/registers/signature';

const field: Field = { key: 'signature', label: '署名', kind: 'signature', required: true };
const drawn = {
  manner: 'drawn',
  width: 6000,
  height: 2000,
  strokes: [
    [100, 200, 300, 400],
    [50, 900],
  ],
};

describe('signature field', () => {
  it('keeps lines as they were drawn, and a name as it was typed', () => {
    expect(tidied([field], { signature: drawn })).toEqual({ signature: drawn });
    expect(checkFields([field], { signature: drawn })).toEqual([]);
    const typed = { manner: 'typed', name: '髙橋　辻󠄀子' };
    expect(checkFields([field], { signature: typed })).toEqual([]);
    expect(signatureIn(typed)).toEqual(typed);
  });

  it('asks for a signature where none is given, and refuses what is none', () => {
    expect(checkFields([field], {})[0]?.message).toBe('「署名」を入力してください。');
    for (const wrong of [
      { manner: 'typed', name: '　 ' },
      { ...drawn, strokes: [] },
      { ...drawn, strokes: [[1, 2, 3]] },
      { ...drawn, strokes: [[0.5, 1]] },
      { ...drawn, strokes: [Array.from({ length: MOST_POINTS * 2 + 2 }, () => 1)] },
      'data:image/png;base64,AAAA',
    ])
      expect(checkFields([field], { signature: wrong })).toHaveLength(1);
  });

  it('says in lists that there is one, never its lines', () => {
    expect(signatureText(drawn)).toBe('署名あり');
    expect(signatureText({ manner: 'typed', name: '見本太郎' })).toBe('記名：見本太郎');
    expect(signatureText(undefined)).toBe('');
  });

  it('knows the box around its lines', () => {
    expect(boundsOf({ ...drawn, manner: 'drawn' })).toEqual({ left: 50, top: 200, width: 250, height: 700 });
  });
});
