import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { everHeld } from '../../../shared/registers/held';
import { ASSET, DISPOSAL, MEDIUM } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { blocks } from '../../fakes/book';
import { createDisposalBook, type DisposalBook } from '../../fakes/disposal-book';

let disposals: DisposalBook;
let pc: RecordId;
let id: RecordId;

/** A PC of the My Number network with residents' information, its disposal permitted. */
beforeEach(() => {
  disposals = createDisposalBook();
  pc = disposals.medium({
    kind: 'pc',
    name: '見本のPC',
    serial: 'PC-1',
    storage: 'ssd',
    confidentiality: '3',
    network: 'mynumber',
    residents: true,
  });
  id = disposals.applied([pc], 'remove-storage');
  disposals.permit(id);
});

const values = (storages: readonly object[] | undefined, more: object = {}) => ({
  items: [{ thing: pc, method: 'remove-storage' }],
  ...disposals.work(),
  verification: 'storage-removed',
  ...(storages ? { storages } : {}),
  ...more,
});
const line = (more: object = {}) => ({
  from: pc,
  kind: 'ssd',
  capacity: '512GB',
  serial: 'SSD-1',
  serialSource: 'label',
  ...more,
});
const refusals = (storages: readonly object[] | undefined, more: object = {}): string =>
  blocks(
    disposals.book.judge(DISPOSAL, 'carry-out', [disposals.book.state(id)], values(storages, more) as never)
      .findings,
  ).join();
const carryOut = (storages: readonly object[]) =>
  disposals.book.act(DISPOSAL, 'carry-out', [disposals.book.state(id)], values(storages) as never);

