import { useEffect, useState } from 'react';
import type { Status } from '../../../shared/host/contract';
import { useHost } from '../../host/context';
import { Notice } from '../../ui/notices';

const SHELLS = { electron: '専用アプリ', browser: 'ブラウザー', test: '試験用' } as const;

/** データの場所と版: what one is asked for on the telephone. */
export function PlaceSettings() {
  const host = useHost();
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    void host.call('status', {}).then((answer) => {
      if (answer.ok) setStatus(answer.value);
    });
  }, [host]);
  if (!status) return null;
  return (
    <div className="settings-part">
      <dl className="record-fields">
        <Line label="アプリの版" value={`まもり台帳 ${status.version}`} />
        <Line label="動かし方" value={SHELLS[status.shell]} />
        <Line label="データの場所" value={status.dataFolder} />
        <Line label="簿冊" value={status.book?.name ?? ''} />
        <Line label="簿冊の識別番号" value={status.book?.id ?? ''} />
        <Line label="登録端末の識別番号" value={status.device ?? ''} />
      </dl>
      {status.warnings.map((warning) => (
        <Notice key={warning.code} tone="warn" title={warning.what}>
          {warning.why && <p>{warning.why}</p>}
          <p>{warning.next}</p>
        </Notice>
      ))}
    </div>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="record-field">
      <dt>{label}</dt>
      <dd className="typed-text">{value}</dd>
    </div>
  );
}
