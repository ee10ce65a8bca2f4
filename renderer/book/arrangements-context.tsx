import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { Json } from '../../shared/json';
import type { Arrangements } from './arrangements';

const ArrangementsContext = createContext<Arrangements | null>(null);

type Props = { readonly arrangements: Arrangements; readonly children: ReactNode };

export function ArrangementsProvider({ arrangements, children }: Props) {
  return <ArrangementsContext value={arrangements}>{children}</ArrangementsContext>;
}

/**
 * What was kept under `key`, read once, and a way to keep what it becomes. Keeping draws nothing again: for what
 * changes with every key and is only asked for the next time. Null while it is being read.
 */
export function useKept(key: string): readonly [{ readonly value: Json } | null, (value: Json) => void] {
  const arrangements = useContext(ArrangementsContext);
  const [read, setRead] = useState<{ readonly key: string; readonly value: Json } | null>(null);
  useEffect(() => {
    let current = true;
    void (arrangements?.read(key) ?? Promise.resolve(null)).then((value) => {
      if (current) setRead({ key, value });
    });
    return () => {
      current = false;
    };
  }, [arrangements, key]);
  const keep = useCallback((value: Json) => arrangements?.write(key, value), [arrangements, key]);
  return [read?.key === key ? read : null, keep];
}

/**
 * A piece of UI state that outlives the window. `understood` makes sense of what was kept, whatever it is
 * (it may come from an older version); the third value says whether it has been read yet.
 */
export function useArrangement<T extends Json>(
  key: string,
  understood: (kept: Json) => T,
): readonly [T, (value: T) => void, boolean] {
  const arrangements = useContext(ArrangementsContext);
  const [state, setState] = useState<{ key: string; value: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: understood is a function of the module
  useEffect(() => {
    let current = true;
    void (arrangements?.read(key) ?? Promise.resolve(null)).then((kept) => {
      if (current) setState({ key, value: understood(kept) });
    });
    return () => {
      current = false;
    };
  }, [arrangements, key]);
  const change = useCallback(
    (value: T) => {
      setState({ key, value });
      arrangements?.write(key, value);
    },
    [arrangements, key],
  );
  const ready = state?.key === key;
  return [ready ? state.value : understood(null), change, ready];
}
