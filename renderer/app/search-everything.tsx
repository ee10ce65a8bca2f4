import { Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useBook, useBookVersion } from '../book/context';
import { foldForSearch } from '../book/fold';
import { createSearchIndex } from '../book/search';
import { useNaming } from '../registers/naming';
import { nameIn } from '../registers/values';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { hrefOf, hrefOfRecord } from './router';

/** Ctrl+K anywhere: one box that searches every register. */
export function SearchEverything() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button size="small" icon={Search} onPress={() => setOpen(true)}>
        すべてから探す（Ctrl+K）
      </Button>
      <Dialog title="すべてから探す" isOpen={isOpen} onClose={() => setOpen(false)} size="wide">
        <SearchBox onChosen={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function SearchBox({ onChosen }: { readonly onChosen: () => void }) {
  const book = useBook();
  const naming = useNaming();
  const version = useBookVersion();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const results = useRef<HTMLDivElement>(null);
  const index = useMemo(() => createSearchIndex(book, foldForSearch), [book]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says when there is something new to prepare
  useEffect(() => void index.prepare(), [index, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version may have other hits
  const found = useMemo(() => index.find(query), [index, query, version]);

  const step = (event: { key: string; preventDefault(): void }) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...(results.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = links[event.key === 'ArrowDown' ? at + 1 : at - 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the links inside
    <div className="search-everything" onKeyDown={step}>
      <label>
        名称・番号・場所・備考など（空白で区切ると、すべてを含むものを探します）
        <input
          className="input"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          spellCheck={false}
        />
      </label>
      <div ref={results} aria-live="polite">
        {query.trim() !== '' && found.length === 0 && (
          <p>
            見つかりません。漢字の字体、かな、全角・半角の違いは無視して探しています。語を減らしてみてください。
          </p>
        )}
        {found.map(({ register, hits, count }) => (
          <section key={register.id}>
            <h3>
              {register.title}（{count.toLocaleString('ja-JP')}件）
            </h3>
            <ul>
              {hits.map(({ state }) => (
                <li key={state.id}>
                  <a href={hrefOfRecord(register.id, state.id)} onClick={onChosen}>
                    <span className="figures">{state.number}</span> {nameIn(naming, register, state)}
                  </a>
                </li>
              ))}
              {count > hits.length && (
                <li>
                  <a href={hrefOf(['register', register.id], { q: query })} onClick={onChosen}>
                    {count.toLocaleString('ja-JP')}件すべてを{register.title}で見る
                  </a>
                </li>
              )}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
