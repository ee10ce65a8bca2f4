import { expect, it } from 'vitest';
import { createClerk } from '../../../scripts/clerk';
import { loadSample } from '../../../scripts/sample';
import { ASSET, DISPOSAL, MEDIUM } from '../../../shared/registers/ids';
import { registers } from '../../../shared/registers/index';
import { linesOfToday } from '../../../shared/registers/today';
import { createTestHost, testPassword } from '../../fakes/test-host';

it('fills a book with disposals in every state, all of them lawful', async () => {
  const test = createTestHost();
  const made = await test.host.call('createBook', {
    name: '見本課',
    userName: '見本太郎',
    password: testPassword,
    sample: true,
  });
  if (!made.ok) throw new Error(made.error.what);
  await test.host.call('unlock', { password: testPassword });
  await loadSample(test.host);
  const clerk = await createClerk(test.host, made.value.person);
  const { book } = clerk.situation();
  const count = (id: typeof ASSET) => book.all(id).length;
  expect([count(ASSET), count(MEDIUM)]).toEqual([200, 60]);
  const states = book.all(DISPOSAL);
  expect(states.length).toBeGreaterThanOrEqual(38);
  expect(new Set(states.map((state) => state.status)).size).toBeGreaterThanOrEqual(11);
  expect(registers.flatMap((register) => book.all(register.id)).flatMap((state) => state.conflicts)).toEqual(
    [],
  );
  expect(linesOfToday(clerk.situation(), registers).length).toBeGreaterThan(10);
  await test.dispose();
});
