import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { textCode } from '../../../shared/policy/pledge';
import { sheetCode } from '../../../shared/registers/pledge/code';
import {
  type ByHand,
  byHandOf,
  type ScannedPage,
  sortStack,
  textsOf,
} from '../../../shared/registers/pledge/stack';
import { createPledgeBook } from '../../fakes/pledge-book';

const stained = (page: number): ScannedPage => ({ page, code: null, blank: false });

/** Three people of this 年度 who are asked for a signature . */
function stack() {
  const all = createPledgeBook();
  const ids = ['見本　﨑子', '見本　花子', '見本　次郎'].map((name) => all.card(all.hired(name)));
  all.briefed(...ids);
  const situation = all.book.situation();
  const newest = textsOf(all.book.state(ids[0] as RecordId), situation).at(-1);
  if (!newest) throw new Error('no text of a pledge');
  // A profile in which there was a text before the one in force.
  const earlier = { ...newest, version: '2020-1', closing: `${newest.closing}　以前の文面。` };
  const pledge = { ...situation.profile.pledge, texts: [earlier, ...situation.profile.pledge.texts] };
  const at = { ...situation, profile: { ...situation.profile, pledge } };
  const code = (place: number): string => sheetCode({ card: ids[place] as RecordId, text: textCode(newest) });
  const hand = (place: number): ByHand =>
    byHandOf(all.book.state(ids[place] as RecordId), at) ?? { card: ids[place] as RecordId, text: '' };
  return { all, ids, at, code, hand, earlier, newest };
}

describe('a stack in which codes cannot be read', () => {
  it('offers everybody who has not signed, also where no page tells the year', () => {
    const { ids, at } = stack();
    const sorted = sortStack([stained(1)], at);
    expect(sorted.faults).toMatchObject([{ page: 1, fault: 'unreadable', byHand: false }]);
    expect(sorted.missing).toEqual([]);
    expect(sorted.offered.map(({ id }) => id)).toEqual(ids);
  });

  it('takes what a code says before what a person read, whichever page comes first', () => {
    const { ids, at, code, hand } = stack();
    const pages = [stained(1), { page: 2, code: code(0), blank: false }];
    const sorted = sortStack(pages, at, new Map([[1, hand(0)]]));
    expect(sorted.matched).toMatchObject([{ card: ids[0], page: 2, byHand: false }]);
    // And the wrong guess can be taken back.
    expect(sorted.faults).toMatchObject([{ page: 1, fault: 'duplicate', byHand: true }]);
  });

  it('gives one sheet to a person, by hand as well', () => {
    const { ids, at, hand } = stack();
    const hands = new Map([
      [1, hand(1)],
      [2, hand(1)],
    ]);
    const sorted = sortStack([stained(1), stained(2)], at, hands);
    expect(sorted.matched).toMatchObject([{ card: ids[1], page: 1, byHand: true }]);
    expect(sorted.faults).toMatchObject([{ page: 2, fault: 'duplicate', byHand: true }]);
    expect(sorted.missing.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(sorted.offered.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  });

  it('says of a sheet by hand which text it shows: the one in force, unless an earlier one is chosen', () => {
    const { ids, at, hand, earlier, newest } = stack();
    expect(hand(2).text).toBe(textCode(newest));
    const chosen = { card: ids[2] as RecordId, text: textCode(earlier) };
    const sorted = sortStack([stained(1)], at, new Map([[1, chosen]]));
    expect(sorted.matched).toMatchObject([{ ...chosen, byHand: true }]);
    const foreign = { card: ids[2] as RecordId, text: '0'.repeat(12) };
    const refused = sortStack([stained(1)], at, new Map([[1, foreign]]));
    expect(refused.faults).toMatchObject([{ fault: 'other-text', byHand: true }]);
  });

  it('refuses a hand that points to somebody who has signed', () => {
    const { all, ids, at, hand } = stack();
    all.signed(ids[0] as RecordId);
    const now = { ...at, book: all.book.situation().book };
    const sorted = sortStack([stained(1)], now, new Map([[1, hand(0)]]));
    expect(sorted.faults).toMatchObject([{ fault: 'signed', byHand: true }]);
    expect(sorted.offered.map(({ id }) => id)).not.toContain(ids[0]);
  });
});
