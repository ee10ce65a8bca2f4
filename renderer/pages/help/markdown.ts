/** What the manual is written with. Anything else stays the text it is: nothing here can become markup. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly words: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: Row; readonly rows: readonly Row[] }
  | { readonly kind: 'code'; readonly text: string };
export type Row = readonly (readonly Inline[])[];

/** `**strong**`, `` `code` `` and links to other pages of the manual (`03-joho-shisan.md`); other links stay text. */
const MARK = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([\w-]+)\.md\)/g;

export function readInline(line: string): readonly Inline[] {
  const found: Inline[] = [];
  let end = 0;
  const plain = (text: string): void => {
    if (text !== '') found.push({ kind: 'text', text });
  };
  for (const match of line.matchAll(MARK)) {
    const [whole, strong, code, label, to] = match;
    plain(line.slice(end, match.index));
    if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (code !== undefined) found.push({ kind: 'code', text: code });
    else found.push({ kind: 'link', text: label ?? '', to: to ?? '' });
    end = match.index + whole.length;
  }
  plain(line.slice(end));
  return found;
}

const HEADING = /^(#{1,3}) (.+)$/;
const ITEM = /^(?:(\d+)\.|-) (.+)$/;
const FENCE = '```';
const cells = (line: string): Row =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => readInline(cell.trim()));
const isTable = (line: string): boolean => line.startsWith('|') && line.endsWith('|') && line.length > 1;

/** The blocks of a page, in order. Lines of one paragraph follow each other without a blank: Japanese has none. */
export function readMarkdown(source: string): readonly Block[] {
  const lines = source.split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  /** Takes lines as long as they belong together. */
  const take = (belongs: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    for (let line = lines[at]; line !== undefined && belongs(line); line = lines[++at]) taken.push(line);
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading) {
      blocks.push({
        kind: 'heading',
        level: (heading[1]?.length ?? 1) as 1 | 2 | 3,
        words: readInline(heading[2] ?? ''),
      });
      at += 1;
    } else if (line.startsWith(FENCE)) {
      at += 1;
      blocks.push({ kind: 'code', text: take((one) => !one.startsWith(FENCE)).join('\n') });
      at += 1;
    } else if (item) {
      const ordered = item[1] !== undefined;
      const items = take((one) => (ITEM.exec(one)?.[1] !== undefined) === ordered && ITEM.test(one));
      blocks.push({
        kind: 'list',
        ordered,
        items: items.map((one) => readInline(ITEM.exec(one)?.[2] ?? '')),
      });
    } else if (isTable(line)) {
      const [head = '', , ...rows] = take(isTable);
      blocks.push({ kind: 'table', head: cells(head), rows: rows.map(cells) });
    } else {
      const starts = (one: string): boolean =>
        one.trim() === '' || HEADING.test(one) || ITEM.test(one) || one.startsWith(FENCE) || isTable(one);
      blocks.push({ kind: 'paragraph', words: readInline(take((one) => !starts(one)).join('')) });
    }
  }
  return blocks;
}

const plainWords = (words: readonly Inline[]): string => words.map(({ text }) => text).join('');

/** A block as plain text, for searching. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.text;
    case 'list':
      return block.items.map(plainWords).join('　');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainWords).join('　')).join('　');
    default:
      return plainWords(block.words);
  }
}
