import type { RegisterId } from '../ids';

/** The ids of the registers: how they name each other without importing each other. */
export const SECTION = 'section' as RegisterId;
export const PERSON = 'person' as RegisterId;
export const ASSET = 'asset' as RegisterId;
export const MEDIUM = 'medium' as RegisterId;
export const DISPOSAL = 'disposal' as RegisterId;
export const CABINET = 'cabinet' as RegisterId;
export const TAKE_OUT = 'take-out' as RegisterId;
export const TAKE_OUT_BLANKET = 'take-out-blanket' as RegisterId;
export const CUSTODY = 'custody' as RegisterId;
export const INCIDENT = 'incident' as RegisterId;
export const IMPORT = 'import' as RegisterId;
export const BUNDLE = 'bundle' as RegisterId;
export const OPERATION = 'operation' as RegisterId;
export const POLICY_PROFILE = 'policy-profile' as RegisterId;
export const AREA = 'area' as RegisterId;
export const ENTRY_PERMIT = 'entry-permit' as RegisterId;
export const ENTRY_LOG = 'entry-log' as RegisterId;
export const CARRY_IN_OUT = 'carry-in-out' as RegisterId;
export const MONTH_CLOSE = 'month-close' as RegisterId;
export const PLEDGE = 'pledge' as RegisterId;
export const STOCKTAKE = 'stocktake' as RegisterId;
export const STOCKTAKE_COUNT = 'stocktake-count' as RegisterId;
export const RETENTION_HOLD = 'retention-hold' as RegisterId;
