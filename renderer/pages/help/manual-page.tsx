import { useMemo, useState } from 'react';
import { hrefOf } from '../../app/router';
import { countText } from '../../registers/words';
import { EmptyState } from '../../ui/notices';
import { manualPages, searchManual } from './manual';
import { MarkdownView } from './markdown-view';

const hrefOfPage = (id: string): string => hrefOf(['help', 'manual', id]);

/** 使い方: the manual inside the app, page by page, with a search over all of it. */
export function ManualPageView({ id }: { readonly id: string | null }) {
  const [typed, setTyped] = useState('');
  const found = useMemo(() => searchManual(manualPages, typed), [typed]);
  const current = manualPages.find((page) => page.id === id) ?? manualPages[0];
  const at = current ? manualPages.indexOf(current) : -1;
  const next = manualPages[at + 1];
  const searching = typed.trim() !== '';
  return (
    <div className="manual">
      <nav className="manual-pages" aria-label="使い方の目次">
        <label className="manual-search">
          使い方を探す
          <input
            className="input"
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <ol>
          {manualPages.map((page) => (
            <li key={page.id}>
              <a
                href={hrefOfPage(page.id)}
                aria-current={page === current ? 'page' : undefined}
                onClick={() => setTyped('')}
              >
                {page.title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {searching ? (
        <section className="manual-text" aria-label="見つかったページ">
          <p role="status">{countText(found.length)}のページにあります。</p>
          {found.length === 0 && (
            <EmptyState title="見つかりません">
              <p>言葉を短くするか、別の言い方で探してください。</p>
            </EmptyState>
          )}
          <ul className="manual-found">
            {found.map(({ page, excerpt }) => (
              <li key={page.id}>
                <a href={hrefOfPage(page.id)} onClick={() => setTyped('')}>
                  {page.title}
                </a>
                <p>{excerpt}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        current && (
          <article className="manual-text" aria-label={current.title}>
            <h2>{current.title}</h2>
            <MarkdownView blocks={current.blocks} />
            {next && (
              <p>
                次のページ：<a href={hrefOfPage(next.id)}>{next.title}</a>
              </p>
            )}
          </article>
        )
      )}
    </div>
  );
}
