import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { ASSET, DISPOSAL, MEDIUM } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { blocks } from '../../fakes/book';
import { createDisposalBook, type DisposalBook, decision } from '../../fakes/disposal-book';

let book: DisposalBook['book'];
let people: DisposalBook['people'];
let medium: DisposalBook['medium'];
let applied: DisposalBook['applied'];
let permit: DisposalBook['permit'];
let carryOut: DisposalBook['carryOut'];
let work: DisposalBook['work'];
let statusOf: DisposalBook['statusOf'];

beforeEach(() => {
  ({ book, people, medium, applied, permit, carryOut, work, statusOf } = createDisposalBook());
});

describe('廃棄', () => {
  it('goes from application to record, and the record alone makes the medium 廃棄済', () => {
    const usb = medium();
    const id = applied([usb]);
    expect(statusOf(id)).toBe('applied');
    expect(statusOf(usb)).toBe('disposal-applied');
    permit(id);
    expect(statusOf(id)).toBe('permitted-paper');
    expect(statusOf(usb)).toBe('disposal-applied');
    carryOut(id, [usb]);
    expect(statusOf(id)).toBe('completed');
    expect(statusOf(usb)).toBe('disposed');
    expect(book.state(id).number).toBe('R8-廃001');
    expect(registerOf(DISPOSAL).derive(book.state(id), book.situation())).toMatchObject({
      permitNumber: 'R8-廃許001',
      doneAt: '2026-11-22T14:05',
      operator: people.staff,
      progress: '1／1',
    });
  });

  it('is decided in one form for many, each with its own permit number', () => {
    const ids = [medium(), medium({ serial: 'SN-2' }), medium({ serial: 'SN-3' })].map((thing) =>
      applied([thing]),
    );
    permit(...ids);
    const numbers = ids.map(
      (id) => registerOf(DISPOSAL).derive(book.state(id), book.situation())['permitNumber'],
    );
    expect(numbers).toEqual(['R8-廃許001', 'R8-廃許002', 'R8-廃許003']);
  });

  it.each([
    ['degauss', 'usb', '消磁'],
    ['overwrite', 'usb', '足りません'],
    ['crypto-erase', 'usb', '常に暗号化'],
    ['overwrite', 'optical', '上書きで消せません'],
    ['shred', 'hdd', '使えません'],
  ])('refuses %s for %s and says why', (method, kind, words) => {
    const thing = medium({ kind });
    const verdict = book.judge(DISPOSAL, 'apply', [], {
      section: people.section,
      applicant: people.staff,
      appliedOn: '2026-11-20',
      items: [{ thing, method }],
      reason: '故障',
      route: 'in-house',
      originalsChecked: true,
    });
    expect(blocks(verdict.findings).join()).toContain(words);
    expect(verdict.drafts).toEqual([]);
  });

  it('judges by the highest class ever held, not by what is on the medium today', () => {
    const [secret] = book.act(ASSET, 'register', [], {
      name: '見本の秘密文書',
      kind: 'information',
      section: people.section,
      confidentiality: '3',
      integrity: '2B',
      availability: '1',
    }) as [RecordId];
    const usb = medium({ confidentiality: '1', contents: [secret] });
    const judgeOverwrite = () =>
      blocks(
        book.judge(DISPOSAL, 'apply', [], {
          section: people.section,
          applicant: people.staff,
          appliedOn: '2026-11-20',
          items: [{ thing: usb, method: 'overwrite' }],
          reason: '故障',
          route: 'in-house',
          originalsChecked: true,
        }).findings,
      );
    expect(judgeOverwrite()).not.toEqual([]);
    book.act(MEDIUM, 'erase', [book.state(usb)], {
      doneAt: '2026-11-20T10:00',
      operator: people.staff,
      level: 'clear',
      verified: true,
      work: '削除',
    });
    expect(book.state(usb).fields['contents']).toBeUndefined();
    expect(judgeOverwrite()).not.toEqual([]);
    book.act(MEDIUM, 'erase', [book.state(usb)], {
      doneAt: '2026-11-20T11:00',
      operator: people.staff,
      level: 'purge',
      verified: true,
      work: '暗号化消去',
    });
    expect(judgeOverwrite()).toEqual([]);
  });

  it('keeps the mark of residents information through any erasure', () => {
    const disk = medium({ kind: 'hdd', network: 'mynumber', residents: true });
    book.act(MEDIUM, 'erase', [book.state(disk)], {
      doneAt: '2026-11-20T11:00',
      operator: people.staff,
      level: 'purge',
      verified: true,
      work: '消磁',
    });
    const verdict = book.judge(DISPOSAL, 'apply', [], {
      section: people.section,
      applicant: people.staff,
      appliedOn: '2026-11-20',
      items: [{ thing: disk, method: 'degauss' }],
      reason: '故障',
      route: 'in-house',
      originalsChecked: true,
    });
    expect(blocks(verdict.findings).join()).toContain('マイナンバー');
  });

  it('lets nobody decide on their own application, and sends the chief to the head', () => {
    const own = applied([medium()]);
    const byApplicant = book.judge(DISPOSAL, 'decide', [book.state(own)], {
      ...decision,
      decider: people.staff,
    });
    expect(blocks(byApplicant.findings).join()).toContain('申請者本人');
    const ofChief = applied([medium({ serial: '2' })], 'destroy', { applicant: people.chief });
    const byStaff = book.judge(DISPOSAL, 'decide', [book.state(ofChief)], {
      ...decision,
      decider: people.staff,
    });
    expect(blocks(byStaff.findings).join()).toContain('部局長');
    book.act(DISPOSAL, 'decide', [book.state(ofChief)], { ...decision, decider: people.head });
    expect(statusOf(ofChief)).toBe('permitted-paper');
  });

  it('stops the planned act but never the record of what happened', () => {
    const usb = medium();
    const id = applied([usb]);
    const values = { items: [{ thing: usb, method: 'destroy' }], ...work() };
    expect(blocks(book.judge(DISPOSAL, 'carry-out', [book.state(id)], values).findings).join()).toContain(
      '許可を受けていません',
    );
    book.act(DISPOSAL, 'carry-out', [book.state(id)], {
      ...values,
      irregular: '緊急の撤去に立ち会い、先に破壊した。',
    });
    expect(statusOf(id)).toBe('irregular');
    expect(statusOf(usb)).toBe('disposed');
  });

  it('refuses a record dated before the permission, a witness who is the operator, and a day to come', () => {
    const usb = medium();
    const id = applied([usb]);
    permit(id);
    const judge = (more: object) =>
      blocks(
        book.judge(DISPOSAL, 'carry-out', [book.state(id)], {
          items: [{ thing: usb, method: 'destroy' }],
          ...work(),
          ...more,
        }).findings,
      ).join();
    expect(judge({ doneAt: '2026-11-20T09:00' })).toContain('許可の日');
    expect(judge({ witness: people.staff })).toContain('別の職員');
    expect(judge({ doneAt: '2026-12-01T09:00' })).toContain('今日より後');
    expect(judge({})).toBe('');
  });

  it('never has one thing in two disposals', () => {
    const usb = medium();
    applied([usb]);
    expect(() => applied([usb])).toThrow('申請中');
    expect(() =>
      applied([medium({ serial: 'x' }), medium({ serial: 'y' })].flatMap((one) => [one, one])),
    ).toThrow('2回');
  });
});