describe('内蔵媒体の抜取り', () => {
  it('starts the form with a line for the machine and what is known to be inside', () => {
    const { book } = disposals;
    const action = registerOf(DISPOSAL).actions.find((one) => one.id === 'carry-out');
    const field = action?.fields(book.situation(), [book.state(id)]).find((one) => one.key === 'storages');
    expect(field?.initial).toEqual([{ from: pc, kind: 'ssd' }]);
    expect(field?.shownWhen?.({ items: [{ thing: pc, method: 'remove-storage' }] })).toBe(true);
    expect(field?.shownWhen?.({ items: [{ thing: pc, method: 'destroy' }] })).toBe(false);
  });

  it('is not recorded until the storage is named, with kind, capacity, number and where it was read', () => {
    expect(refusals(undefined)).toContain('抜き取った記憶装置が入っていません');
    const missing = refusals([{ from: pc }]);
    for (const label of ['種別', '容量', '製造番号の読取り元', '製造番号（S/N）'])
      expect(missing).toContain(`「${label}」`);
    expect(refusals([line({ serial: undefined, serialSource: 'none' })])).toBe('');
    expect(refusals([line()])).toBe('');
  });

  it('enters the storage in 媒体管理台帳 in the same step, and the machine alone is 廃棄済', () => {
    const { book, statusOf } = disposals;
    const [, storage] = carryOut([line()]) as [RecordId, RecordId];
    expect(statusOf(pc)).toBe('disposed');
    expect(statusOf(storage)).toBe('awaiting-disposal');
    expect(book.state(storage)).toMatchObject({
      register: MEDIUM,
      fields: { kind: 'ssd', capacity: '512GB', serial: 'SSD-1', serialSource: 'label' },
    });
    expect(book.state(storage).number).not.toBeNull();
    expect(book.state(storage).number).not.toBe(book.state(pc).number);
    const { derive, waits } = registerOf(MEDIUM);
    expect(derive(book.state(storage), book.situation())['takenOutOf']).toBe(pc);
    expect(waits?.(book.state(storage), book.situation())).toMatchObject([{ since: '2026-11-22' }]);
    expect(waits?.(book.state(pc), book.situation())).toEqual([]);
    expect(book.state(id).detail['work']).toMatchObject([{ storages: [{ from: pc, medium: storage }] }]);
  });

  it('hands on the highest class ever held and the mark of residents', () => {
    const { book } = disposals;
    const [, storage] = carryOut([line()]) as [RecordId, RecordId];
    expect(everHeld(book.state(storage), book.projection)).toMatchObject({
      confidentiality: '3',
      residents: true,
    });
    const apply = (method: string) =>
      blocks(
        book.judge(DISPOSAL, 'apply', [], {
          section: disposals.people.section,
          applicant: disposals.people.staff,
          appliedOn: '2026-11-23',
          items: [{ thing: storage, method }],
          reason: '機器の廃棄に伴う',
          route: 'in-house',
          originalsChecked: true,
        }).findings,
      ).join();
    expect(apply('block-erase')).toContain('マイナンバー');
    expect(apply('destroy')).toBe('');
  });

  it('keeps what the machine held long ago, though its own lines say less by now', () => {
    const { book, people, applied, permit } = disposals;
    const [secret] = book.act(ASSET, 'register', [], {
      name: '見本の秘密文書',
      kind: 'information',
      section: people.section,
      confidentiality: '3',
      integrity: '1',
      availability: '1',
    }) as [RecordId];
    const server = disposals.medium({
      kind: 'server',
      name: '見本サーバ',
      confidentiality: '1',
      contents: [secret],
    });
    book.act(MEDIUM, 'erase', [book.state(server)], {
      doneAt: '2026-11-20T10:00',
      operator: people.staff,
      level: 'clear',
      verified: true,
      work: '削除',
    });
    const other = applied([server], 'remove-storage');
    permit(other);
    const [, storage] = book.act(DISPOSAL, 'carry-out', [book.state(other)], {
      items: [{ thing: server, method: 'remove-storage' }],
      ...disposals.work(),
      storages: [line({ from: server, kind: 'hdd' })],
    }) as [RecordId, RecordId];
    expect(book.state(storage).fields['confidentiality']).toBe('3');
    expect(everHeld(book.state(storage), book.projection).confidentiality).toBe('3');
  });

  it('takes a storage that is on the ledger, and raises it to what was in the machine', () => {
    const { book, statusOf } = disposals;
    const disk = disposals.medium({ kind: 'ssd', name: '予備のSSD', serial: 'SSD-9', confidentiality: '1' });
    carryOut([{ from: pc, medium: disk }]);
    expect(statusOf(disk)).toBe('awaiting-disposal');
    expect(everHeld(book.state(disk), book.projection)).toMatchObject({
      confidentiality: '3',
      residents: true,
    });
  });

  it.each([
    ['the machine itself', () => ({ from: pc, medium: pc }), '機器そのもの'],
    ['a memory stick', () => ({ from: pc, medium: disposals.medium() }), '内蔵される記憶装置ではありません'],
    ['another machine', () => line({ from: disposals.medium({ kind: 'pc' }) }), '処理した機器ではありません'],
  ])('refuses %s as the storage', (_what, storage, words) => {
    expect(refusals([line(), storage()])).toContain(words);
  });

  it('never stops the record of what happened: with the reason it stands as 事後記録（不備）', () => {
    const { book, statusOf } = disposals;
    book.act(
      DISPOSAL,
      'carry-out',
      [book.state(id)],
      values(undefined, { irregular: '記憶装置の行方が分からない。' }) as never,
    );
    expect(statusOf(id)).toBe('irregular');
    expect(statusOf(pc)).toBe('disposed');
  });

  it('cannot be voided while the record names it, and is free again after a verified Purge', () => {
    const { book, statusOf, people } = disposals;
    const [, storage] = carryOut([line()]) as [RecordId, RecordId];
    const voiding = registerOf(MEDIUM).actions.find((one) => one.id === 'void');
    expect(voiding?.refusal(book.situation(), book.state(storage))).toContain('参照されている');
    book.act(MEDIUM, 'erase', [book.state(storage)], {
      doneAt: '2026-11-23T09:00',
      operator: people.staff,
      level: 'purge',
      verified: true,
      work: 'ブロック消去',
    });
    expect(statusOf(storage)).toBe('registered');
    expect(everHeld(book.state(storage), book.projection)).toMatchObject({ residents: true });
  });

  it('can be recorded afterwards as well', () => {
    const { book, people, statusOf } = disposals;
    const mfp = disposals.medium({ kind: 'mfp', name: '見本の複合機', serial: 'MFP-1' });
    const drafts = book.act(DISPOSAL, 'record-afterwards', [], {
      section: people.section,
      applicant: people.staff,
      items: [{ thing: mfp, method: 'remove-storage' }],
      reason: '撤去済みだった',
      route: 'in-house',
      doneAt: '2026-11-10T10:00',
      operator: people.staff,
      work: '業者が撤去',
      irregular: '許可の前に撤去されていた。',
      storages: [line({ from: mfp, kind: 'hdd' })],
    });
    expect(drafts).toHaveLength(2);
    expect(statusOf(mfp)).toBe('disposed');
    expect(statusOf(drafts[1] as RecordId)).toBe('awaiting-disposal');
  });
});
