const FOCUSABLE =
  'input:not([type="hidden"]):not([hidden]), select, textarea, button:not([tabindex="-1"]), [tabindex="0"]';

/** Brings the control of a field (or of a cell: `rows.2.quantity`) into view and focuses it. False when it is not there. */
export function focusField(root: ParentNode, path: string): boolean {
  const spots = [...root.querySelectorAll<HTMLElement>('[data-path], [data-field]')];
  const spot =
    spots.find((element) => element.dataset.path === path) ??
    spots.find((element) => element.dataset.field === path) ??
    spots.find((element) => element.dataset.field === path.split('.')[0]);
  const control =
    spot?.querySelector<HTMLElement>('input[type="radio"]:checked') ??
    spot?.querySelector<HTMLElement>(FOCUSABLE);
  if (!control) return false;
  control.scrollIntoView?.({ block: 'center' });
  control.focus({ preventScroll: true });
  return true;
}
