import { type RecordId, recordIdSchema } from '../../ids';

/** What the code on a pledge says: which card, and which text. Capitals and digits only, so that the code stays small. */
export type SheetCode = { readonly card: RecordId; readonly text: string };

const PATTERN = /^MAMORI-P1:([0-9A-HJKMNP-TV-Z]{26}):([0-9A-F]{12})$/;

export const sheetCode = ({ card, text }: SheetCode): string => `MAMORI-P1:${card}:${text.toUpperCase()}`;

/** Reads a code back; null for any other code that may stand on a sheet of paper. */
export function readSheetCode(words: string): SheetCode | null {
  const match = PATTERN.exec(words.trim());
  if (!match) return null;
  return { card: recordIdSchema.parse(match[1]), text: (match[2] ?? '').toLowerCase() };
}
