import { useState } from 'react';
import { FieldFrame } from './frame';
import type { FieldOf, InputProps } from './services';

const typed = (text: string): string | undefined => (text === '' ? undefined : text);

/** One line of text, kept exactly as typed. */
export function TextInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'text'>>) {
  const text = typeof value === 'string' ? value : '';
  const over = field.maximum !== undefined && text.length > field.maximum;
  return (
    <FieldFrame
      field={field}
      {...rest}
      note={over ? `${field.maximum}文字までです（いま${text.length}文字）` : undefined}
    >
      {(ids) => (
        <input
          id={ids.control}
          className="input"
          type="text"
          autoComplete="off"
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

/** Several lines; grows with what is typed. */
export function LongTextInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'longText'>>) {
  const text = typeof value === 'string' ? value : '';
  const over = field.maximum !== undefined && text.length > field.maximum;
  return (
    <FieldFrame
      field={field}
      {...rest}
      note={over ? `${field.maximum}文字までです（いま${text.length}文字）` : undefined}
    >
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
  const [draft, setDraft] = useState<string | null>(null);
  const kept = value === undefined || value === null ? '' : String(value);
  const wrong = draft === null && kept !== '' && typeof value !== 'number';
  return (
    <FieldFrame field={field} {...rest} note={wrong ? '数字で入力してください（例：12）。' : undefined}>
      {(ids) => (
        <span className="input-with-unit">
          <input
            id={ids.control}
            className="input input-count figures"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={draft ?? kept}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid || wrong || undefined}
            aria-required={field.required}
            onChange={(event) => {
              const text = event.target.value;
              setDraft(text);
              onChange(text.trim() === '' ? undefined : (readCount(text) ?? text));
            }}
            onBlur={() => {
              setDraft(null);
              onBlur?.();
            }}
          />
          {field.unit ? <span aria-hidden>{field.unit}</span> : null}
        </span>
      )}
    </FieldFrame>
  );
}
