import { FieldFrame } from './frame';
import { LineBox, useTyping } from './line-box';
import type { FieldOf, InputProps } from './services';

const typed = (text: string): string | undefined => (text === '' ? undefined : text);

/** What is kept of a text, and what is to be said when there is too much of it. */
function textOf(value: unknown, maximum: number | undefined) {
  const text = typeof value === 'string' ? value : '';
  const over = maximum !== undefined && text.length > maximum;
  return { text, over, note: over ? `${maximum}文字までです（いま${text.length}文字）` : undefined };
}

/** One line of text, kept exactly as typed. */
export function TextInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'text'>>) {
  const { text, over, note } = textOf(value, field.maximum);
  return (
    <FieldFrame field={field} {...rest} note={note}>
      {(ids) => (
        <LineBox {...{ field, ids, text, onBlur }} wrong={over} onText={(next) => onChange(typed(next))} />
      )}
    </FieldFrame>
  );
}

/** Several lines; grows with what is typed. */
export function LongTextInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'longText'>>) {
  const { text, over, note } = textOf(value, field.maximum);
  return (
    <FieldFrame field={field} {...rest} note={note}>
      {(ids) => (
        <textarea
          id={ids.control}
          className="input input-long"
          rows={rest.compact ? 1 : 3}
          spellCheck={false}
          value={text}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || over || undefined}
          aria-required={field.required}
          onChange={(event) => onChange(typed(event.target.value))}
          onBlur={onBlur}
        />
      )}
    </FieldFrame>
  );
}

/** Full-width digits, commas and spaces are read as well. Answers null for what is not a whole number. */
export function readCount(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (!/^-?\d{1,15}$/.test(plain)) return null;
  return Number(plain);
}

/**
 * A whole number with its unit; typed freely, also in full width. Text that is no number stays in the box and in
 * the value, so that neither a draft nor a check loses it.
 */
export function CountInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'count'>>) {
  const kept = value === undefined || value === null ? '' : String(value);
  const box = useTyping(kept);
  const wrong = !box.typing && kept !== '' && typeof value !== 'number';
  return (
    <FieldFrame field={field} {...rest} note={wrong ? '数字で入力してください（例：12）。' : undefined}>
      {(ids) => (
        <span className="input-with-unit">
          <LineBox
            {...{ field, ids, wrong }}
            text={box.text}
            figures="input-count"
            onText={(text) => {
              box.type(text);
              onChange(text.trim() === '' ? undefined : (readCount(text) ?? text));
            }}
            onBlur={() => {
              box.rest();
              onBlur?.();
            }}
          />
          {field.unit ? <span aria-hidden>{field.unit}</span> : null}
        </span>
      )}
    </FieldFrame>
  );
}
