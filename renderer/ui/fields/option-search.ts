import type { Option } from './services';

/** At most this many options are drawn; typing narrows them. */
export const MOST_DRAWN = 50;

export type FoundOptions = { readonly shown: readonly Option[]; readonly count: number };

const folded = new WeakMap<readonly Option[], readonly string[]>();

function foldedTexts(options: readonly Option[], fold: (text: string) => string): readonly string[] {
  const known = folded.get(options);
  if (known) return known;
  const texts = options.map((option) => fold(`${option.label}\n${option.detail ?? ''}`));
  folded.set(options, texts);
  return texts;
}

/** Options in which every word of the query is found, folded; those that begin with it come first. */
export function findOptions(
  options: readonly Option[],
  query: string,
  fold: (text: string) => string,
): FoundOptions {
  const words = query
    .split(/[\s\u3000]+/u)
    .map(fold)
    .filter((word) => word !== '');
  if (words.length === 0) return { shown: options.slice(0, MOST_DRAWN), count: options.length };
  const texts = foldedTexts(options, fold);
  const first = words[0] as string;
  const ahead: Option[] = [];
  const behind: Option[] = [];
  options.forEach((option, index) => {
    const text = texts[index] as string;
    if (!words.every((word) => text.includes(word))) return;
    (text.startsWith(first) ? ahead : behind).push(option);
  });
  return { shown: [...ahead, ...behind].slice(0, MOST_DRAWN), count: ahead.length + behind.length };
}
