// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Column, TableLook } from '../../../renderer/ui/table/column';
import { plainLook } from '../../../renderer/ui/table/column';
import { RegisterTable } from '../../../renderer/ui/table/register-table';
import type { RegisterTableProps } from '../../../renderer/ui/table/table-props';

/** jsdom has no layout and no CSS.escape: the virtualiser asks for the size of the pane, dialogs for the other. */
beforeAll(() => {
  for (const [key, size] of [
    ['clientHeight', 400],
    ['clientWidth', 800],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, key, { configurable: true, value: size });
  vi.stubGlobal('CSS', { escape: (text: string) => text });
});
afterEach(cleanup);

type Row = { readonly id: string; readonly name: string; readonly count: number };

const columns: readonly Column<Row>[] = [
  { key: 'id', label: '番号', width: 80, text: ({ id }) => id },
  { key: 'name', label: '名称', width: 160, text: ({ name }) => name },
  {
    key: 'count',
    label: '数量',
    width: 80,
    text: ({ count }) => String(count),
    order: ({ count }) => count,
    filter: {
      kind: 'choice',
      choices: [
        { value: 'even', label: '偶数' },
        { value: 'odd', label: '奇数' },
      ],
      valuesOf: ({ count }) => [count % 2 === 0 ? 'even' : 'odd'],
    },
  },
];
const rows: readonly Row[] = Array.from({ length: 1_000 }, (_, index) => ({
  id: `R8-${String(index + 1).padStart(4, '0')}`,
  name: index === 4 ? '髙﨑の台帳' : `見本${index}`,
  count: (index * 7) % 10,
}));
const idOf = (row: Row) => row.id;

function draw(props: Partial<RegisterTableProps<Row>> = {}) {
  const looks: TableLook[] = [];
  render(
    <RegisterTable
      label="媒体"
      rows={rows}
      columns={columns}
      idOf={idOf}
      empty={<p>まだありません</p>}
      onLookChange={(look) => looks.push(look)}
      {...props}
    />,
  );
  return looks;
}

const grid = () => screen.getByRole('grid', { name: '媒体' });
const bodyRows = () => within(grid()).getAllByRole('row').slice(1);
const shownIds = () => bodyRows().map((row) => within(row).getAllByRole('gridcell')[0]?.textContent);
const cursorCell = () =>
  document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.textContent;
const key = (name: string, more: object = {}) => fireEvent.keyDown(grid(), { key: name, ...more });
const count = (words: string) => screen.getAllByText(words).length;

describe('a register table', () => {
  it('draws a screenful of a long register and tells its true size', () => {
    draw();
    expect(grid().getAttribute('aria-rowcount')).toBe('1001');
    expect(bodyRows().length).toBeLessThan(60);
    expect(count('全 1,000 件')).toBeGreaterThan(0);
  });

  it('searches with folding and goes back with Esc', () => {
    draw();
    const box = screen.getByRole('searchbox', { name: '媒体を検索' });
    fireEvent.change(box, { target: { value: '高崎' } });
    expect(shownIds()).toEqual(['R8-0005']);
    expect(count('表示 1／全 1,000 件')).toBeGreaterThan(0);
    fireEvent.keyDown(box, { key: 'Escape' });
    expect(count('全 1,000 件')).toBeGreaterThan(0);
  });

  it('says so when nothing is found, and clears everything in one press', () => {
    draw();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'ありえない' } });
    expect(screen.getByText('当てはまるものがありません')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '検索と絞込みをすべて解除' }));
    expect(shownIds()[0]).toBe('R8-0001');
  });

  it('sorts by a press on the header: up, down, and back to the order of the register', () => {
    draw();
    const head = () => screen.getByRole('columnheader', { name: '数量' });
    fireEvent.click(head());
    expect(head().getAttribute('aria-sort')).toBe('ascending');
    expect(shownIds().slice(0, 2)).toEqual(['R8-0001', 'R8-0011']);
    fireEvent.click(head());
    expect(shownIds()[0]).toBe('R8-0008');
    fireEvent.click(head());
    expect(shownIds()[0]).toBe('R8-0001');
  });

  it('shows what is filtered and takes it away with one press', () => {
    const look = {
      ...plainLook(['id', 'name', 'count']),
      filters: { count: { kind: 'choice', values: ['odd'] } },
    };
    draw({ initialLook: look as TableLook });
    expect(count('表示 500／全 1,000 件')).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('button', { name: /数量：奇数/ }));
    expect(count('全 1,000 件')).toBeGreaterThan(0);
  });

  it('tells the look whenever it changes', () => {
    const looks = draw();
    fireEvent.click(screen.getByRole('button', { name: '行の高さを詰める' }));
    expect(looks.at(-1)?.density).toBe('compact');
  });

  it('shows what belongs here when it is empty', () => {
    draw({ rows: [] });
    expect(screen.getByText('まだありません')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
  });
});

