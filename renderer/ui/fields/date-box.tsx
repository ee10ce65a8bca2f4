import { type CalendarDate, parseDate as calendarDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DialogTrigger,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';
import type { IsoDate } from '../../../shared/jp/date';
import { Button, IconButton } from '../button';

type DateCalendarProps = {
  readonly label: string;
  readonly value: IsoDate | null;
  readonly today: string;
  readonly onChoose: (iso: IsoDate) => void;
};

/** The button that opens a calendar in 和暦, with steps of a month and of a year, and 今日. */
export function DateCalendar({ label, value, today, onChoose }: DateCalendarProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLSpanElement>(null);
  const choose = (iso: string) => {
    onChoose(iso as IsoDate);
    setOpen(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <span ref={trigger} className="date-open">
        <IconButton icon={CalendarDays} label={`${label}をカレンダーから選ぶ`} />
      </span>
      <Popover
        className="calendar-popover"
        aria-label={`${label}を選ぶ`}
        triggerRef={trigger}
        placement="bottom end"
        offset={4}
      >
        <div className="calendar-box">
          <JapaneseCalendar value={value ?? today} chosen={value} onChoose={choose} />
          <Button size="small" onPress={() => choose(today)}>
            今日
          </Button>
        </div>
      </Popover>
    </DialogTrigger>
  );
}

type JapaneseCalendarProps = {
  readonly value: string;
  readonly chosen: string | null;
  readonly onChoose: (iso: string) => void;
};

function JapaneseCalendar({ value, chosen, onChoose }: JapaneseCalendarProps) {
  const [focused, setFocused] = useState<CalendarDate>(() => calendarDate(value));
  return (
    <I18nProvider locale="ja-JP-u-ca-japanese">
      <Calendar
        autoFocus
        className="calendar"
        value={chosen === null ? null : calendarDate(chosen)}
        focusedValue={focused}
        onFocusChange={(date) => setFocused(calendarDate(date.toString().slice(0, 10)))}
        onChange={(date) => onChoose(date.toString())}
      >
        <div className="calendar-head">
          <IconButton
            icon={ChevronsLeft}
            size="small"
            label="前の年"
            slot={null}
            onPress={() => setFocused(focused.subtract({ years: 1 }))}
          />
          <IconButton icon={ChevronLeft} size="small" label="前の月" slot="previous" />
          <Heading />
          <IconButton icon={ChevronRight} size="small" label="次の月" slot="next" />
          <IconButton
            icon={ChevronsRight}
            size="small"
            label="次の年"
            slot={null}
            onPress={() => setFocused(focused.add({ years: 1 }))}
          />
        </div>
        <CalendarGrid weekdayStyle="short">
          <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
          <CalendarGridBody>
            {(date) => <CalendarCell className="calendar-cell" date={date} />}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  );
}
