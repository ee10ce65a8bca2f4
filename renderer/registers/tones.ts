import type { Register } from '../../shared/registers/define';
import type { RowTone } from '../ui/table/register-table';
import type { Row } from './rows';

/** How a row stands out: voided is struck through, ended is quiet, conflicts and what is bad ask for attention. */
export function toneOf(register: Register, row: Row): RowTone {
  if (row.state.voided) return 'voided';
  if (row.state.conflicts.length > 0) return 'attention';
  const tone = register.statuses[row.status]?.tone;
  if (tone === 'ended') return 'ended';
  return tone === 'bad' ? 'attention' : 'normal';
}
