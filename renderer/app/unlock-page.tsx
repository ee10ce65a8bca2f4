import { DoorOpen } from 'lucide-react';
import { type SyntheticEvent, useEffect, useState } from 'react';
import type { Status } from '../../shared/host/contract';
import type { Problem } from '../../shared/problem';
import { useHost } from '../host/context';
import { BackupRestore } from '../pages/settings/backup-restore';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/notices';
import { DeskUnlock } from './desk-unlock';
import { isChosen, NewPasswordFields, NO_PASSWORD } from './new-password';
import { TypedField } from './typed-field';
import { WarningList } from './warning-list';

type Way = 'password' | 'recovery' | 'desk' | 'backup';

type Props = {
  readonly status: Status;
  readonly onUnlocked: (cacheKey: Uint8Array) => Promise<void>;
  readonly onDesk: () => Promise<void>;
};

/** Seconds still to wait, counted down. */
function useCountdown(from: number): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

/** 画面ロックの解除: the password, or the printed recovery key with a new password. */
export function UnlockPage({ status, onUnlocked, onDesk }: Props) {
  const [way, setWay] = useState<Way>('password');
  if (way === 'backup') return <BackupRestore replaces onBack={() => setWay('password')} />;
  return (
    <main className="start-page">
      <h1>まもり台帳</h1>
      <p className="start-book">
        {status.book?.name}
        {status.book?.sample && <strong className="sample-mark">見本データ</strong>}
      </p>
      {way === 'password' && <PasswordForm status={status} onUnlocked={onUnlocked} />}
      {way === 'recovery' && <RecoveryForm onUnlocked={onUnlocked} />}
      {way === 'desk' && <DeskUnlock onUnlocked={onDesk} />}
      {way === 'password' && status.desk === 'set' && (
        <Button icon={DoorOpen} onPress={() => setWay('desk')}>
          入退室受付として開く
        </Button>
      )}
      <Button tone="quiet" onPress={() => setWay(way === 'password' ? 'recovery' : 'password')}>
        {way === 'password' ? 'パスワードを忘れたとき（復旧キーで開く）' : 'パスワードで開く'}
      </Button>
      <Button tone="quiet" onPress={() => setWay('backup')}>
        控えから戻す
      </Button>
      <WarningList warnings={status.warnings} />
    </main>
  );
}

function PasswordForm({ status, onUnlocked }: Omit<Props, 'onDesk'>) {
  const host = useHost();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useCountdown(status.waitSeconds);

  async function unlock(event: SyntheticEvent) {
    event.preventDefault();
    if (busy || wait > 0 || password === '') return;
    setBusy(true);
    setProblem(null);
    const answer = await host.call('unlock', { password });
    setBusy(false);
    if (answer.ok) return onUnlocked(answer.value.cacheKey);
    setPassword('');
    setProblem(answer.error);
    const now = await host.call('status', {});
    if (now.ok) setWait(now.value.waitSeconds);
  }

  const refusal = wait > 0 ? `あと${wait}秒お待ちください。` : null;
  return (
    <form className="start-form" onSubmit={unlock}>
      {problem && <ProblemNotice problem={problem} />}
      <TypedField
        label="パスワード"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <Button type="submit" tone="primary" busy={busy} refusal={refusal}>
        開く
      </Button>
    </form>
  );
}

function RecoveryForm({ onUnlocked }: Pick<Props, 'onUnlocked'>) {
  const host = useHost();
  const [recoveryKey, setRecoveryKey] = useState('');
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  async function unlock(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || !isChosen(typed) || recoveryKey.trim() === '') return;
    setBusy(true);
    const answer = await host.call('unlockWithRecoveryKey', {
      recoveryKey: recoveryKey.trim(),
      newPassword: typed.next,
    });
    setBusy(false);
    if (answer.ok) return onUnlocked(answer.value.cacheKey);
    setProblem(answer.error);
  }

  return (
    <form className="start-form" onSubmit={unlock}>
      {problem && <ProblemNotice problem={problem} />}
      <TypedField
        label="復旧キー"
        help="初期設定のときに印刷した紙にあります。区切りの「-」は有っても無くてもかまいません。"
        value={recoveryKey}
        onChange={setRecoveryKey}
        error={tried && recoveryKey.trim() === '' ? '復旧キーを入力してください。' : null}
        autoFocus
      />
      <NewPasswordFields
        label="新しいパスワード"
        help="12文字以上。"
        typed={typed}
        onType={setTyped}
        tried={tried}
      />
      <Button type="submit" tone="primary" busy={busy}>
        パスワードを変えて開く
      </Button>
    </form>
  );
}
