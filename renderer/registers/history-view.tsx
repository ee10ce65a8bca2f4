import { useEffect, useMemo, useState } from 'react';
import type { Entry } from '../../shared/journal/entry';
import type { RecordState } from '../../shared/journal/project';
import type { Problem } from '../../shared/problem';
import type { Register } from '../../shared/registers/define';
import { useBook, useSituation } from '../book/context';
import { ProblemNotice } from '../ui/notices';
import { instantText } from './dates';
import { FieldValue } from './field-value';
import { type HistoryChange, type HistoryLine, historyOf } from './history';
import { useNaming } from './naming';
import type { Naming } from './values';
import { titleOf, valueText } from './values';

type Props = { readonly register: Register; readonly state: RecordState };

/** 履歴: the record as a paper ledger, the old struck through, with who, when and why. Read from the journal itself. */
export function HistoryView({ register, state }: Props) {
  const book = useBook();
  const situation = useSituation();
  const naming = useNaming();
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new head means there is more history
  useEffect(() => {
    let current = true;
    void book.history(state.id).then((answer) => {
      if (!current) return;
      if (answer.ok) setEntries(answer.value);
      else setProblem(answer.error);
    });
    return () => {
      current = false;
    };
  }, [book, state.id, state.head]);
  const lines = useMemo(
    () => (entries ? historyOf(register, entries, situation) : []),
    [register, entries, situation],
  );
  if (problem) return <ProblemNotice problem={problem} />;
  return (
    <ol className="history" reversed>
      {lines.toReversed().map((line) => (
        <HistoryItem key={line.entry.hash} line={line} naming={naming} register={register} />
      ))}
    </ol>
  );
}

type ItemProps = { readonly line: HistoryLine; readonly naming: Naming; readonly register: Register };

function HistoryItem({ line, naming, register }: ItemProps) {
  const { entry, label, changes, said, reason } = line;
  const after = line.statusAfter === null ? undefined : register.statuses[line.statusAfter];
  const moved = line.statusBefore !== null && line.statusBefore !== line.statusAfter;
  return (
    <li data-unlawful={line.unlawful === null ? undefined : ''}>
      <p className="history-head">
        <strong>{label}</strong>
        <time dateTime={entry.at}>{instantText(entry.at)}</time>
        <span>{titleOf(naming, entry.actor)}</span>
        {moved && after && <span>→ {after.label}</span>}
      </p>
      {line.unlawful !== null && <p className="history-unlawful">この記録は数えません：{line.unlawful}</p>}
      {reason !== null && <p className="history-reason">理由：{reason}</p>}
      {line.absent !== null && (
        <p>
          {line.absent === 'erased' ? '内容は保存期間の満了により消去済みです。' : '内容は渡されていません。'}
        </p>
      )}
      <dl>
        {changes.map((change) => (
          <div key={change.field.key} className="history-change">
            <dt>{change.field.label}</dt>
            <dd>
              <ChangedValue change={change} naming={naming} />
            </dd>
          </div>
        ))}
        {said.map(({ field, value }) => (
          <div key={field.key} className="history-change">
            <dt>{field.label}</dt>
            <dd>
              <FieldValue field={field} value={value} naming={naming} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function ChangedValue({ change, naming }: { readonly change: HistoryChange; readonly naming: Naming }) {
  const { field, before, after } = change;
  const was = valueText(naming, field, before);
  return (
    <>
      {was !== '' && <del>{was}</del>}
      {was !== '' && ' → '}
      {after === undefined ? (
        <span>（削除）</span>
      ) : (
        <FieldValue field={field} value={after} naming={naming} />
      )}
    </>
  );
}
