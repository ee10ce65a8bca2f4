import type { ReactNode } from 'react';
import type { Column, SavedView, TableLook } from './column';

export type RowTone = 'normal' | 'ended' | 'voided' | 'attention';

export type RegisterTableProps<Row extends object> = {
  /** Spoken name: 「情報資産台帳」. */
  readonly label: string;
  /** null while loading. A row whose cells changed must be a new object; keep the others. */
  readonly rows: readonly Row[] | null;
  /** Memoise these. */
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  /** 件, 本, 名. */
  readonly counter?: string;
  /** How the table is set at first; later changes come back through `onLookChange`. Without it all columns are shown. */
  readonly initialLook?: TableLook;
  readonly onLookChange?: (look: TableLook) => void;
  readonly views?: readonly SavedView[];
  readonly onSaveView?: (name: string, look: TableLook) => void;
  readonly onRemoveView?: (id: string) => void;
  /** Enter or double click. */
  readonly onOpen?: (row: Row) => void;
  /** The cursor came to rest on this row: for a detail pane beside the table. */
  readonly onCursor?: (row: Row | null) => void;
  /** Drawn in the bar that appears when rows are selected; without it rows cannot be selected. */
  readonly bulkActions?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** Ctrl+V of cells copied from Excel. */
  readonly onPaste?: (lines: readonly (readonly string[])[]) => void;
  /** Today in Japan (ISO), for the calendar of date filters. */
  readonly today?: string;
  readonly toneOf?: (row: Row) => RowTone;
  /** Shown when there are no rows at all: an EmptyState with the first action. */
  readonly empty: ReactNode;
  /** Buttons at the right of the toolbar: 登録, 取込み, 書出し. */
  readonly actions?: ReactNode;
};
