import { describe, expect, it } from 'vitest';
import { dayOf, heldBy } from '../../../renderer/book/as-of';
import type { RecordId } from '../../../shared/ids';
import type { Entry } from '../../../shared/journal/entry';
import type { IsoDate } from '../../../shared/jp/date';
import { freshId } from './memory-host';

const entry = (record: RecordId, at: string, body: Entry['body']): Entry =>
  ({ record, at, body }) as unknown as Entry;
const day = (text: string) => text as IsoDate;

describe('a book as of a day', () => {
  const record = freshId<RecordId>();

  it('goes by the day an entry says it holds from, before the day it was written', () => {
    expect(dayOf(entry(record, '2026-11-23T00:00:00.000Z', { on: '2026-04-01' }))).toBe('2026-04-01');
    expect(dayOf(entry(record, '2026-11-23T00:00:00.000Z', { doneAt: '2026-05-02T10:00' }))).toBe(
      '2026-05-02',
    );
  });

  it('goes by the day in Japan where nothing is said', () => {
    expect(dayOf(entry(record, '2026-03-31T15:00:00.000Z', { name: '見本' }))).toBe('2026-04-01');
    expect(dayOf(entry(record, '2026-03-31T14:59:59.999Z', null))).toBe('2026-03-31');
  });

  it('leaves out what happened to a record that was not there yet', () => {
    const held = heldBy(day('2026-03-31'));
    const later = freshId<RecordId>();
    expect(held(entry(record, '2026-11-23T00:00:00.000Z', { on: '2026-03-31' }))).toBe(true);
    expect(held(entry(later, '2026-11-23T00:00:00.000Z', { on: '2026-04-01' }))).toBe(false);
    expect(held(entry(later, '2026-11-24T00:00:00.000Z', { on: '2026-03-01' }))).toBe(false);
    expect(held(entry(record, '2026-11-24T00:00:00.000Z', { on: '2026-04-02' }))).toBe(false);
  });
});
