/** Cells pasted into a table, on their way to the import page. */
export type Pasted = { readonly register: string; readonly lines: readonly (readonly string[])[] };

let pasted: Pasted | null = null;

export function keepPaste(register: string, lines: Pasted['lines']): void {
  pasted = { register, lines };
}

/** What was pasted for this register, once. */
export function takePaste(register: string): Pasted['lines'] | null {
  const kept = pasted?.register === register ? pasted.lines : null;
  pasted = null;
  return kept;
}
