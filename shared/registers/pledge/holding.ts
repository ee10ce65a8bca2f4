import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { BookView } from '../define';
import { ASSET, MEDIUM } from '../ids';
import { CUSTODY_EFFECT } from '../whereabouts';
import { openGiven } from './events';

/** One thing a person holds of the section: typed on the card, or out with them by 持出・貸出簿. */
export type Held = {
  readonly kind: string;
  readonly name: string;
  readonly number?: string;
  /** The medium or asset, where the register of custody says it is out. */
  readonly thing?: RecordId;
};

const KIND_OF_ASSET: { readonly [kind: string]: string } = {
  document: 'document',
  equipment: 'device',
  medium: 'medium',
};

const named = (state: RecordState): Held => ({
  kind: state.register === MEDIUM ? 'medium' : (KIND_OF_ASSET[String(state.fields['kind'])] ?? 'other'),
  name: String(state.fields['name'] ?? ''),
  ...(state.number === null ? {} : { number: state.number }),
  thing: state.id,
});

/**
 * What is out with a person by the custody effects on the things. It asks every thing of both ledgers: for a card that
 * is open, not for a list of cards.
 */
export function outWith(person: RecordId, book: BookView): readonly Held[] {
  const isOut = (state: RecordState): boolean =>
    book
      .effectsOn(state.id)
      .some((effect) => effect.kind === CUSTODY_EFFECT && effect.detail['holder'] === person);
  return [MEDIUM, ASSET].flatMap((register) => book.all(register).filter(isOut).map(named));
}

/** Everything to be given back by whom a card is about. */
export const heldOn = (state: RecordState, book: BookView): readonly Held[] => [
  ...outWith(state.fields['person'] as RecordId, book),
  ...openGiven(state),
];
