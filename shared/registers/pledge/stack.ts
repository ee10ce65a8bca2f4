import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { textCode, textFor, textOfCode } from '../../policy/pledge';
import type { Situation } from '../define';
import { PLEDGE } from '../ids';
import { readSheetCode } from './code';
import { signingOf } from './events';
import { isUnsigned } from './lists';
import { nameOnCard, yearOf } from './rules';

/** A page of a scan: what its code says, if one was read. */
export type ScannedPage = { readonly page: number; readonly code: string | null; readonly blank: boolean };

export type SheetFault = 'unreadable' | 'foreign' | 'elsewhere' | 'other-text' | 'duplicate' | 'signed';
/** A page that belongs to a card; `byHand` where a person read whose it is, because its code could not be read. */
export type MatchedSheet = {
  readonly card: RecordId;
  readonly text: string;
  readonly page: number;
  readonly byHand: boolean;
};
export type SortedStack = {
  readonly matched: readonly MatchedSheet[];
  readonly faults: readonly { readonly page: number; readonly fault: SheetFault; readonly why: string }[];
  readonly blanks: readonly number[];
  /** Asked for a signature in the years of the stack, and neither in it nor signed before. */
  readonly missing: readonly RecordState[];
};

type Placed = { readonly card: RecordState; readonly text: string };
type Fault = { readonly fault: SheetFault; readonly why: string };

function place(words: string | null, situation: Situation): Placed | Fault {
  if (words === null) return { fault: 'unreadable', why: 'QRコードを読み取れません。' };
  const code = readSheetCode(words);
  if (!code) return { fault: 'foreign', why: 'このアプリの誓約書ではない用紙です。' };
  const card = situation.book.record(code.card);
  if (card?.register !== PLEDGE || card.voided)
    return { fault: 'elsewhere', why: 'この簿冊にないカードです。ほかの課の誓約書かもしれません。' };
  if (!textOfCode(situation.profile.pledge, code.text))
    return { fault: 'other-text', why: 'ポリシー設定にない版の文面で印刷されています。' };
  return { card, text: code.text };
}

/** Whose sheet a person says it is: with the text that is in force for that person. */
function placeByHand(id: RecordId, situation: Situation): Placed | Fault {
  const card = situation.book.record(id);
  const text = card && textFor(situation.profile.pledge, String(card.fields['employment']));
  return card?.register === PLEDGE && !card.voided && text
    ? { card, text: textCode(text) }
    : { fault: 'elsewhere', why: 'この簿冊にないカードです。' };
}

/** Sorts the pages of a scanned stack to the cards they belong to; `hands` says whose the unreadable ones are. Nothing is written. */
export function sortStack(
  pages: readonly ScannedPage[],
  situation: Situation,
  hands: ReadonlyMap<number, RecordId> = new Map(),
): SortedStack {
  const matched: MatchedSheet[] = [];
  const faults: { page: number; fault: SheetFault; why: string }[] = [];
  const seen = new Map<RecordId, number>();
  const years = new Set<number>();
  for (const { page, code, blank } of pages) {
    if (blank && code === null) continue;
    const hand = code === null ? hands.get(page) : undefined;
    const found = hand === undefined ? place(code, situation) : placeByHand(hand, situation);
    if ('fault' in found) {
      faults.push({ page, ...found });
      continue;
    }
    const { card, text } = found;
    const name = nameOnCard(card, situation.book);
    const first = seen.get(card.id);
    years.add(yearOf(card));
    if (first !== undefined)
      faults.push({ page, fault: 'duplicate', why: `${name}の誓約書が${first}ページ目にもあります。` });
    else if (signingOf(card)) faults.push({ page, fault: 'signed', why: `${name}の署名は記録済みです。` });
    else {
      seen.set(card.id, page);
      matched.push({ card: card.id, text, page, byHand: hand !== undefined });
    }
  }
  const missing = situation.book
    .all(PLEDGE)
    .filter((card) => years.has(yearOf(card)) && !seen.has(card.id) && isUnsigned(card, situation.book));
  const blanks = pages.filter(({ blank, code }) => blank && code === null).map(({ page }) => page);
  return { matched, faults, blanks, missing };
}
