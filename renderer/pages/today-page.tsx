import { useEffect, useState } from 'react';
import type { IsoDate } from '../../shared/jp/date';
import type { TodayLine } from '../../shared/registers/today';
import { hrefOf, hrefOfAction, hrefOfRecord, hrefOfRegister } from '../app/router';
import { PageHead } from '../app/title';
import { useBook, useToday } from '../book/context';
import { useHost } from '../host/context';
import { dateText, instantText } from '../registers/dates';
import { type Draft, readDrafts, removeDraft } from '../registers/drafts';
import { useNaming } from '../registers/naming';
import { titleOf } from '../registers/values';
import { countText } from '../registers/words';
import { Button } from '../ui/button';
import { StatusChip } from '../ui/chips';
import { EmptyState } from '../ui/notices';
import { BackupNotice } from './settings/backup-notice';
import { kindLabels } from './waiting';
import { useWaiting } from './waiting-context';

const SHOWN_AT_FIRST = 50;

/** 本日の処理: what is overdue, due, waiting, amiss; each line says what, whose, since when, and its one action. */
export function TodayPage() {
  const today = useToday();
  const { lines } = useWaiting();
  const [all, setAll] = useState(false);
  if (lines === null) return <PageHead title="本日の処理" />;
  const shown = all ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <PageHead title="本日の処理" />
      <p className="page-lead">{leadOf(today, lines.length)}</p>
      <BackupNotice />
      <Drafts />
      {lines.length === 0 ? <FirstSteps /> : <Lines lines={shown} />}
      {shown.length < lines.length && (
        <Button onPress={() => setAll(true)}>残り{countText(lines.length - shown.length)}も表示する</Button>
      )}
    </>
  );
}

const leadOf = (today: IsoDate, count: number): string =>
  `${dateText(today)}　${count === 0 ? '処理を待つものはありません。' : `処理を待つものが${countText(count)}あります。`}`;

function Lines({ lines }: { readonly lines: readonly TodayLine[] }) {
  const naming = useNaming();
  return (
    <div className="plain-table today-lines">
      <table>
        <thead>
          <tr>
            <th scope="col">区分</th>
            <th scope="col">内容</th>
            <th scope="col">担当</th>
            <th scope="col">いつから</th>
            <th scope="col">次の操作</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.kind} ${line.register} ${line.record ?? ''} ${line.title}`}>
              <td>
                <StatusChip {...kindLabels[line.kind]} />
              </td>
              <td>
                <a
                  href={
                    line.record ? hrefOfRecord(line.register, line.record) : hrefOfRegister(line.register)
                  }
                >
                  {line.title}
                </a>
              </td>
              <td>{line.person ? titleOf(naming, line.person) : ''}</td>
              <td>{line.since ? dateText(line.since) : ''}</td>
              <td>
                <LineAction line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineAction({ line }: { readonly line: TodayLine }) {
  const book = useBook();
  const action = book.register(line.register)?.actions.find(({ id }) => id === line.action);
  if (!line.record) return null;
  if (!action) return <a href={hrefOfRecord(line.register, line.record)}>内容を確かめる</a>;
  return <a href={hrefOfAction(line.register, action.id, [line.record])}>{action.label}</a>;
}

/** Forms left half-filled, here or before a crash. */
function Drafts() {
  const host = useHost();
  const book = useBook();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  useEffect(() => {
    let current = true;
    void readDrafts(host).then((found) => {
      if (current) setDrafts(found);
    });
    return () => {
      current = false;
    };
  }, [host]);
  const remove = async (draft: Draft) => {
    await removeDraft(host, draft.register, draft.action, draft.targets);
    setDrafts(drafts.filter((other) => other.key !== draft.key));
  };
  const known = drafts.flatMap((draft) => {
    const register = book.register(draft.register);
    const action = register?.actions.find(({ id }) => id === draft.action);
    return register && action ? [{ draft, register, action }] : [];
  });
  if (known.length === 0) return null;
  return (
    <section className="today-drafts">
      <h2>書きかけ（{countText(known.length)}）</h2>
      <ul>
        {known.map(({ draft, register, action }) => (
          <li key={draft.key}>
            <a href={hrefOfAction(register.id, action.id, draft.targets)}>
              {register.title}：{action.label}
            </a>
            <span>{instantText(draft.savedAt)} 一時保存</span>
            <Button size="small" tone="quiet" onPress={() => void remove(draft)}>
              捨てる
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For a book with nothing in it yet: what to begin with. */
function FirstSteps() {
  const book = useBook();
  const ledgers = book.registers.filter((register) => register.group === 'ledgers');
  const started = ledgers.some((register) => book.view.all(register.id).length > 0);
  if (started) return null;
  const [first] = ledgers;
  return (
    <EmptyState title="まず、今の台帳を取り込みます">
      <ol className="first-steps">
        <li>
          <a href={hrefOf(['exchange'])}>今のExcel・CSVの台帳を取り込む</a>
          （取り込む前に、内容を1行ずつ確かめられます）
        </li>
        {first && (
          <li>
            または、<a href={hrefOfAction(first.id, 'register')}>{first.title}に1件ずつ登録する</a>
          </li>
        )}
        <li>
          <a href={hrefOfRegister('person')}>職員名簿に、申請者・許可者・立会者になる職員を登録する</a>
        </li>
      </ol>
    </EmptyState>
  );
}
