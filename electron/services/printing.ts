import { deflateSync } from 'node:zlib';
import type { Faces } from '../../shared/print/font/faces';
import { type CompleteFormDoc, formDocSchema } from '../../shared/print/form-doc';
import { missingGlyphs } from '../../shared/print/missing-glyphs';
import { renderPdf } from '../../shared/print/pdf';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import { fontFolders, loadFaces } from './fonts';
import type { WorkTasks } from './work';

const unreadable = (document: number, detail: string): Problem => ({
  code: 'unreadable-form',
  what: `${document + 1}件目の様式を作成できません。`,
  why: `様式のデータの形が正しくありません（${detail}）。`,
  next: '画面を開き直して、もう一度印刷してください。続くときは、情報システム課に連絡してください。',
});

/** FormDocs as they came over the contract, complete or refused with the place of the first fault. */
export function readForms(documents: readonly unknown[]): Result<readonly CompleteFormDoc[], Problem> {
  const forms: CompleteFormDoc[] = [];
  for (const [index, document] of documents.entries()) {
    const form = formDocSchema.safeParse(document);
    if (!form.success) {
      const [issue] = form.error.issues;
      return fail(unreadable(index, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`));
    }
    forms.push(form.data);
  }
  return ok(forms);
}

/** A page of operators is packed nearly as well, and twice as fast, with less searching than zlib does by default. */
export const packPages = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: 3 });

/**
 * Printing as the host's tasks do it. The fonts are opened at the first use and kept. `assets`: the folder of assets;
 * `now` goes into the PDF's metadata only, printed times come with the forms.
 */
export function createPrinting(
  assets: string,
  now: () => Date = () => new Date(),
): Pick<WorkTasks, 'renderForms' | 'missingGlyphs'> {
  let opened: Faces | null = null;
  const faces = (): Result<Faces, Problem> => {
    if (opened) return ok(opened);
    const loaded = loadFaces(fontFolders(assets));
    if (loaded.ok) opened = loaded.value;
    return loaded;
  };
  return {
    async renderForms({ documents }, control) {
      const fonts = faces();
      if (!fonts.ok) return fonts;
      const forms = readForms(documents);
      if (!forms.ok) return forms;
      const rendered = await renderPdf(forms.value, fonts.value, {
        at: now(),
        deflate: packPages,
        onDocument(done, total) {
          control.progress({ done, total, doing: '様式を作成しています' });
          control.signal.throwIfAborted();
        },
      });
      return ok({ pdf: rendered.pdf, pages: rendered.pages });
    },
    async missingGlyphs({ texts }) {
      const fonts = faces();
      return fonts.ok ? ok({ missing: [...missingGlyphs(texts, fonts.value)] }) : fonts;
    },
  };
}
