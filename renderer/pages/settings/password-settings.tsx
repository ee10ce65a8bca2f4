import { type SyntheticEvent, useState } from 'react';
import type { Problem } from '../../../shared/problem';
import { isChosen, NewPasswordFields, NO_PASSWORD } from '../../app/new-password';
import { useSay } from '../../app/notice';
import { PASSWORD_RULES } from '../../app/password-rules';
import { useSettings } from '../../app/settings';
import { TypedField } from '../../app/typed-field';
import { useHost } from '../../host/context';
import { Button } from '../../ui/button';
import { ProblemNotice } from '../../ui/notices';

const MINUTES = [3, 5, 10, 15, 30] as const;

export function PasswordSettings() {
  return (
    <div className="settings-part">
      <IdleLock />
      <PasswordChange />
    </div>
  );
}

function IdleLock() {
  const { settings, change } = useSettings();
  return (
    <fieldset>
      <legend>自動の画面ロック</legend>
      <p>操作がないまま次の時間が過ぎると、鍵を捨てて画面をロックします。書きかけは一時保存されます。</p>
      <div className="choice-row">
        {MINUTES.map((minutes) => (
          <label key={minutes}>
            <input
              type="radio"
              name="idle-minutes"
              checked={settings.idleMinutes === minutes}
              onChange={() => change('idleMinutes', minutes)}
            />
            {minutes}分
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function PasswordChange() {
  const host = useHost();
  const say = useSay();
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (busy || current === '' || !isChosen(typed)) return;
    setBusy(true);
    const answer = await host.call('changePassword', { current, next: typed.next });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setCurrent('');
    setTyped(NO_PASSWORD);
    setTried(false);
    say({ text: 'パスワードを変えました。次に開くときから使います。' });
  }

  return (
    <form className="start-form" onSubmit={submit} noValidate>
      <fieldset>
        <legend>パスワードの変更</legend>
        <ul>
          {PASSWORD_RULES.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        {problem && <ProblemNotice problem={problem} />}
        <TypedField
          label="今のパスワード"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={tried && current === '' ? '今のパスワードを入力してください。' : null}
        />
        <NewPasswordFields label="新しいパスワード" typed={typed} onType={setTyped} tried={tried} />
        <Button type="submit" busy={busy}>
          パスワードを変える
        </Button>
      </fieldset>
    </form>
  );
}
