import type { DateStyle } from './mapping';

const LETTERS: { readonly [style in DateStyle]: string } = {
  'with-era': '',
  reiwa: 'R',
  heisei: 'H',
  showa: 'S',
};

const BARE = /^\d{1,2}[年./-]\d{1,2}[月./-]\d{1,2}日?$/u;

/** 5.4.1 as R5.4.1 where the user said that the file's years are of that era; every other text as it is. */
export function bareEraDate(text: string, kind: string | undefined, style: DateStyle): string {
  if (style === 'with-era' || (kind !== 'date' && kind !== 'looseDate')) return text;
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  return BARE.test(plain) ? `${LETTERS[style]}${plain}` : text;
}
