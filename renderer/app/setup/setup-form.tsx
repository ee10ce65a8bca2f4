import { type SyntheticEvent, useState } from 'react';
import type { Problem } from '../../../shared/problem';
import { useHost } from '../../host/context';
import { Button } from '../../ui/button';
import { ProblemNotice } from '../../ui/notices';
import { isChosen, NewPasswordFields, NO_PASSWORD } from '../new-password';
import { PASSWORD_RULES } from '../password-rules';
import { TypedField } from '../typed-field';
import type { FirstValues } from './first-values';

type Props = {
  readonly organisation: string;
  readonly onMade: (made: { first: FirstValues; recoveryKey: string; cacheKey: Uint8Array }) => void;
  readonly onRestore: () => void;
};

const missing = (label: string, value: string): string | null =>
  value.trim() === '' ? `${label}を入力してください。` : null;

const EMPTY: FirstValues = { section: '', department: '', name: '', post: '' };

export function SetupForm({ organisation, onMade, onRestore }: Props) {
  const host = useHost();
  const [first, setFirst] = useState<FirstValues>(EMPTY);
  const [chosen, setChosen] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (key: keyof FirstValues) => (value: string) => setFirst({ ...first, [key]: value });

  const faults = {
    section: missing('課（所属）の名称', first.section),
    name: missing('氏名', first.name),
    post: missing('職', first.post),
  };
  const shown = tried ? faults : { section: null, name: null, post: null };

  async function make(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || !isChosen(chosen) || Object.values(faults).some((fault) => fault !== null)) return;
    setBusy(true);
    setProblem(null);
    const book = await host.call('createBook', {
      name: first.section.trim(),
      userName: first.name.trim(),
      password: chosen.next,
      sample: false,
    });
    if (!book.ok) {
      setBusy(false);
      return setProblem(book.error);
    }
    const unlocked = await host.call('unlock', { password: chosen.next });
    setBusy(false);
    if (!unlocked.ok) return setProblem(unlocked.error);
    onMade({ first, recoveryKey: book.value.recoveryKey, cacheKey: unlocked.value.cacheKey });
  }

  return (
    <main className="start-page">
      <h1>まもり台帳　初期設定</h1>
      <p>
        {organisation}
        の情報セキュリティポリシーに沿って、課の情報資産・記録媒体・廃棄の記録を付ける簿冊を作ります。
        記録は、このPCの中だけに、暗号化して置かれます。
      </p>
      <form className="start-form" onSubmit={make} noValidate>
        {problem && <ProblemNotice problem={problem} />}
        <fieldset>
          <legend>1　簿冊を付ける課と、あなた（最初の利用者）</legend>
          <TypedField
            label="部局の名称（任意）"
            value={first.department}
            onChange={set('department')}
            autoFocus
          />
          <TypedField
            label="課（所属）の名称"
            value={first.section}
            onChange={set('section')}
            error={shown.section}
          />
          <TypedField label="氏名" value={first.name} onChange={set('name')} error={shown.name} />
          <TypedField
            label="職"
            help="例：課長、課長補佐、主査"
            value={first.post}
            onChange={set('post')}
            error={shown.post}
          />
        </fieldset>
        <fieldset>
          <legend>2　パスワード</legend>
          <ul>
            {PASSWORD_RULES.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <NewPasswordFields label="パスワード" typed={chosen} onType={setChosen} tried={tried} />
        </fieldset>
        <p>
          次の画面で、パスワードを忘れたときに使う<strong>復旧キー</strong>を紙に印刷します。
        </p>
        <Button type="submit" tone="primary" busy={busy}>
          簿冊を作って復旧キーへ進む
        </Button>
      </form>
      <Button tone="quiet" onPress={onRestore}>
        控えから戻す（前のPCの簿冊を続ける）
      </Button>
    </main>
  );
}
