import { describe, expect, it } from 'vitest';
import { openBook } from '../../../renderer/book/book';
import { foldForSearch } from '../../../renderer/book/fold';
import { createSearchIndex } from '../../../renderer/book/search';
import type { PersonId, ProfileVersion } from '../../../shared/ids';
import { freshId, memoryHost } from './memory-host';
import { boxDraft, boxes } from './sample-register';

async function indexOf(names: readonly string[]) {
  const host = memoryHost();
  const writer = { actor: freshId<PersonId>(), device: host.device };
  const opened = await openBook({ host, registers: [boxes], pages: null }, writer);
  if (!opened.ok) throw new Error('not opened');
  const book = opened.value;
  await book.commit(
    names.map((name) => boxDraft({ name })),
    'test' as ProfileVersion,
  );
  return createSearchIndex(book, foldForSearch);
}

const namesFound = (index: Awaited<ReturnType<typeof indexOf>>, query: string) =>
  index.find(query).flatMap(({ hits }) => hits.map(({ state }) => state.fields.name));

describe('searching everything', () => {
  it('finds names whatever form of a character was typed, newest first', async () => {
    const index = await indexOf(['髙﨑の箱', '高崎の箱', 'ＵＳＢメモリ']);
    expect(namesFound(index, '高崎')).toEqual(['高崎の箱', '髙﨑の箱']);
    expect(namesFound(index, 'usb')).toEqual(['ＵＳＢメモリ']);
  });

  it('wants every word, in any order', async () => {
    const index = await indexOf(['住民 異動 届', '異動 通知']);
    expect(namesFound(index, '届　住民')).toEqual(['住民 異動 届']);
    expect(namesFound(index, '届 通知')).toEqual([]);
    expect(namesFound(index, ' ')).toEqual([]);
  });

  it('shows a few and says how many there are', async () => {
    const index = await indexOf(Array.from({ length: 30 }, (_, at) => `箱 ${at}`));
    const [found] = index.find('箱');
    expect(found?.count).toBe(30);
    expect(found?.hits.length).toBeLessThan(30);
  });
});
