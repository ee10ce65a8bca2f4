import type { RecordId } from '../../shared/ids';
import type { JsonObject } from '../../shared/json';
import { PERSON, PLEDGE } from '../../shared/registers/ids';
import { createTestBook, staffed } from './book';

export const drawn = {
  manner: 'drawn',
  width: 6000,
  height: 1760,
  strokes: [
    [400, 600, 900, 620, 1400, 600],
    [900, 300, 900, 1200],
  ],
};

/** A staffed book with sample people of a 年度, and the steps of a card with values that pass. */
export function createPledgeBook(at?: string) {
  const book = createTestBook(at);
  const people = staffed(book);
  const act = (action: string, ids: readonly RecordId[], values: JsonObject) =>
    book.act(PLEDGE, action, ids.map(book.state), values);
  return {
    book,
    people,
    act,
    hired: (name: string, more: JsonObject = {}): RecordId =>
      book.act(PERSON, 'register', [], {
        name,
        employment: 'fiscal-part',
        assignments: [
          { section: people.section, post: '事務補助員', role: 'fiscal-year', from: '2026-04-01' },
        ],
        ...more,
      })[0] as RecordId,
    card: (person: RecordId, more: JsonObject = {}): RecordId =>
      act('register', [], {
        person,
        year: '2026',
        section: people.section,
        employment: 'fiscal-part',
        from: '2026-04-01',
        until: '2027-03-31',
        need: 'sign',
        ...more,
      })[0] as RecordId,
    briefed: (...ids: RecordId[]) =>
      act('brief', ids, {
        on: '2026-11-20',
        material: '情報セキュリティの手引き',
        materialVersion: '第3版',
        explainer: people.staff,
        understood: true,
      }),
    signed: (id: RecordId, more: JsonObject = {}) =>
      act('sign', [id], { read: true, signature: drawn, witness: people.other, ...more }),
    restricted: (id: RecordId, more: JsonObject = {}) =>
      act('restrict', [id], {
        on: '2026-11-20',
        decider: people.chief,
        terminal: true,
        internet: false,
        mail: false,
        ...more,
      }),
    set: (id: RecordId) =>
      act('set-restriction', [id], {
        on: '2026-11-21',
        setBy: people.staff,
        how: '外部メールを止めた。',
        confirmed: true,
      }),
  };
}
export type PledgeBook = ReturnType<typeof createPledgeBook>;
