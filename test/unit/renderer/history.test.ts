import { describe, expect, it } from 'vitest';
import { openBook } from '../../../renderer/book/book';
import { historyOf } from '../../../renderer/registers/history';
import type { DeviceId, PersonId, ProfileVersion, RecordId } from '../../../shared/ids';
import type { DraftEntry } from '../../../shared/journal/entry';
import type { Situation } from '../../../shared/registers/define';
import { freshId, memoryHost } from './memory-host';
import { BOXES, boxDraft, boxes } from './sample-register';

const RULES = 'test' as ProfileVersion;

async function bookWith(drafts: (record: RecordId) => readonly DraftEntry[]) {
  const host = memoryHost();
  const opened = await openBook(
    { host, registers: [boxes], pages: null },
    {
      actor: freshId<PersonId>(),
      device: host.device,
    },
  );
  if (!opened.ok) throw new Error('not opened');
  const book = opened.value;
  const record = freshId<RecordId>();
  for (const draft of drafts(record)) {
    const expected = book.view.record(record)?.head ?? null;
    const answer = await book.commit([{ ...draft, expected }], RULES);
    if (!answer.ok) throw new Error(answer.error.what);
  }
  const answer = await book.history(record);
  if (!answer.ok) throw new Error('no history');
  const situation = { book: book.view, newRecord: () => freshId<RecordId>() } as unknown as Situation;
  return { host, book, record, lines: historyOf(boxes, answer.value, situation), situation };
}

const amendment = (record: RecordId, body: DraftEntry['body']): DraftEntry => ({
  ...boxDraft(body, record),
  event: 'amended',
});

describe('the history of a record', () => {
  it('shows what each entry changed, the old beside the new', async () => {
    const { lines } = await bookWith((record) => [
      boxDraft({ name: '髙﨑箱', count: 1 }, record),
      amendment(record, { count: 2 }),
    ]);
    expect(lines.map((line) => line.label)).toEqual(['登録', '訂正']);
    expect(lines[1]?.changes.map(({ field, before, after }) => [field.label, before, after])).toEqual([
      ['数', 1, 2],
    ]);
    expect(lines[1]?.statusBefore).toBe('active');
  });

  it('says why an entry does not count, and shows no change for it', async () => {
    const { host, book, record, situation } = await bookWith((id) => [boxDraft({ name: '一' }, id)]);
    host.write(freshId<DeviceId>(), [boxDraft({ name: '重ねた登録' }, record)]);
    await book.catchUp();
    const answer = await book.history(record);
    const lines = historyOf(boxes, answer.ok ? answer.value : [], situation);
    expect(lines[1]?.unlawful).toContain('順序');
    expect(lines[1]?.changes).toEqual([]);
    expect(book.view.record(record)?.fields.name).toBe('一');
    expect(book.view.all(BOXES)).toHaveLength(1);
  });

  it('says that a body was erased instead of inventing one', async () => {
    const { book, record, situation } = await bookWith((id) => [
      boxDraft({ name: '一' }, id),
      amendment(id, { name: '二' }),
    ]);
    const answer = await book.history(record);
    const entries = (answer.ok ? answer.value : []).map((entry, at) =>
      at === 1 ? { ...entry, body: null, salt: null, absent: 'erased' as const } : entry,
    );
    const lines = historyOf(boxes, entries, situation);
    expect(lines[1]).toMatchObject({ absent: 'erased', changes: [], reason: null });
  });
});
