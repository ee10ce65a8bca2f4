import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { CARRY_IN_OUT, ENTRY_LOG, MEDIUM } from '../../../shared/registers/ids';
import { closeMonth } from '../../../shared/registers/month-close/index';
import { afterClosing } from '../../../shared/registers/month-closed';
import { type AreaBook, createAreaBook } from '../../fakes/area-book';
import { blocks } from '../../fakes/book';

let world: AreaBook;
beforeEach(() => {
  world = createAreaBook('2026-11-23T08:00:00.000Z');
});

describe('搬入出', () => {
  const plan = (values: object = {}) =>
    world.book.act(CARRY_IN_OUT, 'register', [], {
      area: world.room,
      direction: 'in',
      items: [{ name: '見本サーバ', serial: 'S-1' }],
      reason: '更新',
      ...values,
    })[0] as RecordId;
  const carry = (id: RecordId, values: object) =>
    world.book.judge(CARRY_IN_OUT, 'carry', [world.book.state(id)], {
      doneAt: '2026-11-23T10:00',
      ...values,
    });

  it('needs the impact checked beforehand and a member of staff who watches', () => {
    const id = plan();
    expect(blocks(carry(id, {}).findings)).toHaveLength(2);
    world.book.act(CARRY_IN_OUT, 'check-impact', [world.book.state(id)], {
      impact: 'none',
      impactBy: '見本保守株式会社　見本 次郎',
      impactOn: '2026-11-20',
    });
    expect(blocks(carry(id, { witness: world.people.other }).findings)).toEqual([]);
    expect(
      blocks(carry(id, { witness: world.people.other, doneAt: '2026-11-19T10:00' }).findings)[0],
    ).toContain('影響の確認が搬入より後です');
  });

  it('is recorded with its reason when nobody watched', () => {
    const [id] = world.book.act(CARRY_IN_OUT, 'record-afterwards', [], {
      area: world.room,
      direction: 'in',
      items: [{ name: '見本スイッチ' }],
      reason: '故障の交換',
      doneAt: '2026-11-22T20:00',
      irregular: '夜間の障害で、先に交換した。',
    }) as [RecordId];
    expect(world.book.state(id).status).toBe('irregular');
  });

  it('warns when a medium leaves without any permission', () => {
    const [medium] = world.book.act(MEDIUM, 'register', [], {
      kind: 'hdd',
      name: '見本ディスク',
      section: world.people.section,
      confidentiality: '2B',
    }) as [RecordId];
    const verdict = world.book.judge(CARRY_IN_OUT, 'register', [], {
      area: world.room,
      direction: 'out',
      items: [{ thing: medium }],
      reason: '修理',
    });
    expect(verdict.findings.map(({ message }) => message).join()).toContain('持出しや廃棄の許可がありません');
  });
});

describe('月次締め', () => {
  const close = (month: string) =>
    closeMonth(
      { area: world.room, month },
      { closedBy: world.people.chief },
      { heads: world.book.projection.heads(), verification: 'AAAA-BBBB', seal: null },
      world.book.situation(),
    );

  it('waits for open entries and for the end of the month', () => {
    const id = world.enter({ person: world.people.other, enteredAt: '2026-10-05T09:00' });
    expect(blocks(close('2026-10').findings)[0]).toContain('退室の記録がないものが1件');
    expect(blocks(close('2026-11').findings)).toEqual(['この月はまだ終わっていません。']);
    world.correctExit(id, '2026-10-05T10:00');
    expect(blocks(close('2026-10').findings)).toEqual([]);
  });

  it('shows what was amended or added afterwards, and only that', () => {
    const [a, b] = ['2026-10-05T09:00', '2026-10-06T09:00'].map((enteredAt) =>
      world.enter({ person: world.people.other, enteredAt, leftAt: `${enteredAt.slice(0, 10)}T10:00` }),
    ) as [RecordId, RecordId];
    world.book.append(close('2026-10').drafts);
    const changeOf = (id: RecordId) => afterClosing(world.book.projection, world.book.state(id));
    expect([changeOf(a), changeOf(b)]).toEqual([null, null]);
    const { source: _s, permit: _p, ...typed } = world.book.state(a).fields;
    world.book.act(ENTRY_LOG, 'amend', [world.book.state(a)], {
      ...typed,
      purpose: '清掃',
      amendmentReason: '目的の誤り',
    });
    const late = world.enter({
      person: world.people.other,
      enteredAt: '2026-10-07T09:00',
      leftAt: '2026-10-07T09:30',
    });
    expect([changeOf(a), changeOf(b), changeOf(late)]).toEqual(['amended', null, 'added']);
  });
});
