import type { IsoDate } from '../../../shared/jp/date';
import { byGroup } from '../../../shared/registers/today';
import { hrefOf, hrefOfAction, hrefOfRegister } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useToday } from '../../book/context';
import { dateText } from '../../registers/dates';
import { countText } from '../../registers/words';
import { EmptyState } from '../../ui/notices';
import { BackupNotice } from '../settings/backup-notice';
import { useWaiting } from '../waiting-context';
import { Drafts } from './drafts';
import { GroupCounts, TodayGroupPart } from './groups';

/** 本日の処理: what waits, group by group; each line says what, whose, since when, and its one action. */
export function TodayPage() {
  const today = useToday();
  const { lines } = useWaiting();
  if (lines === null) return <PageHead title="本日の処理" />;
  const groups = byGroup(lines);
  return (
    <>
      <PageHead title="本日の処理" />
      <p className="page-lead">{leadOf(today, lines.length)}</p>
      <BackupNotice />
      <Drafts />
      {lines.length === 0 && <FirstSteps />}
      {groups.length > 1 && <GroupCounts groups={groups} />}
      {groups.map((one) => (
        <TodayGroupPart key={one.group.id} {...one} today={today} />
      ))}
    </>
  );
}

const leadOf = (today: IsoDate, count: number): string =>
  `${dateText(today)}　${count === 0 ? '処理を待つものはありません。' : `処理を待つものが${countText(count)}あります。急ぐものから順に並べています。`}`;

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
