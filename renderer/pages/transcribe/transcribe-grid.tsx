import { Trash2 } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useRef } from 'react';
import {
  type ReadLine,
  type TranscribeKey,
  type TypedLine,
  transcribeColumns,
} from '../../../shared/registers/entry-log/transcribe';
import { IconButton } from '../../ui/button';
import { isBlank, type Lines } from './lines';

type Props = {
  readonly lines: Lines;
  readonly read: readonly ReadLine[];
  readonly onCell: (at: number, key: TranscribeKey, text: string) => void;
  readonly onPaste: (at: number, key: TranscribeKey, text: string) => void;
  readonly onRemove: (at: number) => void;
  /** The line that is being typed in, or null when the hands left the grid. */
  readonly onLine: (at: number | null) => void;
};

/** Cells like those of Excel: Enter goes down, arrows move, Ctrl+D takes what stands above. */
export function TranscribeGrid({ lines, read, onCell, onPaste, onRemove, onLine }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const cell = (at: number, column: number): HTMLInputElement | null =>
    table.current?.querySelector(`[data-cell="${at}.${column}"]`) ?? null;
  const go = (at: number, column: number): boolean => {
    const target = cell(at, column);
    target?.focus();
    target?.select();
    return target !== null;
  };
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    // What ends the input method's work moves nowhere.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const input = event.target as HTMLInputElement;
    const place = input.dataset.cell?.split('.').map(Number);
    if (!place) return;
    const [at = 0, column = 0] = place;
    const start = input.selectionStart === 0 && input.selectionEnd === 0;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const end = input.selectionStart === input.value.length;
    const moves: { readonly [key: string]: boolean } = {
      Enter: true,
      ArrowDown: true,
      ArrowUp: true,
      ArrowLeft: start || whole,
      ArrowRight: end || whole,
    };
    const key = transcribeColumns[column]?.key;
    if (event.ctrlKey && event.key.toLowerCase() === 'd' && key) {
      event.preventDefault();
      onCell(at, key, lines[at - 1]?.[key] ?? '');
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || !moves[event.key]) return;
    event.preventDefault();
    if (event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)) go(at - 1, column);
    else if (event.key === 'ArrowLeft') go(at, column - 1);
    else if (event.key === 'ArrowRight') go(at, column + 1);
    else go(at + 1, column);
  };

  return (
    <div className="transcribe-scroll">
      <table
        className="transcribe-grid"
        ref={table}
        onKeyDown={press}
        aria-label="紙の管理簿の転記"
        onFocus={(event) => onLine(Number((event.target as HTMLElement).dataset.cell?.split('.')[0] ?? -1))}
        onBlur={() => onLine(null)}
      >
        <thead>
          <tr>
            <th scope="col">行</th>
            {transcribeColumns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <GridLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the paper
              key={at}
              at={at}
              line={line}
              read={read[at]}
              onCell={onCell}
              onPaste={onPaste}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = Omit<Props, 'lines' | 'read' | 'onLine'> & {
  readonly at: number;
  readonly line: TypedLine;
  readonly read: ReadLine | undefined;
};

const GridLine = memo(function GridLine({ at, line, read, onCell, onPaste, onRemove }: LineProps) {
  const notes = useCallback((key: TranscribeKey) => read?.errors[key], [read]);
  const warnings = read?.warnings ?? [];
  const blank = isBlank(line);
  return (
    <>
      <tr data-warned={warnings.length > 0 ? '' : undefined}>
        <th scope="row" className="figures">
          {at + 1}
        </th>
        {transcribeColumns.map(({ key, label, width }, column) => {
          const error = notes(key);
          return (
            <td key={key}>
              <input
                data-cell={`${at}.${column}`}
                type="text"
                size={width}
                autoComplete="off"
                spellCheck={false}
                aria-label={`${at + 1}行目の${label}`}
                aria-invalid={error === undefined ? undefined : true}
                aria-describedby={error === undefined ? undefined : `transcribe-${at}-notes`}
                value={line[key] ?? ''}
                onChange={(event) => onCell(at, key, event.target.value)}
                onPaste={(event: ClipboardEvent) => {
                  const text = event.clipboardData.getData('text/plain');
                  if (!/[\t\n]/.test(text)) return;
                  event.preventDefault();
                  onPaste(at, key, text);
                }}
              />
            </td>
          );
        })}
        <td>
          {!blank && (
            <IconButton
              size="small"
              icon={Trash2}
              label={`${at + 1}行目を消す`}
              onPress={() => onRemove(at)}
            />
          )}
        </td>
      </tr>
      {read && (Object.keys(read.errors).length > 0 || warnings.length > 0) && (
        <tr className="transcribe-notes" id={`transcribe-${at}-notes`}>
          <td />
          <td colSpan={transcribeColumns.length + 1}>
            {transcribeColumns.flatMap(({ key, label }) =>
              read.errors[key] ? [<p key={key}>{`${label}：${read.errors[key]}`}</p>] : [],
            )}
            {warnings.length > 0 && <p className="transcribe-warning">確認：{warnings.join(' ')}</p>}
          </td>
        </tr>
      )}
    </>
  );
});
