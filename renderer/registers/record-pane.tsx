import { ExternalLink, X } from 'lucide-react';
import { useState } from 'react';
import type { RecordId } from '../../shared/ids';
import type { Register } from '../../shared/registers/define';
import { hrefOfRecord, navigate } from '../app/router';
import { useBookVersion, useRecord } from '../book/context';
import { Button, IconButton } from '../ui/button';
import { HistoryView } from './history-view';
import { useNaming } from './naming';
import { RecordActions, RecordFields, RecordFindings, RecordStatus } from './record-view';
import { nameIn } from './values';

type Props = { readonly register: Register; readonly id: string; readonly onClose: () => void };

/** The record under the cursor, beside the table. */
export function RecordPane({ register, id, onClose }: Props) {
  const state = useRecord(id as RecordId);
  const naming = useNaming();
  const [withHistory, setWithHistory] = useState(false);
  useBookVersion();
  if (!state) return null;
  const name = nameIn(naming, register, state);
  return (
    <aside className="record-pane" aria-label={`選んだ${register.noun}`}>
      <header>
        <h2>
          {state.number && state.number !== name && <span className="figures">{state.number}　</span>}
          {name}
        </h2>
        <IconButton
          icon={ExternalLink}
          label="1件の画面で開く"
          onPress={() => navigate(hrefOfRecord(register.id, id))}
        />
        <IconButton icon={X} label="閉じる" onPress={onClose} />
      </header>
      <RecordStatus register={register} state={state} />
      <RecordFindings register={register} state={state} />
      <RecordActions register={register} state={state} />
      <RecordFields register={register} state={state} />
      {withHistory ? (
        <HistoryView register={register} state={state} />
      ) : (
        <Button size="small" onPress={() => setWithHistory(true)}>
          履歴を表示（{state.entries}件）
        </Button>
      )}
    </aside>
  );
}
