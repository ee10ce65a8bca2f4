import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import type { IsoDate } from '../../shared/jp/date';
import type { Problem } from '../../shared/problem';
import type { BookView } from '../../shared/registers/define';
import { useBook, useToday } from '../book/context';
import { Button } from '../ui/button';
import { FieldInput } from '../ui/fields/field-input';
import { NO_SERVICES } from '../ui/fields/services';
import { Notice, ProblemNotice, Progress } from '../ui/notices';
import { dateText } from './dates';

type Props = { readonly onPast: (past: BookView | null) => void };
type State =
  | { readonly at: 'now' }
  | { readonly at: 'asking' }
  | { readonly at: 'folding'; readonly done: number; readonly total: number }
  | { readonly at: 'past'; readonly day: IsoDate }
  | { readonly at: 'failed'; readonly problem: Problem };

/** 「3月31日現在」: shows the register as it stood at the end of a day. */
export function AsOfControl({ onPast }: Props) {
  const book = useBook();
  const today = useToday();
  const [state, setState] = useState<State>({ at: 'now' });
  const [day, setDay] = useState<string>(lastYearEnd(today));

  async function fold() {
    setState({ at: 'folding', done: 0, total: 0 });
    const answer = await book.asOf(day as IsoDate, (progress) => setState({ at: 'folding', ...progress }));
    if (!answer.ok) return setState({ at: 'failed', problem: answer.error });
    onPast(answer.value);
    setState({ at: 'past', day: day as IsoDate });
  }
  function back() {
    onPast(null);
    setState({ at: 'now' });
  }

  switch (state.at) {
    case 'now':
      return (
        <Button icon={CalendarClock} onPress={() => setState({ at: 'asking' })}>
          時点を指定
        </Button>
      );
    case 'asking':
      return (
        <div className="as-of">
          <FieldInput
            field={{ kind: 'date', key: 'day', label: 'いつの時点' }}
            value={day}
            onChange={(value) => setDay(String(value ?? ''))}
            services={{ ...NO_SERVICES, today }}
            compact
          />
          <Button
            tone="primary"
            size="small"
            refusal={day === '' ? '日付を入力してください。' : null}
            onPress={() => void fold()}
          >
            この日現在で表示
          </Button>
          <Button size="small" onPress={back}>
            やめる
          </Button>
        </div>
      );
    case 'folding':
      return <Progress doing="その日までの記録を読んでいます" done={state.done} total={state.total} />;
    case 'past':
      return (
        <Notice
          tone="info"
          actions={
            <Button size="small" onPress={back}>
              今の台帳に戻る
            </Button>
          }
        >
          <p>{dateText(state.day)}現在の台帳です（読むだけ）。</p>
        </Notice>
      );
    case 'failed':
      return (
        <ProblemNotice problem={state.problem} actions={<Button onPress={back}>今の台帳に戻る</Button>} />
      );
  }
}

/** The last 31 March: what is asked for most. */
function lastYearEnd(today: IsoDate): IsoDate {
  const year = Number(today.slice(0, 4));
  const thisYear = `${year}-03-31`;
  return (thisYear <= today ? thisYear : `${year - 1}-03-31`) as IsoDate;
}
