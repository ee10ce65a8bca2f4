import type { RecordId } from '../../shared/ids';
import type { JsonObject } from '../../shared/json';
import { CUSTODY, MEDIUM, TAKE_OUT, TAKE_OUT_BLANKET } from '../../shared/registers/ids';
import { registerOf } from '../../shared/registers/index';
import { createTestBook, staffed } from './book';

const decision = {
  outcome: 'permitted',
  decidedOn: '2026-11-21',
  kind: 'own',
  manner: 'paper',
  binder: '令和8年度 持出し許可綴',
};

/** A staffed book on 2026-11-23 at 12:00 in Japan, and the acts of custody with values that pass unless changed. */
export function createCustodyBook() {
  const book = createTestBook();
  const people = staffed(book);
  let serial = 0;
  const one = (ids: readonly RecordId[]): RecordId => ids[0] as RecordId;
  const line = (ids: readonly RecordId[]): RecordId =>
    ids.find((id) => book.state(id).register === CUSTODY) as RecordId;
  return {
    book,
    people,
    medium(values: object = {}): RecordId {
      serial += 1;
      return one(
        book.act(MEDIUM, 'register', [], {
          kind: 'usb',
          name: `USBメモリ ${serial}`,
          serial: `SN-${serial}`,
          section: people.section,
          confidentiality: '2B',
          encrypted: true,
          ...values,
        }),
      );
    },
    application: (things: readonly RecordId[], more: object = {}) => ({
      act: 'take-out',
      section: people.section,
      applicant: people.staff,
      appliedOn: '2026-11-20',
      items: things.map((thing) => ({ thing })),
      purpose: '見本出張所での説明会',
      destination: '見本出張所',
      from: '2026-11-23',
      until: '2026-11-25',
      protection: ['encrypted', 'locked-case'],
      ...more,
    }),
    applied(things: readonly RecordId[], more: object = {}): RecordId {
      return one(book.act(TAKE_OUT, 'apply', [], this.application(things, more)));
    },
    permit: (...ids: RecordId[]) =>
      book.act(
        book.state(ids[0] as RecordId).register,
        'decide',
        ids.map((id) => book.state(id)),
        { ...decision, decider: people.chief },
      ),
    permitted(things: readonly RecordId[], more: object = {}): RecordId {
      const id = this.applied(things, more);
      this.permit(id);
      return id;
    },
    /** What the form of 持出を記録 starts with. */
    taking(id: RecordId, more: object = {}) {
      const action = registerOf(TAKE_OUT).actions.find((found) => found.id === 'take');
      return { ...action?.initial?.(book.situation(), [book.state(id)]), ...more };
    },
    take(id: RecordId, more: object = {}): RecordId {
      return line(book.act(TAKE_OUT, 'take', [book.state(id)], this.taking(id, more)));
    },
    loan: (things: readonly RecordId[], more: object = {}) => ({
      items: things.map((thing) => ({ thing })),
      section: people.section,
      holder: people.other,
      purpose: '窓口での説明',
      destination: '課内',
      outAt: '2026-11-23T09:00',
      until: '2026-11-23',
      ...more,
    }),
    lend(things: readonly RecordId[], more: object = {}): RecordId {
      return one(book.act(CUSTODY, 'lend', [], this.loan(things, more)));
    },
    blanket(things: readonly RecordId[], more: object = {}): RecordId {
      return one(
        book.act(TAKE_OUT_BLANKET, 'apply', [], {
          act: 'take-out',
          section: people.section,
          applicant: people.staff,
          appliedOn: '2026-04-01',
          business: '家庭訪問',
          persons: [people.staff, people.other],
          items: things.map((thing) => ({ thing })),
          maximumClass: '2B',
          destination: '見本地区の家庭',
          route: '公用車で往復',
          from: '2026-04-01',
          until: '2027-03-31',
          protection: ['encrypted', 'locked-case'],
          ...more,
        }),
      );
    },
    returning(id: RecordId, more: object = {}): JsonObject {
      const action = registerOf(CUSTODY).actions.find((found) => found.id === 'return');
      return {
        ...action?.initial?.(book.situation(), [book.state(id)]),
        receiver: people.chief,
        ...more,
      } as JsonObject;
    },
    giveBack(id: RecordId, erasure = 'untouched', more: object = {}) {
      const values = this.returning(id) as unknown as { items: object[] };
      const items = values.items.map((item) => ({ erasure, ...item }));
      return book.act(CUSTODY, 'return', [book.state(id)], { ...values, items, ...more });
    },
    statusOf(id: RecordId): string {
      const state = book.state(id);
      return registerOf(state.register).statusOf(state, book.projection, book.situation().today);
    },
    labelOf(id: RecordId): string {
      const register = registerOf(book.state(id).register);
      return register.statuses[this.statusOf(id)]?.label ?? '';
    },
  };
}

export type CustodyBook = ReturnType<typeof createCustodyBook>;
