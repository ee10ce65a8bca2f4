import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { type PledgeText, textCode, textOfCode, textsFor } from '../../policy/pledge';
import type { Situation } from '../define';
import { PLEDGE } from '../ids';
import { readSheetCode } from './code';
import { signingOf } from './events';
import { isUnsigned } from './lists';
import { nameOnCard, yearOf } from './rules';

/** A page of a scan: what its code says, if one was read. */
export type ScannedPage = { readonly page: number; readonly code: string | null; readonly blank: boolean };

export type SheetFault = 'unreadable' | 'foreign' | 'elsewhere' | 'other-text' | 'duplicate' | 'signed';
/** Whose sheet a person read it to be, and the code of the text it shows. */
export type ByHand = { readonly card: RecordId; readonly text: string };

/** A page that belongs to a card; `byHand` where a person read whose it is, because its code could not be read. */
export type MatchedSheet = ByHand & { readonly page: number; readonly byHand: boolean };
export type SortedStack = {
  readonly matched: readonly MatchedSheet[];
  readonly faults: readonly {
    readonly page: number;
    readonly fault: SheetFault;
    readonly why: string;
    /** It was assigned by hand, which can be taken back. */
    readonly byHand: boolean;
  }[];
  readonly blanks: readonly number[];
  /** Asked for a signature in the years of the stack, and neither in it nor signed before. */
  readonly missing: readonly RecordState[];
  /** Whose an unreadable page can be: those missing first, then whoever else has not signed, the newest year first. */
  readonly offered: readonly RecordState[];
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

/** The texts somebody's sheet may show, the one in force last. */
export const textsOf = (card: RecordState, situation: Pick<Situation, 'profile'>): readonly PledgeText[] =>
  textsFor(situation.profile.pledge, String(card.fields['employment']));

/** What a page is that a person assigns: with the text in force, until another one is said. */
export function byHandOf(card: RecordState, situation: Pick<Situation, 'profile'>): ByHand | null {
  const text = textsOf(card, situation).at(-1);
  return text ? { card: card.id, text: textCode(text) } : null;
}

function placeByHand({ card: id, text }: ByHand, situation: Situation): Placed | Fault {
  const card = situation.book.record(id);
  if (card?.register !== PLEDGE || card.voided)
    return { fault: 'elsewhere', why: 'この簿冊にないカードです。' };
  if (!textsOf(card, situation).some((one) => textCode(one) === text))
    return { fault: 'other-text', why: 'この人の任用の種類にない版の文面です。' };
  return { card, text };
}

/**
 * Sorts the pages of a scanned stack to the cards they belong to; `hands` says whose the unreadable ones are. What a
 * code says comes before what a person read. Nothing is written.
 */
export function sortStack(
  pages: readonly ScannedPage[],
  situation: Situation,
  hands: ReadonlyMap<number, ByHand> = new Map(),
): SortedStack {
  const { book } = situation;
  const matched: MatchedSheet[] = [];
  const faults: SortedStack['faults'][number][] = [];
  const seen = new Map<RecordId, number>();
  const years = new Set<number>();
  const written = pages.filter(({ code, blank }) => code !== null || !blank);
  const handOf = ({ code, page }: ScannedPage): ByHand | undefined =>
    code === null ? hands.get(page) : undefined;
  const read = written.filter((page) => handOf(page) === undefined);
  for (const sheet of [...read, ...written.filter((page) => !read.includes(page))]) {
    const { page, code } = sheet;
    const hand = handOf(sheet);
    const byHand = hand !== undefined;
    const found = hand ? placeByHand(hand, situation) : place(code, situation);
    if ('fault' in found) {
      faults.push({ page, ...found, byHand });
      continue;
    }
    const { card, text } = found;
    const name = nameOnCard(card, book);
    const first = seen.get(card.id);
    years.add(yearOf(card));
    if (first !== undefined)
      faults.push({
        page,
        fault: 'duplicate',
        why: `${name}の誓約書が${first}ページ目にもあります。`,
        byHand,
      });
    else if (signingOf(card))
      faults.push({ page, fault: 'signed', why: `${name}の署名は記録済みです。`, byHand });
    else {
      seen.set(card.id, page);
      matched.push({ card: card.id, text, page, byHand });
    }
  }
  const unsigned = book.all(PLEDGE).filter((card) => !seen.has(card.id) && isUnsigned(card, book));
  const missing = unsigned.filter((card) => years.has(yearOf(card)));
  const others = unsigned.filter((card) => !years.has(yearOf(card)));
  const inOrder = <T extends { readonly page: number }>(list: readonly T[]): readonly T[] =>
    list.toSorted((a, b) => a.page - b.page);
  return {
    matched: inOrder(matched),
    faults: inOrder(faults),
    blanks: pages.filter(({ blank, code }) => blank && code === null).map(({ page }) => page),
    missing,
    offered: [...missing, ...others.toSorted((a, b) => yearOf(b) - yearOf(a))],
  };
}
