import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { pledgeHash, textCode, textFor } from '../../../shared/policy/pledge';
import { CUSTODY, MEDIUM, PLEDGE } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { signingOf, signingsOf } from '../../../shared/registers/pledge/events';
import { heldOn } from '../../../shared/registers/pledge/holding';
import { inList } from '../../../shared/registers/pledge/lists';
import { pledgeOf } from '../../../shared/registers/pledge/rules';
import { stepsOf } from '../../../shared/registers/pledge/steps';
import { blocks, profile } from '../../fakes/book';
import { createPledgeBook, drawn } from '../../fakes/pledge-book';

type Proposed = { readonly cards: readonly Record<string, unknown>[] };

const proposedIn = (all: ReturnType<typeof createPledgeBook>): Proposed =>
  registerOf(PLEDGE)
    .actions.find((action) => action.id === 'renew')
    ?.initial?.(all.book.situation(), []) as unknown as Proposed;

const statesOf = (pledges: ReturnType<typeof createPledgeBook>, id: RecordId) =>
  stepsOf(pledges.book.state(id), pledges.book.projection).map((step) => `${step.id} ${step.state}`);

describe('a card of a 年度', () => {
  it('goes from the briefing to the return of everything, one step after the other', () => {
    const all = createPledgeBook();
    const person = all.hired('見本　﨑子');
    const id = all.card(person);
    expect(all.book.state(id).status).toBe('unbriefed');
    all.briefed(id);
    expect(all.book.state(id).status).toBe('unsigned');
    all.signed(id);
    expect(all.book.state(id).status).toBe('undecided');
    all.restricted(id);
    expect(all.book.state(id).status).toBe('unset');
    all.set(id);
    expect(statesOf(all, id)).toEqual([
      'briefing done',
      'pledge done',
      'restriction done',
      'training open',
      'return later',
    ]);
    all.act('give', [id], { items: [{ kind: 'key', name: '書庫の鍵', number: '12' }] });
    all.act('leave', [id], { on: '2026-11-30', why: 'resigned' });
    const back = { on: '2026-11-23', receiver: all.people.staff, secrecy: true };
    const key = { kind: 'key', name: '書庫の鍵', number: '12' };
    all.act('return', [id], { ...back, items: [{ ...key, outcome: 'missing' }] });
    expect(all.book.state(id).status).toBe('leaving');
    all.act('return', [id], { ...back, items: [{ ...key, outcome: 'returned' }] });
    expect(all.book.state(id).status).toBe('ended');
  });

  it('is there once for a person and a 年度, within its 年度', () => {
    const all = createPledgeBook();
    const person = all.hired('見本　花子');
    all.card(person);
    expect(() => all.card(person)).toThrow('既にあります');
    expect(() => all.card(all.hired('見本　次郎'), { until: '2026-03-01' })).toThrow('始めより前');
    expect(() => all.card(all.hired('見本　三郎'), { from: '2027-04-01', until: '2027-05-01' })).toThrow(
      '令和8年度にかかっていません',
    );
  });

  it('asks no restriction to be set where no terminal is used or everything is needed', () => {
    const all = createPledgeBook();
    for (const values of [
      { terminal: false },
      { terminal: true, internet: true, mail: true, reason: '照会のため' },
    ]) {
      const id = all.card(all.hired('見本　花子'));
      all.briefed(id);
      all.signed(id);
      const { internet: _i, mail: _m, ...bare } = { internet: 0, mail: 0, ...values };
      all.act('restrict', [id], { on: '2026-11-20', decider: all.people.chief, ...bare, ...values });
      expect(all.book.state(id).status).toBe('in-service');
    }
  });
});

