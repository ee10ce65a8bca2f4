/** Records chosen in a table, on their way to printing or to a sheet. */
type Chosen = { readonly register: string; readonly ids: readonly string[] };

let chosen: Chosen | null = null;

export function keepChosen(register: string, ids: readonly string[]): void {
  chosen = { register, ids };
}

/** What was chosen for this register last; it stays until something else is chosen. */
export const chosenOf = (register: string): readonly string[] | null =>
  chosen?.register === register ? chosen.ids : null;
