import type { Hash } from '../ids';
import type { Entry } from '../journal/entry';
import type { Json } from '../json';
import { type AttachmentNote, attachmentNoteSchema, type WithheldRule } from './book-file';
import { isWithheld } from './entries-file';

function collect(value: Json, into: Map<Hash, AttachmentNote>): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value) && 'sha256' in value) {
    const note = attachmentNoteSchema.safeParse(value);
    if (note.success) into.set(note.data.sha256, note.data);
  }
  for (const part of Object.values(value)) collect(part, into);
}

/** The attachments that bodies name (objects of sha256, name, type, size), each once. */
export function attachmentsIn(entries: readonly Entry[]): ReadonlyMap<Hash, AttachmentNote> {
  const found = new Map<Hash, AttachmentNote>();
  for (const entry of entries) collect(entry.body, found);
  return found;
}

/** Attachments that only withheld bodies name: they must not travel where those bodies do not. */
export function withheldAttachments(
  entries: readonly Entry[],
  rules: readonly WithheldRule[],
): ReadonlyMap<Hash, AttachmentNote> {
  const shown = attachmentsIn(entries.filter((entry) => !isWithheld(entry, rules)));
  const hidden = attachmentsIn(entries.filter((entry) => isWithheld(entry, rules)));
  return new Map([...hidden].filter(([hash]) => !shown.has(hash)));
}
