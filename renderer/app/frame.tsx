import { Lock, Menu } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Status } from '../../shared/host/contract';
import { AREA } from '../../shared/registers/ids';
import { useBook, useRecords } from '../book/context';
import { useHost } from '../host/context';
import { pageOf } from '../pages/pages';
import { useWaiting } from '../pages/waiting-context';
import { Button } from '../ui/button';
import { ErrorBoundary } from './error-boundary';
import { lockNow, useIdleLock } from './idle-lock';
import { MARK as Mark, type Place, placesOf } from './navigation';
import { NoticeLine } from './notice';
import { useRoute } from './router';
import { SearchEverything } from './search-everything';
import { useSettings } from './settings';
import { usePageTitle } from './title';
import { useNarrow } from './wide';

/** The window around every page: where one is, what waits, who is logged in, and the way to lock. */
export function Frame({ status }: { readonly status: Status }) {
  const host = useHost();
  const route = useRoute();
  const { settings } = useSettings();
  const main = useRef<HTMLElement>(null);
  const [title, TitleProvider] = usePageTitle();
  const place = route.path.slice(0, 3).join('/');
  useIdleLock(host, settings.idleMinutes);

  const shownBefore = useRef(place);
  // Before the page's own effects: a page may want to show another spot than its top.
  useLayoutEffect(() => {
    if (shownBefore.current === place) return;
    shownBefore.current = place;
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [place]);
  useEffect(() => {
    document.title = title === '' ? 'まもり台帳' : `${title}｜まもり台帳`;
  }, [title]);

  const narrow = useNarrow();
  const [listed, setListed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the list
  useEffect(() => setListed(false), [place, narrow]);

  if (route.path[0] === 'desk') {
    return (
      <ErrorBoundary place={place}>
        <TitleProvider>{pageOf(route)}</TitleProvider>
      </ErrorBoundary>
    );
  }
  return (
    <div className="frame" data-narrow={narrow ? '' : undefined}>
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        本文へ移る
      </button>
      <TopBar status={status}>
        {narrow && (
          <Button size="small" icon={Menu} aria-expanded={listed} onPress={() => setListed(!listed)}>
            画面の一覧
          </Button>
        )}
      </TopBar>
      {(!narrow || listed) && <Navigation current={`#/${route.path.join('/') || 'today'}`} />}
      <main id="main" className="frame-main" ref={main} tabIndex={-1} aria-label={title}>
        <ErrorBoundary place={place}>
          <TitleProvider>{pageOf(route)}</TitleProvider>
        </ErrorBoundary>
      </main>
      <footer className="frame-foot">
        <NoticeLine>
          <span className="frame-version">まもり台帳 {status.version}</span>
        </NoticeLine>
      </footer>
    </div>
  );
}

type TopBarProps = { readonly status: Status; readonly children: ReactNode };

function TopBar({ status, children }: TopBarProps) {
  const host = useHost();
  return (
    <header className="top-bar not-printed">
      {children}
      <a className="top-bar-mark" href="#/today">
        <Mark className="icon" aria-hidden />
        まもり台帳
      </a>
      <span className="top-bar-book">
        {status.book?.name}
        {status.book?.sample && <strong className="sample-mark">見本データ</strong>}
      </span>
      <SearchEverything />
      <span className="top-bar-user">{status.actor?.name}</span>
      <Button size="small" icon={Lock} onPress={() => void lockNow(host)}>
        画面ロック
      </Button>
    </header>
  );
}

const isCurrent = (href: string, current: string): boolean =>
  current === href || current.startsWith(`${href}/`);

function Navigation({ current }: { readonly current: string }) {
  const { registers, view } = useBook();
  const areas = useRecords(AREA);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is hidden comes to light with the first area
  const groups = useMemo(
    () => placesOf(registers.filter((register) => !register.hidden?.(view))),
    [registers, view, areas],
  );
  const { lines, decisions } = useWaiting();
  const counts = { today: lines?.length ?? 0, decisions: decisions.length };

  return (
    <nav className="side-navigation not-printed" aria-label="画面の一覧">
      {groups.map((group) => (
        <div key={group.label ?? ''} className="side-navigation-group">
          {group.label && <h2>{group.label}</h2>}
          <ul>
            {group.places.map((place) => (
              <li key={place.href}>
                <PlaceLink
                  place={place}
                  current={isCurrent(place.href, current)}
                  count={place.count ? counts[place.count] : 0}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type PlaceLinkProps = { readonly place: Place; readonly current: boolean; readonly count: number };

function PlaceLink({ place, current, count }: PlaceLinkProps) {
  const Icon = place.icon;
  return (
    <a href={place.href} aria-current={current ? 'page' : undefined}>
      <Icon className="icon" aria-hidden />
      <span>{place.label}</span>
      {count > 0 && (
        <span className="side-navigation-count">
          {count.toLocaleString('ja-JP')}
          <span className="unseen">件</span>
        </span>
      )}
    </a>
  );
}
