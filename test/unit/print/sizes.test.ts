import { describe, expect, it } from 'vitest';
import profile from '../../../assets/policy/toyama.json';
import { type FormDoc, formDocSchema } from '../../../shared/print/form-doc';
import { blankForm, exampleForm, formIds } from '../../../shared/print/forms';
import { layOut } from '../../../shared/print/layout/layout';
import { MM, type Sheet } from '../../../shared/print/layout/sheet';
import { squareFaces } from './fake-font';

const laid = (doc: FormDoc): readonly Sheet[] => layOut(formDocSchema.parse(doc), squareFaces);
const all = formIds.flatMap((id) => [
  { name: `${id} (blank)`, doc: blankForm(id, profile.forms[id]) },
  { name: `${id} (example)`, doc: exampleForm(id, profile.forms[id]) },
]);

describe.each(all)('the letters of $name', ({ doc }) => {
  const ledger = doc.page.orientation === 'landscape';
  it(`are ${ledger ? '9 points or more, 8 in the foot' : '8 points or more'}`, () => {
    for (const { texts, height } of laid(doc)) {
      for (const { size, baseline } of texts) {
        const foot = baseline > height - doc.page.margins.bottom * MM;
        expect(size).toBeGreaterThanOrEqual(ledger && !foot ? 9 : 8);
      }
    }
  });
});
