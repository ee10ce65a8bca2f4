import { useId, useState } from 'react';
import { ERASURE } from '../../../shared/journal/erasure';
import type { IsoDate } from '../../../shared/jp/date';
import { daysBetween } from '../../../shared/jp/days';
import type { Tone } from '../../../shared/registers/define';
import { CUSTODY, INCIDENT } from '../../../shared/registers/ids';
import type { byGroup, TodayGroup, TodayGroupId, TodayLine } from '../../../shared/registers/today';
import { hrefOf, hrefOfAction, hrefOfRecord, hrefOfRegister } from '../../app/router';
import { useBook } from '../../book/context';
import { dateText } from '../../registers/dates';
import { useNaming } from '../../registers/naming';
import { titleOf } from '../../registers/values';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chips';

const SHOWN_AT_FIRST = 8;
const SHOWN_MORE = 100;

const TONES: { readonly [group in TodayGroupId]: Tone } = {
  incident: 'bad',
  'overdue-return': 'bad',
  'not-left': 'bad',
  overdue: 'bad',
  conflict: 'bad',
  decision: 'waiting',
  due: 'warn',
  inside: 'neutral',
  unsigned: 'warn',
  next: 'waiting',
  later: 'neutral',
  finding: 'warn',
  'past-term': 'neutral',
};

/** Where all of a group is dealt with at once. */
const LISTS: { readonly [group in TodayGroupId]?: { readonly label: string; readonly href: string } } = {
  incident: { label: '事故の記録を開く', href: hrefOfRegister(INCIDENT) },
  'overdue-return': { label: '持出・貸出簿を開く', href: hrefOfRegister(CUSTODY) },
  'not-left': { label: '入退室管理簿を開く', href: hrefOf(['entries']) },
  decision: { label: 'まとめて決裁を記録する', href: hrefOf(['decisions']) },
  inside: { label: '入退室管理簿を開く', href: hrefOf(['entries']) },
  unsigned: { label: '説明・誓約の一覧を開く', href: hrefOf(['pledges']) },
  'past-term': { label: '保存年限を過ぎた記録を開く', href: hrefOf(['retention']) },
};

type Part = ReturnType<typeof byGroup>[number];

const headingOf = (group: TodayGroup): string => `today-${group.id}`;

/** How many of what: everything that waits at one glance, each a press from its group. */
export function GroupCounts({ groups }: { readonly groups: readonly Part[] }) {
  const go = (group: TodayGroup) => {
    const heading = document.getElementById(headingOf(group));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav className="today-counts" aria-label="区分ごとの件数">
      {groups.map(({ group, lines }) => (
        <button key={group.id} type="button" data-tone={TONES[group.id]} onClick={() => go(group)}>
          <span>{group.label}</span> <b>{countText(lines.length)}</b>
        </button>
      ))}
    </nav>
  );
}

/** One group: its heading with the count, its first lines, and the rest on demand. */
export function TodayGroupPart({ group, lines, today }: Part & { readonly today: IsoDate }) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const table = useId();
  const rest = lines.length - shown;
  const list = LISTS[group.id];
  return (
    <section className="today-group" aria-labelledby={headingOf(group)}>
      <div className="today-group-head">
        <h2 id={headingOf(group)} tabIndex={-1}>
          <StatusChip label={group.label} tone={TONES[group.id]} />
          <span className="figures">{countText(lines.length)}</span>
        </h2>
        {list && <a href={list.href}>{list.label}</a>}
      </div>
      <div className="plain-table today-lines" id={table}>
        <table aria-labelledby={headingOf(group)}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">内容</span>
              </th>
              <th scope="col">
                <span className="unseen">担当</span>
              </th>
              <th scope="col">
                <span className="unseen">{group.by === 'deadline' ? '期限' : 'いつから'}</span>
              </th>
              <th scope="col">
                <span className="unseen">次の操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shown).map((line) => (
              <LineRow
                key={`${line.kind} ${line.register} ${line.record ?? ''} ${line.title}`}
                line={line}
                group={group}
                today={today}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="button-row">
        {rest > 0 && (
          <Button size="small" aria-controls={table} onPress={() => setShown(shown + SHOWN_MORE)}>
            {rest > SHOWN_MORE
              ? `残り${countText(rest)}のうち${countText(SHOWN_MORE)}を表示する`
              : `残り${countText(rest)}も表示する`}
          </Button>
        )}
        {shown > SHOWN_AT_FIRST && (
          <Button size="small" tone="quiet" aria-controls={table} onPress={() => setShown(SHOWN_AT_FIRST)}>
            はじめの{countText(SHOWN_AT_FIRST)}だけにする
          </Button>
        )}
      </div>
    </section>
  );
}

type RowProps = { readonly line: TodayLine; readonly group: TodayGroup; readonly today: IsoDate };

function LineRow({ line, group, today }: RowProps) {
  const naming = useNaming();
  return (
    <tr>
      <td>
        <a href={hrefOfLine(line)}>{line.title}</a>
      </td>
      <td>{line.person ? titleOf(naming, line.person) : ''}</td>
      <td>{line.since ? dayText(line.since, group, today) : ''}</td>
      <td>
        <LineAction line={line} />
      </td>
    </tr>
  );
}

/** The day, and how far from it today is: what is three weeks late must not look like what is a day late. */
function dayText(since: IsoDate, { by }: TodayGroup, today: IsoDate): string {
  const days = daysBetween(since, today);
  const day = dateText(since, 'short');
  if (days === 0) return by === 'deadline' ? `${day}（本日まで）` : `${day}（本日）`;
  if (by === 'since') return days > 0 ? `${day}から（${days}日）` : `${day}から`;
  return days > 0 ? `${day}（${days}日超過）` : `${day}（あと${-days}日）`;
}

const hrefOfLine = ({ register, record }: TodayLine): string =>
  record === null
    ? register === ERASURE
      ? hrefOf(['retention'])
      : hrefOfRegister(register)
    : hrefOfRecord(register, record);

function LineAction({ line }: { readonly line: TodayLine }) {
  const book = useBook();
  const action = book.register(line.register)?.actions.find(({ id }) => id === line.action);
  if (!line.record) return <a href={hrefOfLine(line)}>一覧を開く</a>;
  if (!action) return <a href={hrefOfRecord(line.register, line.record)}>内容を確かめる</a>;
  return <a href={hrefOfAction(line.register, action.id, [line.record])}>{action.label}</a>;
}
