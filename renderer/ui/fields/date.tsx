import { type IsoDate, parseLooseDate, showLooseDate } from '../../../shared/jp/date';
import type { Json } from '../../../shared/json';
import { Button } from '../button';
import { DateCalendar } from './date-box';
import { dateWords, isIsoDate, readDate, readTime } from './dates';
import { FieldFrame } from './frame';
import { LineBox, useTyping } from './line-box';
import type { FieldOf, InputProps } from './services';

const HINT = '例：R8.11.22、令和8年11月22日、2026/11/22';

/** What the box shows when nobody types in it. */
const atRest = (value: string): string => (isIsoDate(value) ? dateWords(value) : value);

/**
 * What is said under the box for what stands in it. At rest the line stays, empty: were it gone on leaving the box,
 * the form would move under the mouse and the press that left the box would miss what it was meant for.
 */
function noteOn(text: string, typing: boolean): string {
  if (text.trim() === '') return typing ? HINT : '';
  const read = readDate(text);
  if ('iso' in read) return typing ? dateWords(read.iso) : '';
  return typing ? HINT : `${read.what}${read.next}`;
}

/**
 * A day, typed freely (R8.11.22, 2026/11/22 …) and shown in 和暦 while typing, or taken from a calendar.
 * Text that is no day stays in the box and in the value, so that neither a draft nor a check loses it.
 */
export function EraDateField({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'date'>>) {
  const kept = typeof value === 'string' ? value : '';
  const box = useTyping(atRest(kept));
  const wrong = !box.typing && kept !== '' && !isIsoDate(kept);
  const change = (next: string) => {
    box.type(next);
    const read = readDate(next);
    onChange(next.trim() === '' ? undefined : 'iso' in read ? read.iso : next);
  };
  return (
    <FieldFrame field={field} {...rest} note={noteOn(box.text, box.typing)}>
      {(ids) => (
        <span className="date-box">
          <LineBox
            {...{ field, ids, wrong }}
            marks
            text={box.text}
            onEnter={() => box.type(box.text)}
            onText={change}
            onBlur={() => {
              box.rest();
              onBlur?.();
            }}
          />
          <DateCalendar
            label={field.label}
            value={isIsoDate(kept) ? kept : null}
            today={rest.services.today}
            onChoose={(iso) => onChange(iso)}
          />
        </span>
      )}
    </FieldFrame>
  );
}

function looseText(value: Json | undefined): string {
  if (typeof value === 'string') return atRest(value);
  if (typeof value === 'object' && value !== null && 'unsure' in value) return String(value.unsure);
  return '';
}

/** A day, or what the old ledger says of it: 「令和5年頃」「不明」. */
export function LooseDateField({
  field,
  value,
  onChange,
  onBlur,
  ...rest
}: InputProps<FieldOf<'looseDate'>>) {
  const box = useTyping(looseText(value));
  const read = box.text.trim() === '' ? null : parseLooseDate(box.text);
  const note =
    read === null
      ? ''
      : !read.ok
        ? `${read.error.what}${box.typing ? '' : read.error.next}`
        : !box.typing
          ? ''
          : typeof read.value === 'string'
            ? dateWords(read.value)
            : `「${showLooseDate(read.value)}」のまま記録します`;
  const change = (next: string) => {
    const given = parseLooseDate(next);
    onChange(next.trim() === '' ? undefined : given.ok ? given.value : next);
  };
  return (
    <FieldFrame field={field} {...rest} note={note}>
      {(ids) => (
        <span className="date-box">
          <LineBox
            {...{ field, ids }}
            wrong={!box.typing && read?.ok === false}
            text={box.text}
            onEnter={() => box.type(box.text)}
            onText={(next) => {
              box.type(next);
              change(next);
            }}
            onBlur={() => {
              box.rest();
              onBlur?.();
            }}
          />
          <DateCalendar
            label={field.label}
            value={typeof value === 'string' && isIsoDate(value) ? value : null}
            today={rest.services.today}
            onChoose={(iso) => onChange(iso)}
          />
          <Button size="small" onPress={() => change('不明')}>
            不明
          </Button>
        </span>
      )}
    </FieldFrame>
  );
}

/** A moment on the wall clock: a day, a time typed as 9:05, 905 or 9時5分, and 今. */
export function MomentField({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'moment'>>) {
  const kept = typeof value === 'string' ? value : '';
  const split = kept.indexOf('T');
  const day = split === -1 ? kept : kept.slice(0, split);
  const time = split === -1 ? '' : kept.slice(split + 1);
  const dayBox = useTyping(atRest(day));
  const timeBox = useTyping(time);
  const set = (nextDay: string, nextTime: string) => {
    const read = readDate(nextDay);
    const date = 'iso' in read ? read.iso : nextDay.trim();
    const clock = readTime(nextTime) ?? nextTime.trim();
    onChange(date === '' && clock === '' ? undefined : clock === '' ? date : `${date}T${clock}`);
  };
  const halfway = !dayBox.typing && !timeBox.typing && kept !== '' && (!isIsoDate(day) || !readTime(time));
  const note = halfway
    ? !isIsoDate(day)
      ? noteOn(day, false) || '日付も入力してください。'
      : '時刻も入力してください（例：9:05、905）。'
    : noteOn(dayBox.text, dayBox.typing);
  return (
    <FieldFrame field={field} {...rest} group="group" note={note}>
      {(ids) => (
        <span className="date-box moment-box">
          <LineBox
            {...{ field, ids }}
            part="日付"
            marks
            text={dayBox.text}
            onEnter={() => dayBox.type(dayBox.text)}
            onText={(next) => {
              dayBox.type(next);
              set(next, time);
            }}
            onBlur={() => {
              dayBox.rest();
              onBlur?.();
            }}
          />
          <DateCalendar
            label={field.label}
            value={isIsoDate(day) ? (day as IsoDate) : null}
            today={rest.services.today}
            onChoose={(iso) => set(iso, time)}
          />
          <LineBox
            {...{ field, ids }}
            part="時刻"
            figures="time-input"
            placeholder="9:05"
            marks
            text={timeBox.text}
            onEnter={() => timeBox.type(timeBox.text)}
            onText={(next) => {
              timeBox.type(next);
              set(day, next);
            }}
            onBlur={() => {
              timeBox.rest();
              onBlur?.();
            }}
          />
          <Button
            size="small"
            onPress={() => {
              dayBox.rest();
              timeBox.rest();
              onChange(rest.services.now());
            }}
          >
            今
          </Button>
        </span>
      )}
    </FieldFrame>
  );
}
