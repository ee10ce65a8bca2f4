import { Fragment, type ReactNode } from 'react';
import { hrefOf } from '../../app/router';
import type { Block, Inline, Row } from './markdown';

/** A page of the manual as elements of ours: text stays text, whatever it contains. */
export function MarkdownView({ blocks }: { readonly blocks: readonly Block[] }) {
  return keyed(blocks, (block) => <BlockView block={block} />);
}

/** The manual does not change while it is shown: the place is the key. */
function keyed<T>(things: readonly T[], show: (thing: T) => ReactNode): ReactNode {
  return things.map((thing, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: fixed text
    <Fragment key={at}>{show(thing)}</Fragment>
  ));
}

function Words({ words }: { readonly words: readonly Inline[] }) {
  return keyed(words, (word) => {
    switch (word.kind) {
      case 'strong':
        return <strong>{word.text}</strong>;
      case 'code':
        return <code>{word.text}</code>;
      case 'link':
        return <a href={hrefOf(['help', 'manual', word.to])}>{word.text}</a>;
      default:
        return word.text;
    }
  });
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} words={block.words} />;
    case 'paragraph':
      return (
        <p>
          <Words words={block.words} />
        </p>
      );
    case 'list': {
      const items = keyed(block.items, (words) => (
        <li>
          <Words words={words} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long commands are scrolled with the keyboard
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
  }
}

/** The page has its own title above: what is a title in the file is a part of the page here. */
function Heading({ level, words }: { readonly level: 1 | 2 | 3; readonly words: readonly Inline[] }) {
  const content = <Words words={words} />;
  if (level === 1) return <h2>{content}</h2>;
  return level === 2 ? <h3>{content}</h3> : <h4>{content}</h4>;
}

function Table({ head, rows }: { readonly head: Row; readonly rows: readonly Row[] }) {
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            {keyed(head, (words) => (
              <th scope="col">
                <Words words={words} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows, (row) => (
            <tr>
              {keyed(row, (words) => (
                <td>
                  <Words words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
