import { useCallback, useRef, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import type { DraftEntry } from '../../../shared/journal/entry';
import type { RecordState } from '../../../shared/journal/project';
import { type How, lineAt } from '../../../shared/stocktaking/counted';
import {
  answerChosen,
  answerTo,
  type Countable,
  countDraft,
  placeDoneDraft,
  scanDraft,
  takeBackDraft,
} from '../../../shared/stocktaking/counting';
import type { Thing } from '../../../shared/stocktaking/expected';
import { splitLabelCodes } from '../../../shared/stocktaking/label-code';
import type { Place } from '../../../shared/stocktaking/places';
import { useBook, useSituationNow } from '../../book/context';
import { beep } from './beep';
import type { Said } from './said';

type Where = { readonly place: Place | null; readonly by: RecordId | null };

/** The work of counting: one code after the other, each answered by the book as it is then, and written down. */
export function useCounting(id: RecordId, where: Where, onPlace: (place: Place) => void, sound: boolean) {
  const book = useBook();
  const situationNow = useSituationNow();
  const [said, setSaid] = useState<Said | null>(null);
  const latest = useRef(where);
  latest.current = where;
  const loud = useRef(sound);
  loud.current = sound;
  const turn = useRef<Promise<void>>(Promise.resolve());
  const count = useRef(0);
  const stamp = useCallback((): number => {
    count.current += 1;
    return count.current;
  }, []);

  const say = useCallback((next: Said): void => {
    setSaid(next);
    if (loud.current) beep(next);
  }, []);
  const write = useCallback(
    async (drafts: readonly DraftEntry[]): Promise<boolean> => {
      const answer = await book.commit(drafts, situationNow().profile.version);
      if (answer.ok) return true;
      say({ kind: 'failed', text: answer.error.what, detail: answer.error.next, at: stamp() });
      return false;
    },
    [book, situationNow, say, stamp],
  );

  const stocktake = (): RecordState | null => {
    const state = book.view.record(id);
    return state && state.status === 'counting' && !state.voided ? state : null;
  };

  /** A reader is faster than a disk: codes wait for each other. */
  const inTurn = (work: (state: RecordState) => Promise<void>): void => {
    turn.current = turn.current.then(async () => {
      const state = stocktake();
      if (state) await work(state);
      else
        say({
          kind: 'failed',
          text: 'この棚卸は確定されています。',
          detail: '読み取った内容は記録していません。新しい棚卸を始めてください。',
          at: stamp(),
        });
    });
  };

  const record = async (state: RecordState, answer: Countable, how: How, code: string): Promise<void> => {
    const draft = scanDraft(answer, how, code, latest.current, state, situationNow());
    if (await write([draft])) say({ kind: 'answer', answer, at: stamp() });
  };

  const one = async (state: RecordState, code: string, how: How): Promise<void> => {
    const answer = answerTo(code, latest.current, state, situationNow());
    if (answer.kind === 'place') {
      latest.current = { ...latest.current, place: answer.place };
      onPlace(answer.place);
      say({ kind: 'answer', answer, at: stamp() });
    } else if (answer.kind === 'several') say({ kind: 'answer', answer, at: stamp() });
    else await record(state, answer, how, code);
  };

  return {
    said,
    clear: () => setSaid(null),
    /** What was read or typed. */
    read(text: string, how: How): void {
      for (const code of splitLabelCodes(text)) inTurn((state) => one(state, code.trim(), how));
    },
    /** One of several, or one of the list of what is still missing. */
    choose(thing: Thing, code: string): void {
      inTurn((state) =>
        record(state, answerChosen(thing, code, latest.current, state, situationNow()), 'typed', code),
      );
    },
    markMissing(thing: Thing): void {
      inTurn(async (state) => {
        const { place, by } = latest.current;
        const line = { thing: thing.id, found: false, ...lineAt(place ?? thing.place) };
        const draft = countDraft(
          state,
          { how: 'marked', ...(by === null ? {} : { by }), lines: [line] },
          situationNow(),
        );
        if (await write([draft]))
          say({ kind: 'done', text: `所在不明にしました：${thing.number}　${thing.name}`, at: stamp() });
      });
    },
    finish(place: Place): void {
      inTurn(async (state) => {
        const draft = placeDoneDraft(place, latest.current.by, state, situationNow());
        if (await write([draft]))
          say({ kind: 'done', text: `「${place.label}」を数え終わりました`, at: stamp() });
      });
    },
    takeBack(target: RecordState, what: string): void {
      inTurn(async () => {
        if (await write([takeBackDraft(target, '数え間違い', situationNow())]))
          say({ kind: 'done', text: `取り消しました：${what}`, at: stamp() });
      });
    },
  };
}

export type Counting = ReturnType<typeof useCounting>;
