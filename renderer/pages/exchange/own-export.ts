import type { Register } from '../../../shared/registers/define';
import { exportFields } from '../../../shared/registers/export';
import type { Mapping, SheetField } from '../../../shared/sheet/mapping';

/**
 * A sheet this app wrote out itself carries columns that cannot be taken in: what is worked out, the state, links.
 * Their values are in the book already, so they are skipped instead of being copied into the remarks.
 */
export function skippingWorkedOut(
  register: Register,
  taken: readonly SheetField[],
  proposal: Mapping,
): Mapping {
  const headers = new Set(proposal.columns.map(({ header }) => header));
  const written = exportFields(register, null);
  if (!written.every(({ label }) => headers.has(label))) return proposal;
  const keys = new Set(taken.map(({ key }) => key));
  const skipped = new Set(written.filter(({ key }) => !keys.has(key)).map(({ label }) => label));
  const columns = proposal.columns.map((column) =>
    column.target.to === 'note' && skipped.has(column.header)
      ? { ...column, target: { to: 'skip' as const } }
      : column,
  );
  return { ...proposal, columns };
}
