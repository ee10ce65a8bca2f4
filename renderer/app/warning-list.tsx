import type { Problem } from '../../shared/problem';
import { Notice } from '../ui/notices';

/** What the host has to say of the book before anybody works with it. */
export function WarningList({ warnings }: { readonly warnings: readonly Problem[] }) {
  return warnings.map((warning) => (
    <Notice key={warning.code} tone="warn" title={warning.what}>
      <p>{warning.why}</p>
      <p>{warning.next}</p>
    </Notice>
  ));
}
