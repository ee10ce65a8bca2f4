/** Where the cursor stands: row and column as they are shown. */
export type Cursor = { readonly row: number; readonly column: number };

export type Extent = {
  readonly rows: number;
  readonly columns: number;
  /** Rows of one screen. */
  readonly page: number;
  /** The row above the first one: the header. */
  readonly head: number;
};

type Stroke = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };

/** Where a key takes the cursor, as in a spreadsheet; null when the key is not one for moving. */
export function moved(cursor: Cursor, stroke: Stroke, extent: Extent): Cursor | null {
  const far = stroke.ctrlKey || stroke.metaKey;
  const to = (row: number, column: number, highest = 0): Cursor => ({
    row: extent.rows === 0 ? extent.head : Math.max(highest, Math.min(extent.rows - 1, row)),
    column: Math.max(0, Math.min(extent.columns - 1, column)),
  });
  switch (stroke.key) {
    case 'ArrowDown':
      return to(far ? extent.rows - 1 : cursor.row + 1, cursor.column);
    case 'ArrowUp':
      return far ? to(0, cursor.column) : to(cursor.row - 1, cursor.column, extent.head);
    case 'ArrowRight':
      return to(cursor.row, far ? extent.columns - 1 : cursor.column + 1, extent.head);
    case 'ArrowLeft':
      return to(cursor.row, far ? 0 : cursor.column - 1, extent.head);
    case 'PageDown':
      return to(cursor.row + extent.page, cursor.column);
    case 'PageUp':
      return to(cursor.row - extent.page, cursor.column);
    case 'Home':
      return far ? to(0, 0) : to(cursor.row, 0, extent.head);
    case 'End':
      return far ? to(extent.rows - 1, extent.columns - 1) : to(cursor.row, extent.columns - 1, extent.head);
    default:
      return null;
  }
}
