import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../button';
import { Dialog } from '../dialog';
import type { Column, TableLook } from './column';

type ColumnChooserProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
};

/** 表示項目: which columns are shown, in which order and how wide. Takes effect at once. */
export function ColumnChooser<Row>({ columns, look, onLook }: ColumnChooserProps<Row>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon={Columns3} onPress={() => setOpen(true)}>
        表示項目
      </Button>
      <Dialog
        title="表示項目"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button tone="primary" onPress={() => setOpen(false)}>
              表に戻る
            </Button>
            <Button
              onPress={() => onLook({ ...look, columns: columns.map((column) => column.key), widths: {} })}
            >
              すべての項目を元の順で表示
            </Button>
          </>
        }
      >
        <ColumnList columns={columns} look={look} onLook={onLook} />
      </Dialog>
    </>
  );
}

/** Moves one key by one place; at the ends nothing happens. */
export function movedKey(keys: readonly string[], key: string, by: 1 | -1): readonly string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  if (from === -1 || to < 0 || to >= keys.length) return keys;
  const next = [...keys];
  next.splice(from, 1);
  next.splice(to, 0, key);
  return next;
}

function ColumnList<Row>({ columns, look, onLook }: ColumnChooserProps<Row>) {
  const shown = look.columns.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  const hidden = columns.filter((column) => !look.columns.includes(column.key));
  const set = (keys: readonly string[]) => onLook({ ...look, columns: keys });
  return (
    <>
      <p>上から順に左から並びます。いちばん上の項目は、横に動かしても常に見えます。</p>
      <ul className="column-list">
        {[...shown, ...hidden].map((column) => {
          const at = look.columns.indexOf(column.key);
          return (
            <li key={column.key} className="column-line" data-hidden={at === -1 ? '' : undefined}>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={at !== -1}
                  disabled={at !== -1 && look.columns.length === 1}
                  onChange={(event) =>
                    set(
                      event.target.checked
                        ? [...look.columns, column.key]
                        : look.columns.filter((key) => key !== column.key),
                    )
                  }
                />
                <span>{column.label}</span>
              </label>
              {at === -1 ? null : (
                <span className="column-order">
                  <label>
                    <span className="unseen">{column.label}の</span>幅
                    <input
                      className="input figures"
                      type="number"
                      min={48}
                      max={800}
                      step={16}
                      value={look.widths[column.key] ?? column.width}
                      onChange={(event) =>
                        onLook({
                          ...look,
                          widths: {
                            ...look.widths,
                            [column.key]: Number(event.target.value) || column.width,
                          },
                        })
                      }
                    />
                  </label>
                  <IconButton
                    icon={ArrowUp}
                    size="small"
                    label={`${column.label}を上へ`}
                    onPress={() => set(movedKey(look.columns, column.key, -1))}
                  />
                  <IconButton
                    icon={ArrowDown}
                    size="small"
                    label={`${column.label}を下へ`}
                    onPress={() => set(movedKey(look.columns, column.key, 1))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
