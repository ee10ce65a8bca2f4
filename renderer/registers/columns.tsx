import type { Json } from '../../shared/json';
import type { Register } from '../../shared/registers/define';
import type { Choice, Field } from '../../shared/registers/field';
import { hrefOfRecord } from '../app/router';
import { ClassChip, StatusChip } from '../ui/chips';
import type { Column, ColumnFilter } from '../ui/table/column';
import { dateOrder } from './dates';
import { type Row, valueIn } from './rows';
import { type Naming, valueText } from './values';

const NUMBER: Field = { key: 'number', label: '番号', kind: 'text', width: 120 };
const STATUS_WIDTH = 150;
const DEFAULT_WIDTH = 160;

const choicesWithBlank = (choices: readonly Choice[]): readonly Choice[] => [
  ...choices,
  { value: '', label: '（空欄）' },
];

const textsOf = (value: Json | undefined): readonly string[] => {
  if (Array.isArray(value)) return value.map(String);
  return value === undefined || value === null || value === '' ? [] : [String(value)];
};

const LEVELS = ['3', '2B', '2A', '1'].map((value) => ({ value, label: value }));
const UNKNOWN = { value: 'unknown', label: '分類不明' };
const levelsOf = (field: Field): readonly Choice[] =>
  field.kind === 'class' && field.aspect !== 'confidentiality'
    ? [...LEVELS.slice(1), UNKNOWN]
    : [...LEVELS, UNKNOWN];

function wordsSeen(naming: Naming, field: Field, rows: readonly Row[]): readonly Choice[] {
  const seen = new Set<string>();
  for (const row of rows) for (const text of textsOf(valueIn(row, field.key))) seen.add(text);
  return [...seen].map((value) => ({ value, label: valueText(naming, field, value) }));
}

/** Filters of text columns that say the same words over and over (所属, 保管場所) are offered as a list. */
const MOST_WORDS = 60;

function filterOf(naming: Naming, register: Register, field: Field, rows: readonly Row[]): ColumnFilter<Row> {
  const valuesOf = (row: Row) => textsOf(valueIn(row, field.key));
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return { kind: 'choice', choices: choicesWithBlank(field.choices), valuesOf };
    case 'class':
      return { kind: 'choice', choices: choicesWithBlank(levelsOf(field)), valuesOf };
    case 'yesNo':
      return {
        kind: 'choice',
        choices: choicesWithBlank([
          { value: 'true', label: 'はい' },
          { value: 'false', label: 'いいえ' },
        ]),
        valuesOf,
      };
    case 'date':
    case 'moment':
      return { kind: 'dates', dateOf: (row) => String(valueIn(row, field.key) ?? '') };
    case 'text':
    case 'person':
    case 'section': {
      if (!register.filters.includes(field.key)) return { kind: 'text' };
      const words = wordsSeen(naming, field, rows);
      return words.length > MOST_WORDS
        ? { kind: 'text' }
        : { kind: 'choice', choices: choicesWithBlank(words), valuesOf };
    }
    default:
      return { kind: 'text' };
  }
}

const fieldOf = (register: Register, key: string): Field | undefined =>
  register.fields.find((field) => field.key === key);

function columnOf(naming: Naming, register: Register, field: Field, rows: readonly Row[]): Column<Row> {
  const whole = field.shortOf === undefined ? undefined : fieldOf(register, field.shortOf);
  const base: Column<Row> = {
    ...(whole ? { searched: (row: Row) => valueText(naming, whole, valueIn(row, whole.key), 'short') } : {}),
    key: field.key,
    label: field.label,
    width: field.width || DEFAULT_WIDTH,
    text: (row) => valueText(naming, field, valueIn(row, field.key), 'short'),
    filter: filterOf(naming, register, field, rows),
  };
  switch (field.kind) {
    case 'count':
      return { ...base, figures: true, order: (row) => numberOrNull(valueIn(row, field.key)) };
    case 'date':
    case 'moment':
    case 'looseDate':
      return { ...base, order: (row) => dateOrder(valueIn(row, field.key)) };
    case 'class':
      return {
        ...base,
        draw: (row) => {
          const value = valueIn(row, field.key);
          return typeof value === 'string' ? <ClassChip aspect={field.aspect} level={value} /> : null;
        },
      };
    default:
      return field.key === register.nameField
        ? { ...base, draw: (row) => nameLink(register, row, base) }
        : base;
  }
}

/** The name is the way to the record, for those who do not know of Enter and the double click. */
const nameLink = (register: Register, row: Row, { text }: Column<Row>) => (
  <a href={hrefOfRecord(register.id, row.state.id)} tabIndex={-1}>
    {text(row)}
  </a>
);

const numberOrNull = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

function statusColumn(register: Register): Column<Row> {
  const labelOf = (row: Row) => register.statuses[row.status]?.label ?? row.status;
  const choices = Object.entries(register.statuses).map(([value, { label }]) => ({ value, label }));
  return {
    key: 'status',
    label: '状態',
    width: STATUS_WIDTH,
    text: labelOf,
    filter: { kind: 'choice', choices, valuesOf: (row) => [row.status] },
    draw: (row) => (
      <StatusChip label={labelOf(row)} tone={register.statuses[row.status]?.tone ?? 'neutral'} />
    ),
  };
}

/** What the columns depend on beyond the register: two equal signatures, the same columns. */
export const signatureOf = (columns: readonly Column<Row>[]): string =>
  JSON.stringify(
    columns.map(({ key, filter }) => [key, filter?.kind === 'choice' ? filter.choices : filter?.kind]),
  );

/** All columns a register's table can have; `shownColumns` says which it starts with. */
export function columnsOf(naming: Naming, register: Register, rows: readonly Row[]): readonly Column<Row>[] {
  const fields = [...register.fields, ...register.derivedFields].filter(({ width }) => width !== 0);
  const withNumber = fields.some(({ key }) => key === 'number') ? fields : numbered(rows, fields);
  const columns = withNumber.map((field) => columnOf(naming, register, field, rows));
  // A register whose records are all in the one state says nothing by it.
  return Object.keys(register.statuses).length > 1 ? [...columns, statusColumn(register)] : columns;
}

const numbered = (rows: readonly Row[], fields: readonly Field[]): readonly Field[] =>
  rows.some((row) => row.state.number !== null) ? [NUMBER, ...fields] : fields;

/** The number and the name first, then how it stands, then what the register names. */
export function shownColumns(register: Register, columns: readonly Column<Row>[]): readonly string[] {
  const known = new Set(columns.map(({ key }) => key));
  const wanted = new Set(['number', ...register.columns.slice(0, 2), 'status', ...register.columns]);
  if (!register.columns.slice(0, 2).includes(register.nameField)) {
    wanted.delete('status');
    wanted.add('status');
  }
  return [...wanted].filter((key) => known.has(key));
}
