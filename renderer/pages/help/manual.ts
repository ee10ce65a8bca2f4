/// <reference types="vite/client" />
import { foldForSearch } from '../../book/fold';
import { type Block, blockText, readMarkdown } from './markdown';

export type ManualPage = {
  /** As in addresses and links: the file's name without `.md`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
};

/** docs/manual, read when the app is built: the app shows what the people also hold in hand. */
const files: Readonly<Record<string, string>> = import.meta.glob('../../../docs/manual/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function pageOf(path: string, source: string): ManualPage {
  const id = path.replace(/^.*\//, '').replace(/\.md$/, '');
  const [first, ...rest] = readMarkdown(source);
  const titled = first?.kind === 'heading' && first.level === 1;
  return { id, title: titled ? blockText(first) : id, blocks: titled ? rest : readMarkdown(source) };
}

/** The pages in the order of their numbers. */
export const manualPages: readonly ManualPage[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, source]) => pageOf(path, source));

export type Found = { readonly page: ManualPage; readonly excerpt: string };

const EXCERPT = 70;

/** Pages that hold every word typed, each with the first part that holds one of them. */
export function searchManual(pages: readonly ManualPage[], typed: string): readonly Found[] {
  const words = typed
    .split(/\s+/u)
    .map(foldForSearch)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return pages.flatMap((page) => {
    const parts = [page.title, ...page.blocks.map(blockText)];
    const folded = parts.map(foldForSearch);
    if (!words.every((word) => folded.some((part) => part.includes(word)))) return [];
    const at = folded.findIndex((part, index) => index > 0 && words.some((word) => part.includes(word)));
    const text = [...(parts[Math.max(at, 0)] ?? '')];
    return [{ page, excerpt: text.slice(0, EXCERPT).join('') + (text.length > EXCERPT ? '…' : '') }];
  });
}
