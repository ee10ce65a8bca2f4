export { Button, type ButtonProps, type ButtonTone, IconButton, type IconButtonProps } from './button';
export { ASPECT_LABELS, type Aspect, ClassChip, type ClassChipProps, StatusChip } from './chips';
export { Confirm, type ConfirmProps, Dialog, type DialogProps } from './dialog';
export { FieldInput } from './fields/field-input';
export { FieldFrame } from './fields/frame';
export {
  type ClassLevel,
  type FieldOf,
  type FieldServices,
  type InputProps,
  NO_SERVICES,
  type Option,
} from './fields/services';
export {
  ClauseLink,
  EmptyState,
  FindingList,
  Notice,
  ProblemNotice,
  Progress,
  StatusLine,
  type StatusMessage,
} from './notices';
export { UiProvider } from './provider';
export {
  type Column,
  type ColumnFilter,
  plainLook,
  type SavedView,
  type TableLook,
} from './table/column';
export { RegisterTable, type RegisterTableProps, type RowTone } from './table/register-table';
