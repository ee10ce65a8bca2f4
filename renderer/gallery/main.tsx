import '../zod-without-eval';
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Button } from '../ui/button';
import { UiProvider } from '../ui/provider';
import '../ui/ui.css';
import './gallery.css';
import { FieldsPage } from './fields-page';
import { FormPage } from './form-page';
import { NoticesPage } from './notices-page';
import { TablePage } from './table-page';

const pages = {
  notices: { title: '釦・印・知らせ', draw: () => <NoticesPage /> },
  fields: { title: '入力欄', draw: () => <FieldsPage /> },
  form: { title: '様式', draw: () => <FormPage /> },
  table: { title: '表', draw: () => <TablePage count={2_431} /> },
  large: { title: '表（10万行）', draw: () => <TablePage count={100_000} /> },
} as const;
type PageName = keyof typeof pages;

const setScale = (percent: number) =>
  document.documentElement.style.setProperty('--text-scale', String(percent / 100));

/** `#table?scale=150` opens a page at a text size. */
function Gallery() {
  const [name, setting] = location.hash.slice(1).split('?');
  const start = name !== undefined && name in pages ? (name as PageName) : 'notices';
  const [page, setPage] = useState<PageName>(start);
  const scales = [100, 125, 150, 200];
  useLayoutEffect(() => setScale(Number(new URLSearchParams(setting).get('scale') ?? 100)), [setting]);
  return (
    <UiProvider>
      <div className="gallery">
        <nav className="gallery-nav" aria-label="部品">
          {(Object.keys(pages) as PageName[]).map((key) => (
            <Button
              key={key}
              size="small"
              tone={key === page ? 'primary' : 'normal'}
              onPress={() => setPage(key)}
            >
              {pages[key].title}
            </Button>
          ))}
          {scales.map((percent) => (
            <Button key={percent} size="small" onPress={() => setScale(percent)}>
              {`${percent}%`}
            </Button>
          ))}
        </nav>
        <main className="gallery-page" data-page={page}>
          <h1>{pages[page].title}</h1>
          {pages[page].draw()}
        </main>
      </div>
    </UiProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<Gallery />);
