import { Progress } from '../ui/notices';
import type { Opening } from './opening';

/** While the book is being read: what is done and how far. */
export function OpeningPage({ opening }: { readonly opening: Opening }) {
  return (
    <main className="start-page" aria-busy="true">
      <h1>まもり台帳</h1>
      <Progress {...opening} />
    </main>
  );
}
