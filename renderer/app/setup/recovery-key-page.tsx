import { Copy, Printer } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notices';
import { TypedField } from '../typed-field';

type Props = {
  readonly recoveryKey: string;
  readonly bookName: string;
  readonly onKept: () => Promise<void>;
};

/** What has to be typed from the paper: the last block of the key. */
const lastBlock = (key: string): string => key.split('-').at(-1) ?? key;

/** The recovery key is shown once. Going on needs its last block, typed from the paper. */
export function RecoveryKeyPage({ recoveryKey, bookName, onKept }: Props) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [copied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  const matches = typed.trim().toUpperCase() === lastBlock(recoveryKey).toUpperCase();

  async function goOn(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (!matches || busy) return;
    setBusy(true);
    await onKept();
  }

  return (
    <main className="start-page">
      <h1>復旧キーを紙に残す</h1>
      <p>
        パスワードを忘れると、<strong>この復旧キーが無ければ誰にも開けません</strong>
        （情報システム課にも開けません）。
        印刷して封をし、課長の金庫など鍵の掛かる所に保管してください。この画面は一度しか出ません。
      </p>
      <section className="recovery-key" aria-label="復旧キー">
        <p>まもり台帳　復旧キー　{bookName}</p>
        <p className="recovery-key-text">{recoveryKey}</p>
        <p>作成日　{new Date().toLocaleDateString('ja-JP-u-ca-japanese', { dateStyle: 'long' })}</p>
      </section>
      <div className="button-row not-printed">
        <Button icon={Printer} onPress={() => window.print()}>
          印刷する
        </Button>
        <Button
          icon={Copy}
          onPress={() => void navigator.clipboard.writeText(recoveryKey).then(() => setCopied(true))}
        >
          写しを取る
        </Button>
        <span role="status">
          {copied ? '写しました。貼り付け先を他人が見られる所に残さないでください。' : ''}
        </span>
      </div>
      <form className="start-form not-printed" onSubmit={goOn}>
        <Notice tone="info">
          <p>紙に残したことを確かめます。復旧キーの最後のひと区切りを、紙を見て入力してください。</p>
        </Notice>
        <TypedField
          label="復旧キーの最後のひと区切り"
          value={typed}
          onChange={setTyped}
          error={tried && !matches ? '復旧キーの最後と違います。紙を見て、もう一度入力してください。' : null}
        />
        <Button type="submit" tone="primary" busy={busy}>
          紙に残したので始める
        </Button>
      </form>
    </main>
  );
}
