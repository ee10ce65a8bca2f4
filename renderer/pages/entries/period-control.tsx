import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { monthText } from '../../../shared/jp/date';
import { navigate } from '../../app/router';
import { useToday } from '../../book/context';
import { Button, IconButton } from '../../ui/button';
import { dateWords, isIsoDate, readDate } from '../../ui/fields/dates';
import { type EntriesView, hrefOfEntries } from './href';

const shiftedDay = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

const shiftedMonth = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
};

/** One day or month back and forth, today again, or any day as people write it. */
export function PeriodControl({ view }: { readonly view: EntriesView }) {
  const today = useToday();
  const isDay = view.span === 'day';
  const go = (by: number) =>
    navigate(
      hrefOfEntries(
        isDay ? { ...view, day: shiftedDay(view.day, by) } : { ...view, month: shiftedMonth(view.month, by) },
      ),
    );
  return (
    <div className="entries-period">
      <IconButton icon={ChevronLeft} label={isDay ? '前の日' : '前の月'} onPress={() => go(-1)} />
      {isDay ? <DayBox key={view.day} view={view} /> : <strong>{monthText(view.month)}</strong>}
      <IconButton icon={ChevronRight} label={isDay ? '次の日' : '次の月'} onPress={() => go(1)} />
      <Button
        size="small"
        onPress={() => navigate(hrefOfEntries({ ...view, day: today, month: today.slice(0, 7) }))}
      >
        {isDay ? '今日' : '今月'}
      </Button>
    </div>
  );
}

function DayBox({ view }: { readonly view: EntriesView }) {
  const shown = isIsoDate(view.day) ? dateWords(view.day) : view.day;
  const [text, setText] = useState(shown);
  const [wrong, setWrong] = useState(false);
  const take = () => {
    if (text === shown) return;
    const read = readDate(text);
    if ('iso' in read) navigate(hrefOfEntries({ ...view, day: read.iso }));
    else setWrong(true);
  };
  return (
    <input
      className="input"
      type="text"
      aria-label="日付"
      aria-invalid={wrong || undefined}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setWrong(false);
        setText(event.target.value);
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
      }}
    />
  );
}
