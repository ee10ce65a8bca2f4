import { fail, ok, type Result } from '../../result';
import type { Face } from '../form-doc';
import { openTrueType } from './true-type';
import { createTypeface, type Typeface } from './typeface';

/** The font files printing works with, as bytes. All are OFL fonts: embedding them is allowed. */
export type FontFiles = {
  /** BIZ UDGothic: ledgers and applications; figures and Latin letters of one width. */
  readonly gothic: Uint8Array;
  /** BIZ UDMincho: formal letters and pledges. */
  readonly mincho: Uint8Array;
  /** Noto Sans JP, for 𠮷 and whatever else the others lack. */
  readonly fallback: Uint8Array;
};

export type Faces = { readonly [F in Face]: Typeface };

/** Opens the fonts once; the faces may then be used for any number of documents. Fails with the font at fault. */
export function openFaces(files: FontFiles): Result<Faces, string> {
  const gothic = openTrueType(files.gothic, 'BIZUDGothic');
  const mincho = openTrueType(files.mincho, 'BIZUDMincho');
  const fallback = openTrueType(files.fallback, 'NotoSansJP');
  if (!gothic.ok) return fail(`BIZUDGothic: ${gothic.error}`);
  if (!mincho.ok) return fail(`BIZUDMincho: ${mincho.error}`);
  if (!fallback.ok) return fail(`NotoSansJP: ${fallback.error}`);
  return ok({
    gothic: createTypeface([gothic.value, fallback.value]),
    mincho: createTypeface([mincho.value, fallback.value]),
  });
}
