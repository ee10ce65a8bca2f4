import { type SyntheticEvent, useState } from 'react';
import type { Problem } from '../../shared/problem';
import { useHost } from '../host/context';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/notices';
import { TypedField } from './typed-field';

/** 入退室受付 under its own password: opens the desk, and nothing of the book beside it. */
export function DeskUnlock({ onUnlocked }: { readonly onUnlocked: () => Promise<void> }) {
  const host = useHost();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function unlock(event: SyntheticEvent) {
    event.preventDefault();
    if (busy || password === '') return;
    setBusy(true);
    setProblem(null);
    const answer = await host.call('unlockDesk', { password });
    setBusy(false);
    if (answer.ok) return onUnlocked();
    setPassword('');
    setProblem(answer.error);
  }

  return (
    <form className="start-form" onSubmit={unlock}>
      {problem && <ProblemNotice problem={problem} />}
      <TypedField
        label="入退室受付のパスワード"
        help="受付だけが開きます。台帳やほかの記録は見えません。"
        type="password"
        autoComplete="off"
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <Button type="submit" tone="primary" busy={busy}>
        受付を始める
      </Button>
    </form>
  );
}
