import { hostLost } from '../host/lost';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/notices';

/** Covers the window while there is nothing behind it. */
export function LostPage() {
  return (
    <main className="start-page lost-page">
      <h1>まもり台帳</h1>
      <ProblemNotice
        problem={hostLost}
        actions={<Button onPress={() => window.location.reload()}>もう一度つなぐ</Button>}
      />
    </main>
  );
}
