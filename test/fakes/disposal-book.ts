import type { RecordId } from '../../shared/ids';
import { DISPOSAL, MEDIUM } from '../../shared/registers/ids';
import { registerOf } from '../../shared/registers/index';
import { createTestBook, staffed } from './book';

export const decision = {
  outcome: 'permitted',
  decidedOn: '2026-11-21',
  kind: 'own',
  manner: 'paper',
  binder: '令和8年度 廃棄許可綴',
};

/** A staffed book and the steps of a disposal, each with values that pass unless a test changes them. */
export function createDisposalBook() {
  const book = createTestBook();
  const people = staffed(book);
  const work = () => ({
    doneAt: '2026-11-22T14:05',
    operator: people.staff,
    work: '粉砕機で破壊した。',
    place: '本庁舎 地下1階',
    witness: people.other,
    verification: 'sight',
    verified: true,
  });
  return {
    book,
    people,
    work,
    medium: (values: object = {}): RecordId =>
      book.act(MEDIUM, 'register', [], {
        kind: 'usb',
        name: 'USBメモリ 16GB',
        serial: 'SN-0001',
        section: people.section,
        confidentiality: '2B',
        ...values,
      })[0] as RecordId,
    applied: (things: readonly RecordId[], method = 'destroy', more: object = {}): RecordId =>
      book.act(DISPOSAL, 'apply', [], {
        section: people.section,
        applicant: people.staff,
        appliedOn: '2026-11-20',
        items: things.map((thing) => ({ thing, method })),
        reason: '故障のため',
        route: 'in-house',
        originalsChecked: true,
        ...more,
      })[0] as RecordId,
    permit: (...ids: RecordId[]) =>
      book.act(
        DISPOSAL,
        'decide',
        ids.map((id) => book.state(id)),
        { ...decision, decider: people.chief },
      ),
    carryOut: (id: RecordId, things: readonly RecordId[], more: object = {}) =>
      book.act(DISPOSAL, 'carry-out', [book.state(id)], {
        items: things.map((thing) => ({ thing, method: 'destroy' })),
        ...work(),
        ...more,
      }),
    statusOf(id: RecordId): string {
      const state = book.state(id);
      return registerOf(state.register).statusOf(state, book.projection);
    },
  };
}

export type DisposalBook = ReturnType<typeof createDisposalBook>;
