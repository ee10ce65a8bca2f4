import { Filter, FilterX, Rows3, Rows4, Search, X } from 'lucide-react';
import { type RefObject, useDeferredValue } from 'react';
import { Button, IconButton } from '../button';
import type { Column, TableLook } from './column';
import { ColumnChooser } from './column-chooser';
import { activeFilters } from './filter-words';
import { countWords } from './rows';
import type { RegisterTableProps } from './table-props';
import { ViewsMenu } from './views-menu';

type TableToolbarProps<Row extends object> = Pick<
  RegisterTableProps<Row>,
  'label' | 'counter' | 'actions' | 'columns' | 'views' | 'onSaveView' | 'onRemoveView'
> & {
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
  readonly shown: number;
  readonly all: number;
  readonly busy: boolean;
  readonly filtering: boolean;
  readonly onFiltering: (filtering: boolean) => void;
  readonly search: RefObject<HTMLInputElement | null>;
};

/** Search, counts, what is filtered (one press from cleared), and how the table is set. */
export function TableToolbar<Row extends object>(props: TableToolbarProps<Row>) {
  const { look, onLook, columns, filtering } = props;
  const compact = look.density === 'compact';
  return (
    <div className="table-toolbar not-printed">
      <SearchBox {...props} />
      <CountWords {...props} />
      <span className="table-settings">
        <Button
          size="small"
          icon={Filter}
          aria-pressed={filtering}
          onPress={() => props.onFiltering(!filtering)}
        >
          絞込み
        </Button>
        <ColumnChooser columns={columns} look={look} onLook={onLook} />
        <ViewsMenu {...props} />
        <IconButton
          icon={compact ? Rows3 : Rows4}
          label={compact ? '行の高さを標準にする' : '行の高さを詰める'}
          onPress={() => onLook({ ...look, density: compact ? 'normal' : 'compact' })}
        />
      </span>
      {props.actions ? <span className="table-actions">{props.actions}</span> : null}
      <ActiveFilters columns={columns} look={look} onLook={onLook} />
    </div>
  );
}

function SearchBox<Row extends object>({ label, look, onLook, search }: TableToolbarProps<Row>) {
  const clear = () => onLook({ ...look, query: '' });
  return (
    <div className="table-search">
      <Search className="icon" aria-hidden />
      <input
        ref={search}
        className="input"
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={`${label}を検索`}
        placeholder="検索（番号の下3桁、氏名、名称など）"
        value={look.query}
        onChange={(event) => onLook({ ...look, query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing || look.query === '') return;
          event.preventDefault();
          clear();
        }}
      />
      {look.query === '' ? null : <IconButton icon={X} size="small" label="検索の語を消す" onPress={clear} />}
    </div>
  );
}

/** The count is seen at once and spoken when typing rests. */
function CountWords<Row extends object>({ shown, all, counter, busy }: TableToolbarProps<Row>) {
  const words = countWords(shown, all, counter);
  const spoken = useDeferredValue(words);
  return (
    <span className="table-count">
      <span aria-hidden>{words}</span>
      <span className="unseen" role="status">
        {spoken}
      </span>
      {busy ? <span className="table-busy">用意しています…</span> : null}
    </span>
  );
}

type ActiveFiltersProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
};

function ActiveFilters<Row>({ columns, look, onLook }: ActiveFiltersProps<Row>) {
  const active = activeFilters(columns, look.filters);
  if (active.length === 0) return null;
  const without = (key: string) => {
    const { [key]: _, ...filters } = look.filters;
    onLook({ ...look, filters });
  };
  return (
    <ul className="table-active" aria-label="いまの絞込み">
      {active.map((filter) => (
        <li key={filter.key}>
          <button type="button" className="table-active-filter" onClick={() => without(filter.key)}>
            <span>
              {filter.label}：{filter.words}
            </span>
            <X className="icon" aria-hidden />
            <span className="unseen">の絞込みを解除</span>
          </button>
        </li>
      ))}
      <li>
        <Button
          tone="quiet"
          size="small"
          icon={FilterX}
          onPress={() => onLook({ ...look, filters: {}, query: '' })}
        >
          すべて解除
        </Button>
      </li>
    </ul>
  );
}
