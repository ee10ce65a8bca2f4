import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createArrangements } from '../../../renderer/book/arrangements';
import { openDatabase } from '../../../renderer/book/database';
import { createPageCipher } from '../../../renderer/book/page-cipher';

async function opened(name: string, fill = 7) {
  const database = await openDatabase(name);
  if (!database) throw new Error('no database');
  const cipher = await createPageCipher(new Uint8Array(32).fill(fill), webcrypto as Crypto);
  return { database, arrangements: createArrangements(database, cipher) };
}

describe('what the user arranged', () => {
  it('is there in the next window, and not readable in the database', async () => {
    const first = await opened('arranged');
    first.arrangements.write('views/asset', [{ name: '髙﨑の一覧' }]);
    expect(await first.arrangements.read('views/asset')).toEqual([{ name: '髙﨑の一覧' }]);
    await first.arrangements.flush();
    const row = await first.database.arrangements.get('views/asset');
    expect(new TextDecoder().decode(row?.data)).not.toContain('髙﨑');
    first.database.close();
    const second = await opened('arranged');
    expect(await second.arrangements.read('views/asset')).toEqual([{ name: '髙﨑の一覧' }]);
    second.database.close();
  });

  it('starts afresh where it was damaged or belongs to another key', async () => {
    const first = await opened('other-key');
    first.arrangements.write('look/asset', { query: '' });
    await first.arrangements.flush();
    first.database.close();
    const second = await opened('other-key', 8);
    expect(await second.arrangements.read('look/asset')).toBeNull();
    second.database.close();
  });
});
