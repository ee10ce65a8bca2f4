import { Search, X } from 'lucide-react';
import { IconButton } from '../button';
import type { TableLook } from './column';
import { countWords } from './rows';
import type { RegisterTableProps } from './table-props';

type TableToolbarProps<Row extends object> = RegisterTableProps<Row> & {
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
  readonly shown: number;
  readonly all: number;
  readonly busy: boolean;
};

export function TableToolbar<Row extends object>({
  label,
  counter,
  actions,
  look,
  onLook,
  shown,
  all,
  busy,
}: TableToolbarProps<Row>) {
  return (
    <div className="table-toolbar not-printed">
      <div className="table-search">
        <Search className="icon" aria-hidden />
        <input
          className="input"
          type="search"
          aria-label={`${label}を検索`}
          placeholder="検索（番号の下3桁、氏名、名称など）"
          value={look.query}
          onChange={(event) => onLook({ ...look, query: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) onLook({ ...look, query: '' });
          }}
        />
        {look.query === '' ? null : (
          <IconButton
            icon={X}
            size="small"
            label="検索を消す"
            onPress={() => onLook({ ...look, query: '' })}
          />
        )}
      </div>
      <span className="table-count" role="status">
        {countWords(shown, all, counter)}
        {busy ? '（並べています…）' : ''}
      </span>
      <span className="table-actions">{actions}</span>
    </div>
  );
}
