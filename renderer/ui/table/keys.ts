/** Where the cursor stands: row and column as they are shown. */
export type Cursor = { readonly row: number; readonly column: number };

export type Extent = { readonly rows: number; readonly columns: number; readonly page: number };

type Stroke = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** Where a key takes the cursor, as in a spreadsheet; null when the key is not one for moving. */
export function moved(cursor: Cursor, stroke: Stroke, extent: Extent): Cursor | null {
  const far = stroke.ctrlKey || stroke.metaKey;
  const to = (row: number, column: number): Cursor => ({
    row: within(row, extent.rows),
    column: within(column, extent.columns),
  });
  switch (stroke.key) {
    case 'ArrowDown':
      return to(far ? extent.rows - 1 : cursor.row + 1, cursor.column);
    case 'ArrowUp':
      return to(far ? 0 : cursor.row - 1, cursor.column);
    case 'ArrowRight':
      return to(cursor.row, far ? extent.columns - 1 : cursor.column + 1);
    case 'ArrowLeft':
      return to(cursor.row, far ? 0 : cursor.column - 1);
    case 'PageDown':
      return to(cursor.row + extent.page, cursor.column);
    case 'PageUp':
      return to(cursor.row - extent.page, cursor.column);
    case 'Home':
      return to(far ? 0 : cursor.row, 0);
    case 'End':
      return to(far ? extent.rows - 1 : cursor.row, extent.columns - 1);
    default:
      return null;
  }
}
