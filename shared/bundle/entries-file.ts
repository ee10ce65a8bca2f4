import { canonicalize } from 'json-canonicalize';
import { type Entry, entrySchema } from '../journal/entry';
import type { Json } from '../json';
import { fail, ok, type Result } from '../result';
import type { WithheldRule } from './book-file';
import { fromUtf8, toUtf8 } from './bytes';
import type { Caps } from './caps';
import { type JsonFault, parseCanonical, portableFault } from './strict-json';

export const isWithheld = (
  entry: Pick<Entry, 'register' | 'event'>,
  rules: readonly WithheldRule[],
): boolean =>
  rules.some(
    (rule) => rule.register === entry.register && (rule.events === '*' || rule.events.includes(entry.event)),
  );

/** The entry as it is handed over: a withheld body leaves its salted hash behind, and the chain still verifies. */
export function withhold(entry: Entry, rules: readonly WithheldRule[]): Entry {
  if (entry.body === null || !isWithheld(entry, rules)) return entry;
  return { ...entry, salt: null, body: null, absent: 'withheld' };
}

export type LineFault = {
  readonly line: number;
  readonly fault: JsonFault | 'text' | 'long' | 'shape' | 'many';
};

/** Entries as canonical JSON lines, or the place of one that could not be read back. */
export function writeEntries(entries: readonly Entry[], caps: Caps): Result<Uint8Array, LineFault> {
  const lines: string[] = [];
  for (const [at, entry] of entries.entries()) {
    const fault = portableFault(entry as unknown as Json, caps.depth);
    if (fault) return fail({ line: at + 1, fault });
    const line = canonicalize(entry);
    if (line.length * 3 > caps.line && toUtf8(line).length > caps.line)
      return fail({ line: at + 1, fault: 'long' });
    lines.push(line, '\n');
  }
  return ok(toUtf8(lines.join('')));
}

/** Reads what `writeEntries` wrote, and nothing else. */
export function readEntries(
  bytes: Uint8Array,
  most: number,
  caps: Caps,
): Result<readonly Entry[], LineFault> {
  const entries: Entry[] = [];
  for (let start = 0; start < bytes.length; ) {
    const line = entries.length + 1;
    if (line > most) return fail({ line, fault: 'many' });
    const end = bytes.indexOf(10, start);
    if (end < 0) return fail({ line, fault: 'syntax' });
    if (end - start > caps.line) return fail({ line, fault: 'long' });
    const text = fromUtf8(bytes.subarray(start, end));
    if (text === null) return fail({ line, fault: 'text' });
    const value = parseCanonical(text, caps.depth);
    if (!value.ok) return fail({ line, fault: value.error });
    const entry = entrySchema.safeParse(value.value);
    if (!entry.success) return fail({ line, fault: 'shape' });
    entries.push(entry.data);
    start = end + 1;
  }
  return ok(entries);
}
