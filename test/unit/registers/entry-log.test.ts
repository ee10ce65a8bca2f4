import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { entriesOf } from '../../../shared/registers/entry-index';
import { permittedByCard } from '../../../shared/registers/entry-permits';
import { AREA, ENTRY_LOG, ENTRY_PERMIT } from '../../../shared/registers/ids';
import { registerOf, registers } from '../../../shared/registers/index';
import { linesOfToday } from '../../../shared/registers/today';
import { type AreaBook, createAreaBook } from '../../fakes/area-book';
import { blocks, createTestBook } from '../../fakes/book';

let world: AreaBook;
beforeEach(() => {
  // 17:00 in Japan
  world = createAreaBook('2026-11-23T08:00:00.000Z');
});

const contractor = { name: '見本 次郎', company: '見本保守株式会社' };
const visitor = { name: '見本 三郎', company: '見本商会' };
const titles = () => linesOfToday(world.book.situation(), registers).map((line) => line.title);

describe('入室許可', () => {
  it('keeps names and sections as they were, so that the desk needs no staff register', () => {
    const { fields } = world.book.state(world.staffPermit);
    expect(fields['people']).toEqual([{ person: world.people.other, name: '見本 﨑子', card: 'MH-0001' }]);
    expect(fields['company']).toBe('見本課');
  });

  it('knows whose card was read, within its period, by any width and dash', () => {
    const on = { area: world.room, on: '2026-11-23' };
    expect(permittedByCard(world.book.projection, 'ＭＨ－０００１', on)?.name).toBe('見本 﨑子');
    expect(permittedByCard(world.book.projection, 'MH-0001', { ...on, on: '2027-04-01' })).toBeUndefined();
    expect(permittedByCard(world.book.projection, 'MH-0001', { ...on, area: 'other' })).toBeUndefined();
  });

  it('refuses one card for two people', () => {
    const verdict = world.book.judge(ENTRY_PERMIT, 'apply', [], {
      section: world.people.section,
      applicant: world.people.staff,
      appliedOn: '2026-11-01',
      areas: [world.room],
      kind: 'visitor',
      company: '見本商会',
      people: [{ name: '見本 三郎', card: 'mh0002' }],
      from: '2026-11-01',
      until: '2026-11-30',
      reason: '見学',
    });
    expect(blocks(verdict.findings).join()).toContain('見本 次郎の許可で使われています');
  });

  it('stops counting when it is taken back', () => {
    world.book.act(ENTRY_PERMIT, 'revoke', [world.book.state(world.contractorPermit)], {
      amendmentReason: '契約の終了',
    });
    const id = world.enter({ ...contractor, escort: '見本 太郎', idShown: 'shown' });
    expect(world.faults(id)).toEqual(['名簿外']);
  });

  it('is renewed for the next period in one list', () => {
    world.book.setNow('2027-03-20T00:00:00.000Z');
    expect(titles().filter((line) => line.includes('まもなく終わります'))).toHaveLength(2);
    const ids = [world.staffPermit, world.contractorPermit].map((id) => world.book.state(id));
    const made = world.book.act(ENTRY_PERMIT, 'renew', ids, {
      from: '2027-04-01',
      until: '2028-03-31',
      appliedOn: '2027-03-20',
    });
    expect(made.map((id) => world.book.state(id).fields['from'])).toEqual(['2027-04-01', '2027-04-01']);
    expect(titles().filter((line) => line.includes('まもなく終わります'))).toHaveLength(0);
  });
});

