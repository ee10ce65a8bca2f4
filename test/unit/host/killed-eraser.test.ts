import { expect, test } from 'vitest';
import { killErasers } from '../../fakes/killed-erasers';

test('20 processes are killed while they erase: all of it goes, or none, and the chain holds', async () => {
  const count = await killErasers(20, 20_261_124);
  console.log(JSON.stringify(count));
  expect(count.errors).toEqual([]);
  expect(count['in between'] + count.after).toBeGreaterThan(0);
}, 300_000);
