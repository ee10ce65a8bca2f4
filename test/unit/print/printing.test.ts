import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Control } from '../../../electron/services/jobs';
import { createPrinting } from '../../../electron/services/printing';
import type { Json } from '../../../shared/json';
import { type FormDoc, portrait } from '../../../shared/print/form-doc';

const assets = new URL('../../../assets', import.meta.url).pathname;
const at = new Date('2026-11-22T01:05:00Z');
const printing = createPrinting(assets, () => at);
const quiet = (): Control => ({ signal: new AbortController().signal, progress: () => undefined });

const form = (title: string, paragraphs: number): FormDoc => ({
  form: 'test',
  title,
  organisation: '見本市',
  page: portrait,
  face: 'mincho',
  formNumber: '様式第1号',
  blocks: Array.from({ length: paragraphs }, () => ({
    kind: 'paragraph',
    text: '見本の文章です。'.repeat(20),
  })),
});
const render = (documents: readonly unknown[], control = quiet()) =>
  printing.renderForms({ documents: documents as Json[] }, control);

describe('rendering forms', () => {
  it('gives the same bytes for the same forms', async () => {
    const [first, second] = [await render([form('甲', 3)]), await render([form('甲', 3)])];
    if (!first.ok || !second.ok) throw new Error('not rendered');
    expect(Buffer.compare(first.value.pdf, second.value.pdf)).toBe(0);
  });
  it('puts several forms into one PDF with a bookmark each', async () => {
    const answer = await render([form('甲', 60), form('乙', 1)]);
    if (!answer.ok) throw new Error('not rendered');
    const pdf = await PDFDocument.load(answer.value.pdf);
    expect(pdf.getPageCount()).toBe(answer.value.pages);
    expect(answer.value.pages).toBeGreaterThan(2);
    expect(pdf.getTitle()).toBe('甲・乙');
    expect(pdf.getAuthor()).toBe('見本市');
    expect(pdf.getLanguage()).toBe('ja');
    expect(pdf.getCreationDate()).toEqual(at);
    expect(pdf.catalog.toString()).toContain('/Outlines');
  });
  it('says how far it is, document by document', async () => {
    const seen: number[] = [];
    const control = { ...quiet(), progress: ({ done }: { done: number }) => void seen.push(done) };
    await render([form('甲', 1), form('乙', 1), form('丙', 1)], control);
    expect(seen).toEqual([1, 2, 3]);
  });
  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const control = { signal: stop.signal, progress: () => stop.abort() };
    await expect(render([form('甲', 1), form('乙', 1)], control)).rejects.toThrow();
  });
  it('refuses what is no form, saying which and where', async () => {
    const answer = await render([form('甲', 1), { ...form('乙', 1), face: 'cursive' }]);
    expect(answer.ok ? null : answer.error).toMatchObject({ code: 'unreadable-form' });
    expect(answer.ok ? '' : answer.error.what).toContain('2件目');
    expect(answer.ok ? '' : answer.error.why).toContain('face');
  });
  it('says plainly that fonts are missing', async () => {
    const answer = await createPrinting('/nowhere/assets').renderForms({ documents: [] }, quiet());
    expect(answer.ok ? null : answer.error.code).toBe('font-unusable');
  });
  it('names the characters that cannot be drawn', async () => {
    const answer = await printing.missingGlyphs({ texts: ['見本\uE001', '髙𠮷'] }, quiet());
    expect(answer).toEqual({ ok: true, value: { missing: ['\uE001'] } });
  });
});
