import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleDraft } from '../../fakes/sample-entries';
import { createTestHost, openTestBook, type TestHost } from '../../fakes/test-host';

let world: TestHost;
beforeEach(async () => {
  world = createTestHost();
  await openTestBook(world.host);
});
afterEach(() => world.dispose());

const nested = (depth: number): object => (depth === 0 ? {} : { inside: nested(depth - 1) });

it.each([
  ['a key that canonical JSON would call', { toJSON: 'x' }],
  ['a number that does not survive', { count: 2 ** 60 }],
  ['nesting without end', { deep: nested(40) }],
])('refuses %s, and changes nothing', async (_name, part) => {
  const before = await world.host.call('heads', {});
  const good = sampleDraft(1);
  const bad = { ...sampleDraft(2), body: part as never };
  const answer = await world.host.call('append', { drafts: [good, bad], rules: 'test' });
  expect(answer.ok ? 'accepted' : answer.error.code).toBe('body-not-portable');
  expect(await world.host.call('heads', {})).toEqual(before);
});
