import { useEffect, useState } from 'react';
import type { BackupState } from '../../../shared/host/contract';
import { hrefOf } from '../../app/router';
import { useSample } from '../../app/sample';
import { useHost } from '../../host/context';
import { Notice } from '../../ui/notices';

/** From so many days without a backup on it is said on 本日の処理. */
const OVERDUE_DAYS = 7;

const titleOf = (state: BackupState): string | null => {
  if (state.ageDays >= OVERDUE_DAYS) return `控えが${state.ageDays}日間取れていません`;
  return state.lastFailure ? '前回の控えが取れませんでした' : null;
};

/** On 本日の処理: that no backup could be made for a while, with the way to do something about it. */
export function BackupNotice() {
  const host = useHost();
  const sample = useSample();
  const [state, setState] = useState<BackupState | null>(null);
  useEffect(() => {
    let current = true;
    void host.call('backupState', {}).then((answer) => {
      if (current && answer.ok) setState(answer.value);
    });
    return () => {
      current = false;
    };
  }, [host]);
  const title = state && titleOf(state);
  // Sample data needs no backup unless somebody has set a place for it.
  if (!state || !title || (sample && state.place === null)) return null;
  const failure = state.lastFailure?.problem;
  return (
    <Notice
      tone="warn"
      title={title}
      actions={
        <a href={hrefOf(['settings', 'backup'])}>
          {state.place === null ? '控えの場所を決める' : '控えを取る'}
        </a>
      }
    >
      <p>
        {failure?.what ??
          (state.place === null
            ? '控えを置く場所が決まっていません。'
            : 'PCが故障すると、最後の控えより後の記録は戻せません。')}
      </p>
    </Notice>
  );
}
