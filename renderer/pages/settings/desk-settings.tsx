import { type SyntheticEvent, useCallback, useEffect, useState } from 'react';
import type { Status } from '../../../shared/host/contract';
import type { Problem } from '../../../shared/problem';
import { isChosen, NewPasswordFields, NO_PASSWORD } from '../../app/new-password';
import { useSay } from '../../app/notice';
import { PASSWORD_RULES } from '../../app/password-rules';
import { useHost } from '../../host/context';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { ProblemNotice } from '../../ui/notices';

/** 入退室受付の専用パスワード: for a PC at the door that runs for days with nobody at it. */
export function DeskSettings() {
  const host = useHost();
  const [desk, setDesk] = useState<Status['desk'] | null>(null);
  const read = useCallback(async () => {
    const answer = await host.call('status', {});
    if (answer.ok) setDesk(answer.value.desk);
  }, [host]);
  useEffect(() => void read(), [read]);
  if (desk === null) return null;
  return (
    <div className="settings-part">
      <p>
        管理区域の入口に置くPCを、受付だけが使えるようにします。受付専用のパスワードで開くと、管理区域・入室許可・入退室の記録のほかは読むことも書くこともできません。自動の画面ロックは働かず、何日でも開いたままにできます。
      </p>
      {desk === 'set' && <DeskEnd onEnded={read} />}
      <DeskPassword key={desk} isSet={desk === 'set'} onSet={read} />
      <section>
        <h2>受付の始め方</h2>
        <ol>
          <li>画面をロックします。</li>
          <li>ロックの画面の「入退室受付として開く」を押します。</li>
          <li>受付専用のパスワードを入力します。</li>
        </ol>
        <p>受付で書いた入退室は、次に所属長のパスワードで開いたとき、照合してから管理簿に入ります。</p>
      </section>
    </div>
  );
}

function DeskEnd({ onEnded }: { readonly onEnded: () => Promise<void> }) {
  const host = useHost();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function end() {
    setAsking(false);
    const answer = await host.call('endDesk', {});
    if (!answer.ok) return setProblem(answer.error);
    say({ text: '受付専用のパスワードを取り消しました。受付で書いた記録は残っています。' });
    await onEnded();
  }

  return (
    <fieldset>
      <legend>今の受付専用パスワード</legend>
      {problem && <ProblemNotice problem={problem} />}
      <p>
        決められています。担当者が替わったとき、知られたおそれがあるときは、取り消すか決め直してください。
      </p>
      <Button onPress={() => setAsking(true)}>受付専用のパスワードを取り消す</Button>
      <Confirm
        title="受付専用のパスワードを取り消しますか"
        isOpen={asking}
        verb="受付専用のパスワードを取り消す"
        tone="danger"
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      >
        <p>これからは、このパスワードで受付を開けません。受付で書いた記録は残ります。</p>
      </Confirm>
    </fieldset>
  );
}

function DeskPassword({ isSet, onSet }: { readonly isSet: boolean; readonly onSet: () => Promise<void> }) {
  const host = useHost();
  const say = useSay();
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (busy || !isChosen(typed)) return;
    setBusy(true);
    const answer = await host.call('setDesk', { password: typed.next });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setTyped(NO_PASSWORD);
    setTried(false);
    say({ text: '受付専用のパスワードを決めました。画面をロックすると、受付として開けます。' });
    await onSet();
  }

  return (
    <form className="start-form" onSubmit={submit} noValidate>
      <fieldset>
        <legend>{isSet ? '受付専用パスワードを決め直す' : '受付専用パスワードを決める'}</legend>
        <ul>
          {PASSWORD_RULES.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
          <li>簿冊を開くパスワードとは別のものにします。</li>
        </ul>
        {problem && <ProblemNotice problem={problem} />}
        <NewPasswordFields label="受付専用のパスワード" typed={typed} onType={setTyped} tried={tried} />
        <Button type="submit" tone={isSet ? 'normal' : 'primary'} busy={busy}>
          {isSet ? '決め直す' : '決める'}
        </Button>
      </fieldset>
    </form>
  );
}
