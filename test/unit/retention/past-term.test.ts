import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { ERASURE, erasedWithoutOrder } from '../../../shared/journal/erasure';
import { createProjection } from '../../../shared/journal/project';
import { tiedRegisters } from '../../../shared/registers/erasure/index';
import { DISPOSAL, MEDIUM, RETENTION_HOLD } from '../../../shared/registers/ids';
import { registerOf, registers } from '../../../shared/registers/index';
import { linesOfToday } from '../../../shared/registers/today';
import { isErased, pastTerm, termOf } from '../../../shared/retention/past-term';
import { blocks } from '../../fakes/book';
import { createDisposalBook, decision } from '../../fakes/disposal-book';

/** A medium that was disposed of in 令和8年度, and one in use. */
function world() {
  const made = createDisposalBook();
  const { book } = made;
  const gone = made.medium();
  const kept = made.medium({ serial: 'SN-0002', name: '使用中のUSBメモリ' });
  const disposal = made.applied([gone]);
  made.permit(disposal);
  made.carryOut(disposal, [gone]);
  const past = (only: readonly RecordId[] | null = null) =>
    pastTerm(tiedRegisters(book.situation()), book.situation(), only && new Set(only));
  const apply = (records: readonly RecordId[]) =>
    book.judge(ERASURE, 'apply', [], {
      section: made.people.section,
      applicant: made.people.staff,
      appliedOn: book.situation().today,
      reason: '保存年限が満了したため。',
      items: records.map((record) => ({ record, kind: '見本' })),
    });
  return { ...made, gone, kept, disposal, past, apply };
}

const AFTER = '2032-04-01T03:00:00.000Z';

describe('the term of a record', () => {
  it('ends five 年度 after the one of completion, on its last day not yet', () => {
    const { book, gone, kept, past } = world();
    expect(termOf(book.state(gone), book.situation())).toMatchObject({
      completedOn: '2026-11-23',
      years: 5,
      until: '2032-03-31',
    });
    expect(termOf(book.state(kept), book.situation())).toBeNull();
    book.setNow('2032-03-31T03:00:00.000Z');
    expect(past()).toEqual([]);
    book.setNow(AFTER);
    expect(past().map(({ until }) => until)).toEqual(['2032-03-31', '2032-03-31']);
  });

  it('lets records that keep only one another go together, and neither alone', () => {
    const { book, gone, disposal, past, apply } = world();
    book.setNow(AFTER);
    expect(past().every(({ blockers }) => blockers.length === 0)).toBe(true);
    const alone = past([disposal]).find(({ state }) => state.id === disposal);
    expect(alone?.blockers.map(({ kind }) => kind)).toContain('acts-on');
    expect(past([gone]).find(({ state }) => state.id === gone)?.blockers[0]).toEqual({
      kind: 'linked',
      by: disposal,
    });
    expect(blocks(apply([gone]).findings)).toHaveLength(1);
    expect(blocks(apply([gone, disposal]).findings)).toEqual([]);
  });

  it('is kept by a hold, with what hangs on it, until the hold ends', () => {
    const { book, gone, past, apply, disposal } = world();
    book.setNow(AFTER);
    book.act(RETENTION_HOLD, 'register', [], { reason: '監査', records: [gone], until: '2032-06-30' });
    expect(past().every(({ blockers }) => blockers.length > 0)).toBe(true);
    expect(past().find(({ state }) => state.id === gone)?.blockers).toContainEqual(
      expect.objectContaining({ kind: 'hold' }),
    );
    expect(blocks(apply([gone, disposal]).findings).length).toBeGreaterThan(0);
    book.setNow('2032-07-01T03:00:00.000Z');
    expect(past().every(({ blockers }) => blockers.length === 0)).toBe(true);
  });

  it('offers nothing that is in use or not past its term', () => {
    const { book, kept, apply } = world();
    book.setNow(AFTER);
    expect(blocks(apply([kept]).findings)[0]).toContain('保存年限を過ぎていない');
  });
});

describe('erasing by the registers', () => {
  function erased() {
    const made = world();
    const { book, people, gone, disposal } = made;
    book.setNow(AFTER);
    const verdict = made.apply([gone, disposal]);
    book.append(verdict.drafts);
    const id = verdict.drafts[0]?.record as RecordId;
    return {
      ...made,
      id,
      decide: (more: object = {}) =>
        book.act(ERASURE, 'decide', [book.state(id)], {
          ...decision,
          decidedOn: '2032-04-01',
          decider: people.chief,
          ...more,
        }),
      carryOut: (more: object = {}) =>
        book.judge(ERASURE, 'carry-out', [book.state(id)], {
          on: '2032-04-01',
          operator: people.staff,
          understood: true,
          ...more,
        }),
    };
  }

  it('needs a decision by somebody else, and that one knows what it means', () => {
    const { book, id, decide, carryOut, people } = erased();
    const refusal = registerOf(ERASURE)
      .actions.find((action) => action.id === 'carry-out')
      ?.refusal(book.situation(), book.state(id));
    expect(refusal).toBe('hidden');
    expect(() => decide({ decider: people.staff })).toThrow('申請者本人');
    decide();
    expect(blocks(carryOut({ understood: false }).findings)).toHaveLength(1);
    expect(blocks(carryOut({ on: '2032-03-31' }).findings)[0]).toContain('決裁日');
    expect(blocks(carryOut().findings)).toEqual([]);
  });

  it('is not carried out on what changed after it was applied for', () => {
    const { book, gone, decide, carryOut } = erased();
    decide();
    book.act(MEDIUM, 'amend', [book.state(gone)], {
      ...book.state(gone).fields,
      remarks: '後から',
      amendmentReason: '見本',
    });
    expect(blocks(carryOut().findings).join()).toContain('申請の後に変わった');
  });

  it('leaves records that are 消去済, name the erasure, and count no more', () => {
    const { book, gone, kept, disposal, id, decide, carryOut } = erased();
    decide();
    book.append(carryOut().drafts);
    const bare = book.entries.map((entry) =>
      entry.record === gone || entry.record === disposal
        ? { ...entry, body: null, salt: null, absent: 'erased' as const }
        : entry,
    );
    expect(erasedWithoutOrder(bare)).toEqual([]);
    const again = createProjection(registers);
    again.apply(bare);
    const situation = { ...book.situation(), book: again };
    for (const record of [gone, disposal]) {
      const state = again.record(record);
      if (!state) throw new Error('gone altogether');
      const register = registerOf(state.register);
      expect(isErased(state)).toBe(true);
      expect(register.statusOf(state, again)).toBe('erased');
      expect(register.statuses['erased']?.label).toBe('消去済');
      expect(register.derive(state, situation)[register.nameField]).toBe('消去済');
      expect(again.effectsOn(record)).toEqual([expect.objectContaining({ kind: 'erased', by: id })]);
      for (const action of register.actions) expect(action.refusal(situation, state)).toBe('hidden');
    }
    expect(pastTerm(tiedRegisters(situation), situation)).toEqual([]);
    expect(again.record(kept)?.status).toBe('registered');
    expect(
      linesOfToday(situation, registers).filter(({ record }) => record === gone || record === disposal),
    ).toEqual([]);
    expect(registerOf(DISPOSAL).check({}, situation, again.record(disposal) ?? null)).toEqual([]);
  });
});
