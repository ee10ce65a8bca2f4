import { useState } from 'react';
import type { FrameIds } from './frame';
import type { InputProps } from './services';

/** What stands in a box: the kept value at rest, what is typed while somebody is in it. */
export type Typing = {
  readonly text: string;
  readonly typing: boolean;
  readonly type: (text: string) => void;
  readonly rest: () => void;
};

export function useTyping(atRest: string): Typing {
  const [draft, setDraft] = useState<string | null>(null);
  return { text: draft ?? atRest, typing: draft !== null, type: setDraft, rest: () => setDraft(null) };
}

type LineBoxProps = Pick<InputProps, 'field' | 'onBlur'> & {
  readonly ids: FrameIds;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The box is entered. */
  readonly onEnter?: () => void;
  /** Entered, its text is marked, so that typing replaces it. */
  readonly marks?: boolean;
  readonly wrong?: boolean;
  /** One of several boxes of a field: 日付, 時刻. */
  readonly part?: string;
  readonly figures?: 'input-count' | 'time-input';
  readonly placeholder?: string;
};

/** The one-line box that every typed field is made of: tied to its frame, never corrected by the browser. */
export function LineBox({ field, ids, text, onText, onEnter, onBlur, ...look }: LineBoxProps) {
  const { marks, wrong, part, figures, placeholder } = look;
  const named = part === undefined ? { id: ids.control } : { 'aria-label': `${field.label}の${part}` };
  return (
    <input
      {...named}
      className={figures ? `input ${figures} figures` : 'input'}
      type="text"
      {...(figures ? { inputMode: 'numeric' } : {})}
      {...(placeholder === undefined ? {} : { placeholder })}
      autoComplete="off"
      spellCheck={false}
      value={text}
      aria-describedby={part === undefined ? ids.describedBy : undefined}
      aria-invalid={ids.invalid || wrong || undefined}
      aria-required={field.required}
      onFocus={(event) => {
        onEnter?.();
        if (marks) event.target.select();
      }}
      onChange={(event) => onText(event.target.value)}
      onBlur={onBlur}
    />
  );
}
