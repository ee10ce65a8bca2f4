import type { Problem } from '../../shared/problem';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/notices';

/** Fills the window when there is nothing behind it any more. */
export function LostPage({ problem }: { readonly problem: Problem }) {
  return (
    <main className="start-page">
      <h1>まもり台帳</h1>
      <ProblemNotice
        problem={problem}
        actions={<Button onPress={() => window.location.reload()}>もう一度つなぐ</Button>}
      />
    </main>
  );
}
