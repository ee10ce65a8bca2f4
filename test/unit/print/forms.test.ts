import { describe, expect, it } from 'vitest';
import profile from '../../../assets/policy/toyama.json';
import { type CompleteFormDoc, formDocSchema } from '../../../shared/print/form-doc';
import { blankForm, exampleForm, filledForm, formIds, forms } from '../../../shared/print/forms';
import { groupedHash } from '../../../shared/print/forms/bundle-cover';
import type { FormHead } from '../../../shared/print/forms/parts';

const named = { number: '様式第0号', title: '見本の様式' };
const head: FormHead = {
  ...named,
  printedAt: '令和8年11月22日10時15分',
  verification: 'ab12-cd34',
  mark: null,
};
const variants = formIds.flatMap((id) => [
  { id, variant: 'blank', doc: blankForm(id, named) },
  { id, variant: 'example', doc: exampleForm(id, named) },
]);

type TableBlock = Extract<CompleteFormDoc['blocks'][number], { kind: 'table' }>;

/** How many boxes of the grid the cells of a table cover, spans counted. */
const covered = (table: TableBlock): number =>
  table.rows.flatMap((row) => row.cells).reduce((sum, cell) => sum + cell.columns * cell.rows, 0);

describe('the list of forms', () => {
  it('has every form the policy profile names, and no other', () => {
    expect([...formIds].sort()).toEqual(Object.keys(profile.forms).sort());
  });
});

describe.each(variants)('$id ($variant)', ({ variant, doc }) => {
  const complete = formDocSchema.parse(doc);

  it('crosses the host contract as JSON', () => {
    expect(JSON.parse(JSON.stringify(doc))).toEqual(doc);
  });

  it('leaves 25 mm at the left for two holes', () => {
    expect(complete.page.margins.left).toBe(25);
  });

  it('fills the grid of every table exactly', () => {
    for (const block of complete.blocks) {
      if (block.kind === 'table') expect(covered(block)).toBe(block.columns.length * block.rows.length);
    }
  });

  it('gives every ledger row one value for each part of each column', () => {
    for (const block of complete.blocks) {
      if (block.kind !== 'ledger') continue;
      const parts = block.columns.flatMap((column) => column.parts).length;
      for (const row of block.rows) expect(row).toHaveLength(parts);
    }
  });

  it(
    variant === 'blank' ? 'is high enough to write in, and bears no print time' : 'says that it is a 記入例',
    () => {
      if (variant === 'example') {
        expect(complete.mark).toBe('記入例');
        expect(JSON.stringify(doc)).toContain('見本');
        return;
      }
      expect(complete.footer.printedAt).toBeNull();
      for (const block of complete.blocks) {
        if (block.kind === 'ledger') expect(block.rowHeight).toBeGreaterThanOrEqual(8);
        if (block.kind !== 'table') continue;
        const heads = block.headRows;
        for (const row of block.rows.slice(heads)) expect(row.height).toBeGreaterThanOrEqual(8);
      }
    },
  );
});

describe('texts of the register', () => {
  it('stand in the form exactly as typed', () => {
    const typed = '髙﨑𠮷𣘺辻󠄀①⑳㈱㋿';
    const doc = filledForm(
      'disposal-application',
      { ...forms['disposal-application'].example, reason: typed },
      head,
    );
    expect(JSON.stringify(doc)).toContain(typed);
  });
  it('show what was chosen among the routes', () => {
    const doc = filledForm(
      'disposal-application',
      { ...forms['disposal-application'].example, route: 'outsourced' },
      head,
    );
    const texts = JSON.stringify(doc);
    expect(texts).toContain('☑庁内で消去後に委託');
    expect(texts).toContain('☐庁内で処分');
  });
  it('group a hash so that it can be compared by eye', () => {
    expect(groupedHash('0123456789abcdef'.repeat(4)).split('\n')).toEqual([
      '01234567 89abcdef 01234567 89abcdef',
      '01234567 89abcdef 01234567 89abcdef',
    ]);
  });
});
