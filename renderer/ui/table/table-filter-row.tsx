// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out and virtualised; the roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus; inputs in cells are reached by Tab
import { ChevronDown } from 'lucide-react';
import { DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../button';
import { FieldInput } from '../fields/field-input';
import { NO_SERVICES } from '../fields/services';
import type { Column, FilterValue, TableLook } from './column';
import { isIdle, NO_VALUE } from './filter';
import { filterWords } from './filter-words';

type TableFilterRowProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
  readonly selectable: boolean;
  readonly today: string;
};

export function withFilter(look: TableLook, key: string, value: FilterValue): TableLook {
  const { [key]: _, ...others } = look.filters;
  return { ...look, filters: isIdle(value) ? others : { ...others, [key]: value } };
}

/** One box per column under the header: words, a list to tick, or a range of days. */
export function TableFilterRow<Row>({ columns, look, onLook, selectable, today }: TableFilterRowProps<Row>) {
  return (
    <div className="table-row table-filters" role="row" aria-rowindex={2}>
      {selectable ? <span role="gridcell" aria-colindex={1} className="table-cell table-select" /> : null}
      {columns.map((column, place) => (
        <span
          key={column.key}
          role="gridcell"
          aria-colindex={place + (selectable ? 2 : 1)}
          className="table-cell"
          data-first={place === 0 ? '' : undefined}
        >
          <ColumnFilterBox
            column={column}
            value={look.filters[column.key]}
            today={today}
            onChange={(value) => onLook(withFilter(look, column.key, value))}
          />
        </span>
      ))}
    </div>
  );
}

type ColumnFilterBoxProps<Row> = {
  readonly column: Column<Row>;
  readonly value: FilterValue | undefined;
  readonly today: string;
  readonly onChange: (value: FilterValue) => void;
};

function ColumnFilterBox<Row>({ column, value, today, onChange }: ColumnFilterBoxProps<Row>) {
  const filter = column.filter ?? { kind: 'text' };
  if (filter.kind === 'text') {
    return (
      <input
        className="input table-filter-text"
        type="text"
        aria-label={`${column.label}を絞り込む語`}
        value={value?.kind === 'text' ? value.text : ''}
        onChange={(event) => onChange({ kind: 'text', text: event.target.value })}
      />
    );
  }
  const active = value !== undefined && !isIdle(value);
  return (
    <DialogTrigger>
      <Button
        size="small"
        icon={ChevronDown}
        aria-label={`${column.label}の絞込み：${active ? filterWords(column, value) : 'すべて'}`}
      >
        {active ? filterWords(column, value) : 'すべて'}
      </Button>
      <Popover
        className="table-filter-popover"
        aria-label={`${column.label}の絞込み`}
        placement="bottom start"
        offset={4}
      >
        <div className="table-filter-box">
          {filter.kind === 'choice' ? (
            <ChoiceFilter
              choices={filter.choices}
              chosen={value?.kind === 'choice' ? value.values : []}
              onChange={(values) => onChange({ kind: 'choice', values })}
            />
          ) : (
            <DatesFilter
              from={value?.kind === 'dates' ? value.from : ''}
              to={value?.kind === 'dates' ? value.to : ''}
              today={today}
              onChange={(from, to) => onChange({ kind: 'dates', from, to })}
            />
          )}
        </div>
      </Popover>
    </DialogTrigger>
  );
}

type ChoiceFilterProps = {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

function ChoiceFilter({ choices, chosen, onChange }: ChoiceFilterProps) {
  const offered = choices.some((choice) => choice.value === NO_VALUE)
    ? choices
    : [...choices, { value: NO_VALUE, label: '（空欄）' }];
  return (
    <>
      <div className="table-filter-choices">
        {offered.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, choice.value]
                    : chosen.filter((value) => value !== choice.value),
                )
              }
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <Button size="small" onPress={() => onChange([])}>
        この絞込みを解除
      </Button>
    </>
  );
}

type DatesFilterProps = {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly onChange: (from: string, to: string) => void;
};

function DatesFilter({ from, to, today, onChange }: DatesFilterProps) {
  const services = { ...NO_SERVICES, today };
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return (
    <>
      <FieldInput
        field={{ key: 'from', label: 'この日から', kind: 'date' }}
        value={from === '' ? undefined : from}
        onChange={(value) => onChange(text(value), to)}
        services={services}
      />
      <FieldInput
        field={{ key: 'to', label: 'この日まで', kind: 'date' }}
        value={to === '' ? undefined : to}
        onChange={(value) => onChange(from, text(value))}
        services={services}
      />
      <Button size="small" onPress={() => onChange('', '')}>
        この絞込みを解除
      </Button>
    </>
  );
}
