// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { manualPages, searchManual } from '../../../renderer/pages/help/manual';
import { ManualPageView } from '../../../renderer/pages/help/manual-page';
import { readMarkdown } from '../../../renderer/pages/help/markdown';
import { MarkdownView } from '../../../renderer/pages/help/markdown-view';

afterEach(cleanup);

const links = (): readonly string[] =>
  manualPages.flatMap((page) =>
    page.blocks.flatMap((block) => {
      const parts =
        block.kind === 'table'
          ? [...block.head, ...block.rows.flat()]
          : block.kind === 'list'
            ? block.items
            : block.kind === 'code'
              ? []
              : [block.words];
      return parts.flatMap((part) => part.flatMap((word) => (word.kind === 'link' ? [word.to] : [])));
    }),
  );

describe('the language of the manual', () => {
  it('knows headings, paragraphs, lists, tables and commands', () => {
    const blocks = readMarkdown(
      '# 題\n\n一行目。\n二行目。\n\n1. 甲\n2. 乙\n- 丙\n\n| 欄 | 値 |\n|---|---|\n| あ | **い** |\n\n```\nnpm start\n\n# not a heading\n```\n',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'table', 'code']);
    expect(blocks[1]).toEqual({ kind: 'paragraph', words: [{ kind: 'text', text: '一行目。二行目。' }] });
    expect(blocks[2]).toMatchObject({ ordered: true, items: [[{ text: '甲' }], [{ text: '乙' }]] });
    expect(blocks[4]).toMatchObject({ rows: [[[{ text: 'あ' }], [{ kind: 'strong', text: 'い' }]]] });
    expect(blocks[5]).toEqual({ kind: 'code', text: 'npm start\n\n# not a heading' });
  });

  it('shows markup and foreign links as the text they are', () => {
    const source = '<img src=x onerror=alert(1)> [外](https://example.com/) [悪](javascript:alert)';
    const { container } = render(<MarkdownView blocks={readMarkdown(source)} />);
    expect(container.textContent).toBe(source);
    expect(container.querySelectorAll('a, img')).toHaveLength(0);
  });
});

describe('the manual', () => {
  it('has every page of the folder, each with a title and something to read', () => {
    expect(manualPages).toHaveLength(readdirSync('docs/manual').length);
    for (const { id, title, blocks } of manualPages) {
      expect(title, id).not.toBe(id);
      expect(blocks.length, id).toBeGreaterThan(3);
    }
  });

  it('links to pages that are there', () => {
    const ids = manualPages.map(({ id }) => id);
    expect(links().length).toBeGreaterThan(10);
    for (const to of links()) expect(ids).toContain(to);
  });

  it('is found by words in any spelling, all of them', () => {
    const titles = (typed: string) => searchManual(manualPages, typed).map(({ page }) => page.title);
    expect(titles('復旧ｷｰ')).toContain('起動と初期設定、復旧キー');
    expect(titles('立会者 一人職場')).toEqual(['廃棄']);
    expect(titles('見当たらない言葉')).toEqual([]);
    expect(titles(' ')).toEqual([]);
  });

  it('shows the page asked for, and what a search finds', () => {
    render(<ManualPageView id="06-haiki" />);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('廃棄');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '後閲' } });
    const found = screen.getByRole('region', { name: '見つかったページ' });
    const link = within(found).getByRole('link', { name: '許可・決裁' });
    expect(link.getAttribute('href')).toBe('#/help/manual/07-kessai');
    fireEvent.click(link);
    expect(screen.queryByRole('region', { name: '見つかったページ' })).toBeNull();
  });
});
