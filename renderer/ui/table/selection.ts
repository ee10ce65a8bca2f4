/** Which rows are selected, by id, and where a range with Shift starts. */
export type Selection = { readonly ids: ReadonlySet<string>; readonly anchor: string | null };

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null };

/** Adds or removes one row; it becomes the start of the next range. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Adds everything between the anchor and `id`, both in `shown` (ids in the order of the screen). */
export function extended(selection: Selection, id: string, shown: readonly string[]): Selection {
  const to = shown.indexOf(id);
  const anchor = selection.anchor === null ? -1 : shown.indexOf(selection.anchor);
  if (to === -1 || anchor === -1) return toggled(selection, id);
  const range = shown.slice(Math.min(anchor, to), Math.max(anchor, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor };
}

/** Moving with Shift held: the range from where it started up to here. */
export function swept(selection: Selection, from: string, to: string, shown: readonly string[]): Selection {
  const anchor = selection.anchor ?? from;
  return extended({ ids: selection.ids, anchor }, to, shown);
}

/** Everything shown, or nothing of it when all of it is selected already; what is filtered away stays as it is. */
export function allOrNothing(selection: Selection, shown: readonly string[]): Selection {
  const all = shown.length > 0 && shown.every((id) => selection.ids.has(id));
  if (!all) return { ids: new Set([...selection.ids, ...shown]), anchor: selection.anchor };
  const taken = new Set(shown);
  return { ids: new Set([...selection.ids].filter((id) => !taken.has(id))), anchor: null };
}
