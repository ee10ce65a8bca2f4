/** What things are counted by: each has exactly one key ('' where there is nothing). */
export type Attribute<T> = {
  readonly key: string;
  readonly label: string;
  keyOf(thing: T): string;
  /** How a key is written at the head of a row or a column. */
  labelOf(key: string): string;
  /** Keys whose order is given (choices, levels); the others follow, by key or as their labels are read. */
  readonly first: readonly string[];
  readonly rest: 'key' | 'label';
};

export type Heading = { readonly key: string; readonly label: string; readonly total: number };

/** A cross table: `cells[row][column]` things have both keys. The cells, the rows and the columns each add up to `total`. */
export type Tally = {
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  readonly cells: readonly (readonly number[])[];
  readonly total: number;
};

export const NOTHING = '（空欄）';

/** The one column of what is counted by one attribute alone. */
const EVERYTHING: Attribute<unknown> = {
  key: '',
  label: '件数',
  keyOf: () => 'all',
  labelOf: () => '件数',
  first: [],
  rest: 'key',
};

const collator = new Intl.Collator('ja', { numeric: true });

function inOrder<T>(attribute: Attribute<T>, keys: readonly string[]): readonly string[] {
  const places = new Map(attribute.first.map((key, at) => [key, at]));
  const placeOf = (key: string): number =>
    key === '' ? Number.POSITIVE_INFINITY : (places.get(key) ?? places.size);
  const compare = (a: string, b: string): number =>
    attribute.rest === 'key'
      ? a < b
        ? -1
        : 1
      : collator.compare(attribute.labelOf(a), attribute.labelOf(b)) || (a < b ? -1 : 1);
  return keys.toSorted((a, b) => {
    const apart = placeOf(a) - placeOf(b);
    return Number.isNaN(apart) || apart === 0 ? compare(a, b) : apart;
  });
}

type Index = { readonly places: Map<string, number>; readonly totals: number[] };

function placeIn(index: Index, key: string): number {
  const known = index.places.get(key);
  if (known !== undefined) return known;
  const place = index.places.size;
  index.places.set(key, place);
  index.totals.push(0);
  return place;
}

function headingsOf<T>(attribute: Attribute<T>, index: Index): readonly Heading[] {
  return inOrder(attribute, [...index.places.keys()]).map((key) => ({
    key,
    label: key === '' ? NOTHING : attribute.labelOf(key),
    total: index.totals[index.places.get(key) ?? 0] ?? 0,
  }));
}

/** Counts things by one or two attributes in one pass. */
export function tally<T>(things: readonly T[], row: Attribute<T>, column: Attribute<T> | null): Tally {
  const across: Attribute<T> = column ?? EVERYTHING;
  const rows: Index = { places: new Map(), totals: [] };
  const columns: Index = { places: new Map(), totals: [] };
  const counts: number[][] = [];
  for (const thing of things) {
    const down = placeIn(rows, row.keyOf(thing));
    const right = placeIn(columns, across.keyOf(thing));
    rows.totals[down] = (rows.totals[down] ?? 0) + 1;
    columns.totals[right] = (columns.totals[right] ?? 0) + 1;
    let line = counts[down];
    if (line === undefined) {
      line = [];
      counts[down] = line;
    }
    line[right] = (line[right] ?? 0) + 1;
  }
  const heads = headingsOf(row, rows);
  const tops = headingsOf(across, columns);
  return {
    rows: heads,
    columns: tops,
    cells: heads.map(({ key }) => {
      const line = counts[rows.places.get(key) ?? 0] ?? [];
      return tops.map((top) => line[columns.places.get(top.key) ?? 0] ?? 0);
    }),
    total: things.length,
  };
}

/** A place in the table; null stands for all rows, or all columns. */
export type Cell = { readonly row: string | null; readonly column: string | null };

/** The things behind a number of the table. */
export function behind<T>(
  things: readonly T[],
  row: Attribute<T>,
  column: Attribute<T> | null,
  cell: Cell,
): readonly T[] {
  return things.filter(
    (thing) =>
      (cell.row === null || row.keyOf(thing) === cell.row) &&
      (cell.column === null || column === null || column.keyOf(thing) === cell.column),
  );
}
