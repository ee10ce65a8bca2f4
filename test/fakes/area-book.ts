import type { RecordId } from '../../shared/ids';
import { entriesOf } from '../../shared/registers/entry-index';
import { faultLabels } from '../../shared/registers/entry-log/index';
import { AREA, ENTRY_LOG, ENTRY_PERMIT } from '../../shared/registers/ids';
import { createTestBook, staffed } from './book';

/** A staffed book with a server room, a permitted member of staff and a permitted contractor. */
export function createAreaBook(at?: string) {
  const book = createTestBook(at);
  const people = staffed(book);
  const area = (values: object = {}): RecordId =>
    book.act(AREA, 'register', [], {
      name: '見本サーバ室',
      section: people.section,
      closesAt: '17:30',
      control: ['book'],
      escortFor: 'outsiders',
      idFor: 'outsiders',
      systems: [{ name: '見本住民システム', confidentiality: '2B' }],
      doors: [{ name: '正面', lock: 'key' }],
      ...values,
    })[0] as RecordId;
  const permitted = (values: object): RecordId => {
    const [id] = book.act(ENTRY_PERMIT, 'apply', [], {
      section: people.section,
      applicant: people.staff,
      appliedOn: '2026-04-01',
      from: '2026-04-01',
      until: '2027-03-31',
      reason: '運用のため',
      ...values,
    }) as [RecordId];
    book.act(ENTRY_PERMIT, 'decide', [book.state(id)], {
      outcome: 'permitted',
      decidedOn: '2026-04-01',
      kind: 'own',
      manner: 'paper',
      binder: '入室許可綴',
      decider: people.chief,
    });
    return id;
  };
  const room = area();
  return {
    book,
    people,
    room,
    area,
    permitted,
    staffPermit: permitted({
      areas: [room],
      kind: 'staff',
      people: [{ person: people.other, card: 'MH-0001' }],
    }),
    contractorPermit: permitted({
      areas: [room],
      kind: 'contractor',
      company: '見本保守株式会社',
      people: [{ name: '見本 次郎', card: 'MH-0002' }],
    }),
    enter: (values: object = {}, action = 'enter'): RecordId =>
      book.act(ENTRY_LOG, action, [], {
        area: room,
        enteredAt: '2026-11-23T09:00',
        purpose: '点検',
        ...values,
      })[0] as RecordId,
    leave: (id: RecordId, leftAt: string, more: object = {}) =>
      book.act(ENTRY_LOG, 'leave', [book.state(id)], { leftAt, ...more }),
    correctExit: (id: RecordId, leftAt: string) =>
      book.act(ENTRY_LOG, 'correct-exit', [book.state(id)], { leftAt, amendmentReason: '本人に確認' }),
    faults: (id: RecordId): readonly string[] => faultLabels(book.state(id), book.situation()),
    inside: (): readonly RecordId[] =>
      entriesOf(book.projection)
        .inside(room)
        .map((state) => state.id),
  };
}

export type AreaBook = ReturnType<typeof createAreaBook>;
