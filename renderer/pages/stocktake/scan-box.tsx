import { ScanBarcode } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import type { How } from '../../../shared/stocktaking/counted';
import type { Thing } from '../../../shared/stocktaking/expected';
import { isLabelCodes } from '../../../shared/stocktaking/label-code';
import type { Said } from './said';

type Props = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly said: Said | null;
  readonly onRead: (text: string, how: How) => void;
  readonly onChoose: (thing: Thing, code: string) => void;
  readonly onUndo: () => void;
  readonly onClear: () => void;
};

/** A reader types faster than anybody: so many milliseconds a character at most. */
const READER_MS = 40;
const READER_LENGTH = 4;

/** Where the reader types. What the input method is still composing is never taken for an answer. */
export function ScanBox({ input, said, onRead, onChoose, onUndo, onClear }: Props) {
  const began = useRef(0);
  const several = said?.kind === 'answer' && said.answer.kind === 'several' ? said.answer : null;

  const send = (): void => {
    const element = input.current;
    const text = element?.value.trim() ?? '';
    if (!element || text === '') return;
    const fast = performance.now() - began.current < text.length * READER_MS;
    element.value = '';
    onRead(text, fast && text.length >= READER_LENGTH ? 'reader' : 'typed');
  };

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const empty = event.currentTarget.value === '';
    if (empty) began.current = performance.now();
    if (event.key === 'Enter') {
      event.preventDefault();
      send();
    } else if (empty && event.ctrlKey && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      onUndo();
    } else if (several && event.key === 'Escape') {
      event.preventDefault();
      onClear();
    } else if (several && empty && /^[1-9]$/.test(event.key)) {
      const thing = several.things[Number(event.key) - 1];
      if (!thing) return;
      event.preventDefault();
      onChoose(thing, several.code);
    }
  };

  /** The input method swallows a reader's Enter: forty digits of a label need none. */
  const composed = (): void => {
    setTimeout(() => {
      if (input.current && isLabelCodes(input.current.value)) send();
    }, 0);
  };

  return (
    <label className="count-box">
      <span className="count-box-label">番号・S/N・場所</span>
      <ScanBarcode className="icon" aria-hidden />
      <input
        ref={input}
        className="input"
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="enter"
        aria-describedby="count-keys"
        placeholder="読み取る、または番号の末尾を入力してEnter"
        onKeyDown={press}
        onCompositionEnd={composed}
      />
    </label>
  );
}