describe('the keyboard', () => {
  it('moves a cell at a time, up into the header, and sorts there', () => {
    draw();
    expect(cursorCell()).toBe('R8-0001');
    key('ArrowDown');
    key('ArrowRight');
    expect(cursorCell()).toBe('見本1');
    key('Home');
    key('ArrowUp');
    key('ArrowUp');
    expect(cursorCell()).toBe('番号');
    key('Enter');
    key('Enter');
    expect(shownIds()[0]).toBe('R8-1000');
  });

  it('opens with Enter and leaves Enter alone while composing', () => {
    const opened: string[] = [];
    draw({ onOpen: (row) => opened.push(row.id) });
    key('ArrowDown');
    key('Enter', { isComposing: true });
    expect(opened).toEqual([]);
    key('Enter');
    expect(opened).toEqual(['R8-0002']);
  });

  it('selects with Space, with Shift and all with Ctrl+A, and offers what can be done', () => {
    const chosen: string[][] = [];
    draw({
      bulkActions: (selected) => (
        <button type="button" onClick={() => chosen.push(selected.map(idOf))}>
          まとめて
        </button>
      ),
    });
    key(' ');
    key('ArrowDown', { shiftKey: true });
    key('ArrowDown', { shiftKey: true });
    fireEvent.click(screen.getByRole('button', { name: 'まとめて' }));
    expect(chosen.at(-1)).toEqual(['R8-0001', 'R8-0002', 'R8-0003']);
    key('a', { ctrlKey: true });
    expect(screen.getByText(/1,000 件を選択中/)).toBeTruthy();
    key('Escape');
    expect(screen.queryByText(/選択中/)).toBeNull();
  });

  it('warns when selected rows are filtered away', () => {
    draw({ bulkActions: () => null });
    key('a', { ctrlKey: true });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '高崎' } });
    expect(screen.getByText(/うち 999 件は絞込みで隠れています/)).toBeTruthy();
  });
});

describe('the clipboard', () => {
  const copied = () => {
    let text = '';
    fireEvent.copy(grid(), { clipboardData: { setData: (_type: string, given: string) => (text = given) } });
    return text;
  };

  it('copies the cell under the cursor, or the selected rows in the order of the screen', () => {
    draw({ bulkActions: () => null });
    key('ArrowRight');
    expect(copied()).toBe('見本0');
    key(' ');
    key('ArrowDown');
    key(' ');
    expect(copied()).toBe('R8-0001\t見本0\t0\r\nR8-0002\t見本1\t7');
  });

  it('hands over the lines pasted from Excel', () => {
    const pasted: (readonly (readonly string[])[])[] = [];
    draw({ onPaste: (lines) => pasted.push(lines) });
    fireEvent.paste(grid(), { clipboardData: { getData: () => 'a\tb\r\nc\td\r\n' } });
    expect(pasted).toEqual([
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ]);
  });
});

describe('columns', () => {
  it('can be hidden and moved, never all of them', () => {
    const looks = draw();
    fireEvent.click(screen.getByRole('button', { name: '表示項目' }));
    fireEvent.click(screen.getByRole('button', { name: '名称を上へ' }));
    expect(looks.at(-1)?.columns).toEqual(['name', 'id', 'count']);
    fireEvent.click(screen.getByRole('checkbox', { name: '番号' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '数量' }));
    expect(looks.at(-1)?.columns).toEqual(['name']);
    expect((screen.getByRole('checkbox', { name: '名称' }) as HTMLInputElement).disabled).toBe(true);
  });
});