describe('signing', () => {
  it('freezes the text as signed with its hash, addressed to the 任命権者 of the person', () => {
    const all = createPledgeBook();
    const id = all.card(all.hired('辻󠄀　𠮷子', { authority: '富山市教育委員会' }));
    all.briefed(id);
    const before = pledgeOf(all.book.state(id), all.book.situation());
    all.signed(id);
    const signing = signingOf(all.book.state(id));
    expect(signing?.pledge).toEqual(before);
    expect(signing?.pledge.addressee).toBe('富山市教育委員会');
    expect(signing?.pledge.name).toBe('辻󠄀　𠮷子');
    expect(signing?.pledge.lead).toContain('令和8年度に見本課');
    expect(signing?.pledge.lead).toContain('令和8年4月1日から令和9年3月31日まで');
    expect(JSON.stringify(signing?.pledge)).not.toMatch(/\{[a-z]/);
    expect(signing?.sha256).toBe(signing && pledgeHash(signing.pledge));
    expect(signing?.signature).toEqual(drawn);
  });

  it('comes after the briefing, is seen by somebody else, and only once the text was read', () => {
    const all = createPledgeBook();
    const person = all.hired('見本　花子');
    const id = all.card(person);
    const judged = (more: object) =>
      blocks(
        all.book.judge(PLEDGE, 'sign', [all.book.state(id)], {
          read: true,
          signature: drawn,
          witness: all.people.other,
          ...more,
        }).findings,
      ).join();
    expect(judged({})).toContain('先に説明を記録してください');
    all.briefed(id);
    expect(judged({})).toBe('');
    expect(judged({ witness: person })).toContain('本人');
    expect(judged({ read: false })).toContain('最後まで読んで');
    expect(judged({ signature: null })).toContain('署名');
  });

  it('is taken back with a reason and given again, both kept', () => {
    const all = createPledgeBook();
    const id = all.card(all.hired('見本　花子'));
    all.briefed(id);
    all.signed(id);
    expect(() => all.signed(id)).toThrow('済んでいます');
    all.act('cancel-signature', [id], { reason: '別の人が署名したため' });
    expect(all.book.state(id).status).toBe('unsigned');
    all.signed(id);
    expect(signingsOf(all.book.state(id)).map((one) => one.cancelled?.reason)).toEqual([
      '別の人が署名したため',
      undefined,
    ]);
    expect(all.book.state(id).conflicts).toEqual([]);
  });

  it('can be recorded on paper even where nobody recorded the briefing', () => {
    const all = createPledgeBook();
    const id = all.card(all.hired('見本　花子'));
    const verdict = all.book.judge(PLEDGE, 'sign-on-paper', [all.book.state(id)], {
      on: '2026-04-01',
      binder: '誓約書綴',
    });
    expect(verdict.findings.map((one) => one.level)).toEqual(['warn']);
    all.act('sign-on-paper', [id], { on: '2026-04-01', binder: '誓約書綴' });
    expect(signingOf(all.book.state(id))?.binder).toBe('誓約書綴');
  });

  it('takes a whole stack in by one commit, and refuses what was printed from no known text', () => {
    const all = createPledgeBook();
    const ids = ['見本　一子', '見本　二子'].map((name) => all.card(all.hired(name)));
    const text = textFor(profile.pledge, 'fiscal-part');
    if (!text) throw new Error('no text');
    const page = { sha256: 'a'.repeat(64), name: 'p.pdf', type: 'application/pdf', size: 9 };
    const sheets = (code: string) => ids.map((card) => ({ card, code, pages: [page] }));
    const values = { on: '2026-11-20', binder: '誓約書綴' };
    expect(
      blocks(
        all.book.judge(PLEDGE, 'take-in-stack', [], { ...values, sheets: sheets('f'.repeat(12)) }).findings,
      ),
    ).not.toEqual([]);
    all.act('take-in-stack', [], { ...values, sheets: sheets(textCode(text)) });
    expect(ids.map((id) => signingOf(all.book.state(id))?.pages)).toEqual([[page], [page]]);
  });
});

describe('年度更新', () => {
  it('copies last year with its dates shifted, adds who is new, and leaves out who left', () => {
    const all = createPledgeBook();
    const stays = all.hired('見本　継続');
    const leaves = all.hired('見本　退職');
    const old = all.card(stays, {
      from: '2026-06-01',
      things: [{ kind: 'id', name: '庁内LAN', number: 'x1' }],
    });
    const gone = all.card(leaves);
    all.act('leave', [gone], { on: '2027-03-31', why: 'term' });
    const starts = all.hired('見本　新任', {
      assignments: [
        { section: all.people.section, post: '事務補助員', role: 'fiscal-year', from: '2027-04-01' },
      ],
    });
    all.book.setNow('2027-04-01T03:00:00.000Z');
    const proposed = proposedIn(all);
    expect(proposed.cards.map((card) => card['person'])).toEqual([stays, starts]);
    expect(proposed.cards[0]).toMatchObject({
      year: '2027',
      from: '2027-04-01',
      until: '2028-03-31',
      need: 'sign',
    });
    const made = all.act('renew', [], proposed as never);
    expect(made).toHaveLength(2);
    expect(all.book.state(made[0] as RecordId).number).toBe('R9-誓001');
    expect(all.book.state(made[0] as RecordId).fields['things']).toEqual([
      { kind: 'id', name: '庁内LAN', number: 'x1' },
    ]);
    expect(registerOf(PLEDGE).statusOf(all.book.state(old), all.book.projection)).toBe('renewed');
    expect(proposedIn(all)).toEqual({ cards: [] });
  });

  it('leans on the first signature where once is enough, until the text changes', () => {
    const all = createPledgeBook();
    const person = all.hired('見本　再任', { employment: 'reappointed' });
    const id = all.card(person, { employment: 'reappointed' });
    all.briefed(id);
    all.signed(id);
    all.book.setNow('2027-04-01T03:00:00.000Z');
    const [card] = proposedIn(all).cards;
    expect(card).toMatchObject({ need: 'carried' });
    expect(card?.['needReason']).toContain('令和8年度に署名済み');
  });
});

describe('what a leaving person holds', () => {
  it('is read from the custody of things and from the card', () => {
    const all = createPledgeBook();
    const person = all.hired('見本　花子');
    const id = all.card(person, { things: [{ kind: 'key', name: '書庫の鍵' }] });
    const [medium] = all.book.act(MEDIUM, 'register', [], {
      kind: 'usb',
      name: 'USBメモリ',
      section: all.people.section,
      confidentiality: '1',
    }) as [RecordId];
    expect(registerOf(CUSTODY)).toBeDefined();
    const effects = {
      ...all.book.projection,
      effectsOn: (on: RecordId) =>
        on === medium
          ? [
              {
                on,
                kind: 'custody',
                by: id,
                detail: { act: 'loan', holder: person, until: null, destination: '' },
              },
            ]
          : all.book.projection.effectsOn(on),
    };
    expect(heldOn(all.book.state(id), effects).map((one) => one.name)).toEqual(['USBメモリ', '書庫の鍵']);
  });
});

describe('the three lists', () => {
  it('name who has not signed, who is not restricted and who leaves this month', () => {
    const all = createPledgeBook();
    const id = all.card(all.hired('見本　花子'), { until: '2026-11-30' });
    const lists = () =>
      (['unsigned', 'unrestricted', 'leaving'] as const).filter((list) =>
        inList(list, all.book.state(id), all.book.projection, all.book.situation().today),
      );
    expect(lists()).toEqual(['unsigned', 'unrestricted', 'leaving']);
    all.briefed(id);
    all.signed(id);
    all.restricted(id);
    expect(lists()).toEqual(['unrestricted', 'leaving']);
    all.set(id);
    expect(lists()).toEqual(['leaving']);
    all.act('leave', [id], { on: '2026-11-23', why: 'term' });
    all.act('return', [id], { on: '2026-11-23', receiver: all.people.staff, secrecy: true });
    expect(lists()).toEqual([]);
  });
});
