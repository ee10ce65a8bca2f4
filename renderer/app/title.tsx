import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

const TitleContext = createContext<(title: string) => void>(() => {});

/** For the frame: the title of the page shown, and the provider pages tell it through. */
export function usePageTitle() {
  const [title, setTitle] = useState('');
  const Provider = useCallback(
    ({ children }: { readonly children: ReactNode }) => (
      <TitleContext value={setTitle}>{children}</TitleContext>
    ),
    [],
  );
  return [title, Provider] as const;
}

/** The head of a page: says in the window's title and in one h1 where one is. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const tell = useContext(TitleContext);
  useEffect(() => tell(title), [tell, title]);
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {children && <div className="page-head-actions">{children}</div>}
    </header>
  );
}
