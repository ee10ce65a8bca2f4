import { expect, test } from 'vitest';
import { killWriters } from '../../fakes/killed-writers';

test('50 writing processes are killed: nothing they acknowledged is lost', async () => {
  const count = await killWriters(50, 20_261_123);
  console.log(JSON.stringify(count));
  expect(count.errors).toEqual([]);
  expect(count.lost).toBe(0);
  expect(count.whileWriting).toBeGreaterThan(30);
  expect(count.acknowledged).toBeGreaterThan(100);
}, 300_000);