describe('入退室', () => {
  it('finds the permission by name and company, and says nothing of a listed person with an escort', () => {
    const id = world.enter({ ...contractor, escort: '見本 太郎', idShown: 'shown' });
    expect(world.book.state(id).fields['permit']).toBe(world.contractorPermit);
    expect(world.faults(id)).toEqual([]);
    expect(world.inside()).toEqual([id]);
    world.leave(id, '2026-11-23T10:00');
    expect(world.inside()).toEqual([]);
  });

  it('says 名簿外・立会なし・身分証未確認 of a stranger, and takes the permission of the moment', () => {
    expect(world.faults(world.enter(visitor))).toEqual(['名簿外', '立会なし', '身分証未確認']);
    const allowed = world.enter({
      ...visitor,
      name: '見本 四郎',
      allowedBy: '見本課長',
      escort: '見本 太郎',
      idShown: 'card',
    });
    expect(world.faults(allowed)).toEqual([]);
  });

  it('stops what does not belong there at the door, and shows it when it was past', () => {
    const brought = { broughtIn: [{ what: 'USBメモリ', kind: 'medium', handling: 'in' }] };
    const verdict = world.book.judge(ENTRY_LOG, 'enter', [], {
      area: world.room,
      enteredAt: '2026-11-23T09:00',
      purpose: '点検',
      person: world.people.other,
      ...brought,
    });
    expect(blocks(verdict.findings)).toEqual([
      '「USBメモリ」は持ち込めません。外で預かるか、関係するシステムを書いてください。',
    ]);
    const kept = { broughtIn: [{ what: 'USBメモリ', kind: 'medium', handling: 'kept-outside' }] };
    expect(world.faults(world.enter({ person: world.people.other, ...kept }))).toEqual([]);
    const low = world.area({ name: '見本倉庫', systems: [{ name: '案内', confidentiality: '1' }] });
    const id = world.enter({ area: low, person: world.people.other, allowedBy: '課長', ...brought });
    expect(world.faults(id)).toEqual([]);
  });

  it('says 退室未記録 from closing time on, and closes it by a 訂正 with its reason', () => {
    const id = world.enter({ person: world.people.other });
    expect(titles().some((line) => line.includes('在室中'))).toBe(true);
    world.book.setNow('2026-11-23T08:31:00.000Z');
    expect(titles().some((line) => line.includes('退室未記録'))).toBe(true);
    expect(world.faults(id)).toEqual(['退室未記録']);
    world.book.setNow('2026-11-24T00:00:00.000Z');
    expect(world.faults(id)).toEqual(['退室未記録']);
    world.correctExit(id, '2026-11-23T17:10');
    expect(world.faults(id)).toEqual(['退室訂正']);
    expect(world.inside()).toEqual([]);
    const [amendment] = world.book.state(id).detail['amendments'] as { before: object; reason: string }[];
    expect(amendment).toMatchObject({ before: { leftAt: null }, reason: '本人に確認' });
  });

  it('sees the same person twice, whichever way the name is written', () => {
    const first = world.enter({ ...visitor, name: '見本 髙男' });
    const second = world.enter({ ...visitor, name: '見本 高男', enteredAt: '2026-11-23T09:30' });
    expect(world.faults(first)).not.toContain('二重入室');
    expect(world.faults(second)).toContain('二重入室');
  });

  it('counts who is alone where two are asked for, with a greeting at the door', () => {
    const vault = world.area({ name: '見本金庫室', twoPersons: true, escortFor: 'nobody', idFor: 'nobody' });
    const enter = (name: string, enteredAt: string, leftAt: string): RecordId => {
      const id = world.enter({ area: vault, name, allowedBy: '課長', enteredAt });
      world.leave(id, leftAt);
      return id;
    };
    const a = enter('見本 一', '2026-11-23T09:00', '2026-11-23T10:00');
    expect(world.faults(a)).toEqual(['単独入室']);
    const b = enter('見本 二', '2026-11-23T09:04', '2026-11-23T10:03');
    expect([world.faults(a), world.faults(b)]).toEqual([[], []]);
    const c = enter('見本 三', '2026-11-23T09:30', '2026-11-23T10:30');
    expect(world.faults(c)).toEqual(['単独入室']);
  });

  it('asks for keys that were lent', () => {
    const id = world.enter({ person: world.people.other, keys: [{ key: 'K-1' }] });
    const verdict = world.book.judge(ENTRY_LOG, 'leave', [world.book.state(id)], {
      leftAt: '2026-11-23T10:00',
    });
    expect(blocks(verdict.findings)).toEqual(['「貸し出した鍵を受け取った」を入力してください。']);
    world.leave(id, '2026-11-23T10:00', { keysReturned: false });
    expect(world.faults(id)).toEqual(['鍵未返却']);
    world.book.act(ENTRY_LOG, 'return-keys', [world.book.state(id)], { returnedAt: '2026-11-23T12:00' });
    expect(world.faults(id)).toEqual([]);
  });

  it('no longer waits once the chief has looked at it, and waits again when it was amended', () => {
    const id = world.enter(visitor);
    world.leave(id, '2026-11-23T10:00');
    expect(titles().some((line) => line.includes('名簿外'))).toBe(true);
    world.book.act(ENTRY_LOG, 'review', [world.book.state(id)], { by: world.people.chief });
    expect(titles().some((line) => line.includes('名簿外'))).toBe(false);
    const amend = { ...world.book.state(id).fields, company: '見本物産' };
    world.book.act(ENTRY_LOG, 'amend', [world.book.state(id)], {
      ...Object.fromEntries(Object.entries(amend).filter(([key]) => !['source', 'permit'].includes(key))),
      amendmentReason: '会社名の誤り',
    });
    expect(titles().some((line) => line.includes('名簿外'))).toBe(true);
    expect(world.book.state(id).fields).toMatchObject({ company: '見本物産', source: 'office' });
  });

  it('refuses times to come and exits before the entry', () => {
    const judged = (values: object) =>
      blocks(
        world.book.judge(ENTRY_LOG, 'enter', [], {
          area: world.room,
          name: '見本',
          purpose: '点検',
          ...values,
        }).findings,
      );
    expect(judged({ enteredAt: '2026-11-23T17:01' })).toEqual(['入室日時が今より後です。']);
    expect(judged({ enteredAt: '2026-11-23T10:00', leftAt: '2026-11-23T09:00' })).toEqual([
      '退室日時が入室日時より前です。',
    ]);
  });

  it('opens a day, a month and a person, and follows what is amended or voided', () => {
    const id = world.enter({ person: world.people.other });
    world.enter({ ...visitor, enteredAt: '2026-10-01T09:00' });
    const index = entriesOf(world.book.projection);
    expect(index.day(world.room, '2026-11-23').map((entry) => entry.id)).toEqual([id]);
    expect(index.months(world.room)).toEqual(['2026-11', '2026-10']);
    expect(index.person(`p ${world.people.other}`)).toHaveLength(1);
    world.book.act(ENTRY_LOG, 'void', [world.book.state(id)], { amendmentReason: '重ねて入力' });
    const after = entriesOf(world.book.projection);
    expect(after.person(`p ${world.people.other}`)).toHaveLength(0);
    expect(after.inside(world.room)).toHaveLength(1);
    // The book still prints what was voided.
    expect(after.month(world.room, '2026-11')).toHaveLength(1);
  });
});

