import {
  ASSET,
  BUNDLE,
  CARRY_IN_OUT,
  CUSTODY,
  DISPOSAL,
  ENTRY_LOG,
  ENTRY_PERMIT,
  INCIDENT,
  MEDIUM,
  PLEDGE,
  TAKE_OUT,
  TAKE_OUT_BLANKET,
} from './ids';

/** Records that can be told apart by name; the log of operations is kept as a whole by its 保存年限. */
export const HOLDABLE = [
  ASSET,
  MEDIUM,
  DISPOSAL,
  TAKE_OUT,
  TAKE_OUT_BLANKET,
  CUSTODY,
  INCIDENT,
  PLEDGE,
  ENTRY_PERMIT,
  ENTRY_LOG,
  CARRY_IN_OUT,
  BUNDLE,
] as const;
