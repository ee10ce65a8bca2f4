import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { receiptOf } from '../../../shared/registers/custody/receipt';
import { CUSTODY } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { blocks } from '../../fakes/book';
import { createCustodyBook } from '../../fakes/custody-book';

const drawn = { manner: 'drawn', width: 600, height: 200, strokes: [[10, 20, 30, 40, 50, 20]] };

describe('受領の署名', () => {
  it('is one signature for several lines of one person, kept with its strokes', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const lines = [custody.lend([custody.medium()]), custody.lend([custody.medium(), custody.medium()])];
    const values = { on: '2026-11-23', manner: 'screen', signature: drawn };
    book.act(CUSTODY, 'sign', lines.map(book.state), values);
    for (const line of lines) expect(receiptOf(book.state(line))?.signature).toEqual(drawn);
    const sign = registerOf(CUSTODY).actions.find(({ id }) => id === 'sign');
    expect(sign?.refusal(book.situation(), book.state(lines[0] as RecordId))).toBe('hidden');
  });

  it('is not one for two persons, nor missing, nor of tomorrow', () => {
    const custody = createCustodyBook();
    const { book, people } = custody;
    const mine = custody.lend([custody.medium()]);
    const theirs = custody.lend([custody.medium()], { holder: people.staff });
    const judge = (ids: readonly RecordId[], more: object) =>
      blocks(
        book.judge(CUSTODY, 'sign', ids.map(book.state), {
          on: '2026-11-23',
          manner: 'screen',
          signature: drawn,
          ...more,
        }).findings,
      );
    expect(judge([mine], {})).toEqual([]);
    expect(judge([mine, theirs], {}).join()).toContain('受け取った人が違う');
    expect(judge([mine], { on: '2026-11-24' }).join()).toContain('今日より後');
    expect(judge([mine], { signature: { ...drawn, strokes: [] } })).not.toEqual([]);
    expect(judge([mine], { manner: 'paper', signature: undefined })).toHaveLength(1);
  });

  it('says where the paper is', () => {
    const custody = createCustodyBook();
    const { book } = custody;
    const line = custody.lend([custody.medium()]);
    book.act(CUSTODY, 'sign', [book.state(line)], {
      on: '2026-11-23',
      manner: 'paper',
      binder: '令和8年度 受領書綴',
    });
    expect(receiptOf(book.state(line))).toMatchObject({ manner: 'paper', binder: '令和8年度 受領書綴' });
    expect(registerOf(CUSTODY).derive(book.state(line), book.situation())['receipt']).toBe('紙に署名');
  });
});
