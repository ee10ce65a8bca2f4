import { Filter } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { behind, type Cell } from '../../../shared/inquiry/tally';
import type { IsoDate } from '../../../shared/jp/date';
import { todayIn } from '../../../shared/jp/moment';
import type { Register } from '../../../shared/registers/define';
import { PageHead } from '../../app/title';
import { useSituation } from '../../book/context';
import { dateText } from '../../registers/dates';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice, Progress } from '../../ui/notices';
import { AnswerChart } from './answer-chart';
import { AnswerTable } from './answer-table';
import { useAsked, wordsOf } from './asked';
import { Giving } from './giving';
import { dayOf, type Inquiry } from './inquiry';
import { QuestionBar } from './question-bar';
import { RowsBehind } from './rows-behind';
import { useAnswer, usePast } from './use-answer';

type Props = {
  readonly register: Register;
  readonly registers: readonly Register[];
  readonly inquiry: Inquiry;
  readonly onChange: (part: Partial<Inquiry>) => void;
  readonly onRegister: (register: string) => void;
  readonly saved: ReactNode;
};

/** One inquiry: what is asked, the answer as a table and a figure, and the records behind it. */
export function InquiryView({ register, registers, inquiry, onChange, onRegister, saved }: Props) {
  const situation = useSituation();
  const day = dayOf(inquiry.asOf, situation.today);
  const past = usePast(day);
  const view = past.at === 'then' ? past.view : null;
  const found = useAnswer(register, inquiry, view);
  const { attributes, row, column, columns, standing, counted, answer } = found;
  const [cell, setCell] = useState<Cell | null>(null);
  const [open, setOpen] = useState(false);
  const asked = useAsked(register, inquiry, found, day);
  const rows = useMemo(
    () => (cell === null || row === null ? standing : behind(standing, row, column, cell)),
    [cell, standing, row, column],
  );
  const change = (part: Partial<Inquiry>) => {
    if ('row' in part || 'column' in part) setCell(null);
    onChange(part);
  };
  return (
    <>
      <PageHead title="照会回答">
        {saved}
        <Giving answer={past.at === 'now' || past.at === 'then' ? answer : null} asked={asked} />
      </PageHead>
      <div className="inquiry-page">
        <QuestionBar
          inquiry={inquiry}
          registers={registers}
          attributes={attributes}
          row={row?.key ?? ''}
          column={column?.key ?? null}
          today={situation.today}
          onRegister={onRegister}
          onChange={change}
        />
        {past.at === 'folding' && <Progress doing="その日までの記録を読んでいます" {...past.progress} />}
        {past.at === 'failed' && <ProblemNotice problem={past.problem} />}
        {(past.at === 'now' || past.at === 'then') && answer && row && (
          <>
            <div className="inquiry-asked">
              <dl className="inquiry-notes">
                {asked.notes.map(([name, words]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{words}</dd>
                  </div>
                ))}
              </dl>
              <Button
                size="small"
                icon={Filter}
                onPress={() => {
                  setCell(null);
                  setOpen(true);
                }}
              >
                条件で絞り込む
              </Button>
            </div>
            {counted.length === 0 ? (
              <NothingCounted register={register} day={day} />
            ) : (
              <div className="inquiry-answer">
                <AnswerTable
                  caption={asked.title}
                  rowLabel={row.label}
                  columnLabel={column?.label ?? null}
                  answer={answer}
                  chosen={open ? cell : null}
                  onChoose={(next) => {
                    setCell(next);
                    setOpen(true);
                  }}
                />
                <AnswerChart title={asked.title} answer={answer} crossed={column !== null} />
              </div>
            )}
            {open && (
              <RowsBehind
                register={register}
                past={view}
                cell={cell === null ? null : wordsOf(cell, found)}
                rows={rows}
                columns={columns}
                look={{ query: inquiry.query, filters: inquiry.filters }}
                onLook={({ query, filters }) =>
                  onChange({ query, filters: { ...filters } as Inquiry['filters'] })
                }
                onAll={() => setCell(null)}
                onClose={() => {
                  setCell(null);
                  setOpen(false);
                }}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}

/** Nothing was counted: because there is nothing, or because the book does not reach back so far. */
function NothingCounted({ register, day }: { readonly register: Register; readonly day: IsoDate | null }) {
  const { book } = useSituation();
  const first = useMemo(
    () =>
      book
        .all(register.id)
        .map(({ createdAt }) => todayIn(createdAt))
        .reduce<IsoDate | null>((least, on) => (least === null || on < least ? on : least), null),
    [book, register],
  );
  if (day === null || first === null || first <= day)
    return <EmptyState title="当てはまる記録はありません">時点か条件を変えてください。</EmptyState>;
  return (
    <EmptyState title={`${dateText(day)}の数は、この簿冊では分かりません`}>
      {`${register.title}への最初の登録は${dateText(first)}です。それより前の数は0件ではありません。当時の台帳（紙・Excel）で数えてください。`}
    </EmptyState>
  );
}