describe('管理区域', () => {
  it('is hidden with all that belongs to it until one is registered', () => {
    const empty = createTestBook();
    const hidden = (book: typeof empty) =>
      registers.filter((register) => register.hidden?.(book.projection)).map(({ id }) => id);
    expect(hidden(empty)).toEqual(['entry-permit', 'entry-log', 'carry-in-out', 'month-close']);
    expect(hidden(world.book)).toEqual([]);
  });

  it('waits for its safety checks and takes them several at once', () => {
    const area = world.book.state(world.room);
    const waits = () => registerOf(AREA).waits?.(world.book.state(world.room), world.book.situation()) ?? [];
    expect(waits()).toHaveLength(4);
    world.book.act(AREA, 'record-check', [area], {
      kinds: ['quake', 'fire', 'water', 'extinguishing'],
      checkedOn: '2025-11-20',
      result: 'good',
    });
    expect(waits().map((wait) => wait.kind)).toEqual(['finding', 'finding', 'finding', 'finding']);
  });

  it('refuses a closing time that is none', () => {
    const verdict = world.book.judge(AREA, 'register', [], {
      name: '見本',
      section: world.people.section,
      control: ['book'],
      closesAt: '夕方',
      escortFor: 'nobody',
      idFor: 'nobody',
    });
    expect(blocks(verdict.findings)).toEqual(['閉室時刻は「17:30」のように書いてください。']);
  });
});
