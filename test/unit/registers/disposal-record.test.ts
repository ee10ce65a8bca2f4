import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { DISPOSAL } from '../../../shared/registers/ids';
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

describe('廃棄の記録', () => {
  it('waits for a certificate that names every serial number when a contractor does it', () => {
    const things = ['A-1', 'A-2'].map((serial) => medium({ serial, kind: 'hdd' }));
    const id = applied(things, 'overwrite', { route: 'outsourced', contractor: '見本リサイクル株式会社' });
    permit(id);
    book.act(DISPOSAL, 'carry-out', [book.state(id)], {
      items: things.map((thing) => ({ thing, method: 'overwrite' })),
      ...work(),
    });
    expect(statusOf(id)).toBe('carried-out');
    expect(things.map(statusOf)).toEqual(['in-disposal', 'in-disposal']);
    book.act(DISPOSAL, 'hand-over', [book.state(id)], {
      handedAt: '2026-11-22T16:00',
      handedBy: people.staff,
      receivedBy: '見本 次郎',
    });
    expect(statusOf(id)).toBe('certificate-waiting');
    const certificate = {
      certificateNumber: 'C-1',
      certifiedOn: '2026-11-23',
      certifiedWork: 'destroy',
      matchedBy: people.staff,
    };
    const short = book.judge(DISPOSAL, 'certify', [book.state(id)], { ...certificate, serials: 'ａ－１' });
    expect(blocks(short.findings).join()).toContain('一致1・不足1・余分0');
    book.act(DISPOSAL, 'certify', [book.state(id)], { ...certificate, serials: 'ａ－１\nA-2' });
    expect(statusOf(id)).toBe('completed');
    expect(things.map(statusOf)).toEqual(['disposed', 'disposed']);
  });

  it('records part of the things, then the rest', () => {
    const things = [medium(), medium({ serial: '2' })];
    const id = applied(things);
    permit(id);
    carryOut(id, things.slice(0, 1));
    expect(statusOf(id)).toBe('permitted-paper');
    expect(things.map(statusOf)).toEqual(['disposed', 'disposal-applied']);
    carryOut(id, things.slice(1));
    expect(statusOf(id)).toBe('completed');
  });

  it('keeps what was done without any application as 事後記録（不備）', () => {
    const usb = medium();
    const { doneAt, operator, work: done } = work();
    const [id] = book.act(DISPOSAL, 'record-afterwards', [], {
      section: people.section,
      applicant: people.staff,
      items: [{ thing: usb, method: 'destroy' }],
      reason: '棚卸で破壊済みと分かった',
      route: 'in-house',
      doneAt,
      operator,
      work: done,
      irregular: '許可の手続を知らなかった。',
    }) as [RecordId];
    expect(statusOf(id)).toBe('irregular');
    expect(statusOf(usb)).toBe('disposed');
  });

  it('goes back and forth: returned, amended, permitted, revoked', () => {
    const id = applied([medium()]);
    book.act(DISPOSAL, 'decide', [book.state(id)], {
      ...decision,
      outcome: 'returned',
      reason: '理由を詳しく',
      decider: people.chief,
    });
    expect(statusOf(id)).toBe('returned');
    book.act(DISPOSAL, 'amend', [book.state(id)], {
      ...book.state(id).fields,
      reason: '基板の故障のため',
      amendmentReason: '差戻しを受けて',
    });
    expect(statusOf(id)).toBe('applied');
    permit(id);
    book.act(DISPOSAL, 'revoke', [book.state(id)], { amendmentReason: '修理することになった' });
    expect(statusOf(id)).toBe('revoked');
  });

  it('asks for a review after a deputy decided', () => {
    const id = applied([medium()]);
    book.act(DISPOSAL, 'decide', [book.state(id)], { ...decision, kind: 'deputy', decider: people.other });
    expect(statusOf(id)).toBe('deputised');
    const bySelf = book.judge(DISPOSAL, 'review', [book.state(id)], { on: '2026-11-23', by: people.other });
    expect(blocks(bySelf.findings).join()).toContain('代決した本人');
    book.act(DISPOSAL, 'review', [book.state(id)], { on: '2026-11-23', by: people.chief });
    expect(statusOf(id)).toBe('permitted');
  });
});
