import { DoorOpen, LogOut } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RecordState } from '../../../shared/journal/project';
import { isExitMissing, lentKeys } from '../../../shared/registers/entry-findings';
import { dateText } from '../../registers/dates';
import { Button } from '../../ui/button';
import type { Desk } from './use-desk';

type Props = {
  readonly desk: Desk;
  readonly entries: readonly RecordState[];
  readonly heads: number;
  readonly minute: string;
  readonly leaving: string | null;
  readonly onLeaving: (id: string | null) => void;
  readonly onDone: () => void;
};

/** Who is inside, readable from the door; one press asks, the next one records the exit. */
export function InsideList({ desk, entries, heads, minute, leaving, onLeaving, onDone }: Props) {
  return (
    <section className="desk-inside" aria-labelledby="desk-inside-title">
      <h2 id="desk-inside-title">
        在室中
        <strong className="figures">{heads}</strong>人
      </h2>
      {entries.length === 0 ? (
        <p className="desk-nobody">
          <DoorOpen className="icon" aria-hidden />
          在室者はいません
        </p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <InsideRow
              key={entry.id}
              entry={entry}
              late={isExitMissing(entry, desk.situation.book, {
                today: minute.slice(0, 10) as never,
                clock: minute.slice(11),
              })}
              minute={minute}
              asking={leaving === entry.id}
              busy={desk.busy}
              onAsk={() => onLeaving(entry.id)}
              onCancel={() => onLeaving(null)}
              onLeave={(keysBack) => {
                void desk.leave(entry, keysBack).then((done) => done && onDone());
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const sinceText = (enteredAt: string, minute: string): string =>
  enteredAt.slice(0, 10) === minute.slice(0, 10)
    ? `${enteredAt.slice(11)} から`
    : `${dateText(enteredAt.slice(0, 10), 'short')} ${enteredAt.slice(11)} から`;

type RowProps = {
  readonly entry: RecordState;
  readonly late: boolean;
  readonly minute: string;
  readonly asking: boolean;
  readonly busy: boolean;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
  readonly onLeave: (keysBack: boolean) => void;
};

function InsideRow({ entry, late, minute, asking, busy, onAsk, onCancel, onLeave }: RowProps) {
  const { fields } = entry;
  const keys = lentKeys(fields).filter((key) => key.returnedAt === undefined);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!asking) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    row.current?.querySelector<HTMLElement>('.desk-leave button')?.focus();
  }, [asking]);
  const people = Number(fields['people'] ?? 1);
  return (
    <li
      ref={row}
      className="desk-inside-row"
      data-late={late ? '' : undefined}
      data-asking={asking ? '' : undefined}
    >
      <div>
        <strong>
          {String(fields['name'])}
          {people > 1 && ` ほか${people - 1}人`}
        </strong>
        <span>
          {[fields['company'], fields['purpose']].filter((part) => typeof part === 'string').join('　')}
        </span>
        <span className="figures">
          {sinceText(String(fields['enteredAt']), minute)}
          {late && <em className="desk-late">退室未記録</em>}
          {keys.length > 0 && `　鍵 ${keys.map(({ key }) => key).join('、')}`}
        </span>
      </div>
      {asking ? (
        <div className="desk-leave">
          <Button tone="primary" icon={LogOut} busy={busy} onPress={() => onLeave(true)}>
            {keys.length > 0 ? '鍵を受け取り、退室を記録する' : '退室を記録する'}
          </Button>
          {keys.length > 0 && <Button onPress={() => onLeave(false)}>鍵は未返却のまま退室</Button>}
          <Button onPress={onCancel}>やめる</Button>
        </div>
      ) : (
        <Button icon={LogOut} aria-label={`${String(fields['name'])}の退室`} onPress={onAsk}>
          退室
        </Button>
      )}
    </li>
  );
}
