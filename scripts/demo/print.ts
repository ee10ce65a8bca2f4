import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import type { Host } from '../../shared/host/dispatch';
import type { FormDoc } from '../../shared/print/form-doc';
import { blankForm, exampleForm } from '../../shared/print/forms/index';
import { registerForms } from '../../shared/registers/all-forms';
import { documentsOf, type FormContext, namedIn } from '../../shared/registers/forms';
import { registers } from '../../shared/registers/index';
import { installationOf } from '../../shared/registers/installation';
import { namingOf } from '../../shared/registers/values';
import type { DemoBook } from './book';

export type Printed = { readonly file: string; readonly pages: number; readonly bytes: number };

/** Writes documents as one PDF into the folder. */
export async function writePdf(
  host: Host,
  folder: string,
  name: string,
  documents: readonly FormDoc[],
): Promise<Printed> {
  const answer = await host.call('renderForms', { documents: documents as never });
  if (!answer.ok) throw new Error(`${name}: ${answer.error.what} ${answer.error.why ?? ''}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), answer.value.pdf);
  return { file: name, pages: answer.value.pages, bytes: answer.value.pdf.length };
}

/** Every form: filled from the registers where one is, blank to write on, and as its 記入例. */
export async function printForms(book: DemoBook, folder: string): Promise<readonly Printed[]> {
  const situation = book.clerk.situation();
  const heads = Object.values(book.clerk.heads());
  const context: FormContext = {
    situation,
    naming: namingOf(situation, registers),
    head: heads[0]?.hash ?? null,
    sample: true,
    extract: '',
  };
  const printed: Printed[] = [];
  for (const { register, form } of registerForms) {
    const records = situation.book.all(register);
    const documents = documentsOf(form, 'filled', records, context);
    if (documents.length > 0) printed.push(await writePdf(book.host, folder, `${form.id}.pdf`, documents));
  }
  const facts = { version, dataFolder: '%LOCALAPPDATA%\\mamori-daicho', port: '待ち受けなし' };
  printed.push(
    await writePdf(book.host, folder, 'installation-application.pdf', [installationOf(facts, context)]),
  );
  for (const id of Object.keys(situation.profile.forms)) {
    const named = namedIn(id as never, situation);
    printed.push(await writePdf(book.host, folder, `${id}-blank.pdf`, [blankForm(id as never, named)]));
    printed.push(await writePdf(book.host, folder, `${id}-example.pdf`, [exampleForm(id as never, named)]));
  }
  return printed;
}
