import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import type { RecordState } from '../../../shared/journal/project';
import { momentIn } from '../../../shared/jp/moment';
import type { JsonObject } from '../../../shared/json';
import type { Finding } from '../../../shared/policy/finding';
import { draftOn, type Verdict, verdict } from '../../../shared/registers/define';
import { lentKeys } from '../../../shared/registers/entry-findings';
import { entryActions, leftBody, recordEntry } from '../../../shared/registers/entry-log/actions';
import {
  type Candidate,
  candidateByCard,
  candidatesIn,
  entryOf,
} from '../../../shared/registers/entry-log/desk';
import { useBook, useSituation, useSituationNow } from '../../book/context';

/** What the desk says of what was just done. `undo`: the entry that can still be taken back. */
export type DeskNotice = {
  readonly tone: 'good' | 'bad';
  readonly text: string;
  readonly detail?: string;
  readonly undo?: RecordId;
};

/** So long the one who did it reads it; whoever comes later takes nobody else's entry back. */
const NOTICE_MS = 2 * 60_000;

const clock = (moment: string): string => moment.slice(11);

/** The work of the desk: who can come in, letting in, letting out, taking back. Nothing of it is kept between people. */
export function useDesk(area: RecordState) {
  const book = useBook();
  const situation = useSituation();
  const situationNow = useSituationNow();
  const [notice, setNotice] = useState<DeskNotice | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => setNotice(null), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  const candidates = useMemo(
    () => candidatesIn(situation.book, area.id, situation.today),
    [situation, area.id],
  );

  const write = useCallback(
    async (judged: Verdict, said: DeskNotice): Promise<boolean> => {
      const blocked = judged.findings.find(({ level }) => level === 'block');
      if (blocked || judged.drafts.length === 0) {
        setNotice({ tone: 'bad', text: blocked?.message ?? '記録する内容がありません。' });
        return false;
      }
      setBusy(true);
      const answer = await book.commit(judged.drafts, situationNow().profile.version);
      setBusy(false);
      if (!answer.ok) {
        setNotice({ tone: 'bad', text: answer.error.what, detail: answer.error.next });
        return false;
      }
      const [first] = judged.drafts;
      setNotice(said.undo === undefined || !first ? said : { ...said, undo: first.record });
      return true;
    },
    [book, situationNow],
  );

  const judge = (values: JsonObject): readonly Finding[] => {
    const now = situationNow();
    return recordEntry({ ...values, area: area.id, enteredAt: momentIn(now.now) }, now, 'desk').findings;
  };

  const enter = (values: JsonObject): Promise<boolean> => {
    const now = situationNow();
    const enteredAt = momentIn(now.now);
    const judged = recordEntry({ ...values, area: area.id, enteredAt }, now, 'desk');
    return write(judged, {
      tone: 'good',
      text: `入室　${String(values['name'])}　${clock(enteredAt)}`,
      detail: String(values['purpose'] ?? ''),
      undo: area.id,
    });
  };

  const leave = (entry: RecordState, keysBack: boolean): Promise<boolean> => {
    const leftAt = momentIn(situationNow().now);
    const current = book.view.record(entry.id) ?? entry;
    const judged = verdict([], () => [draftOn(current, 'left', 1, leftBody(current, leftAt, keysBack))]);
    return write(judged, { tone: 'good', text: `退室　${String(entry.fields['name'])}　${clock(leftAt)}` });
  };

  const undo = (id: RecordId): Promise<boolean> => {
    const entry = book.view.record(id);
    const cancel = entryActions.find((action) => action.id === 'void');
    if (!entry || !cancel) return Promise.resolve(false);
    const judged = cancel.decide(situationNow(), [entry], { amendmentReason: '受付での押し間違い' });
    return write(judged, { tone: 'good', text: `${String(entry.fields['name'])}の入室を取り消しました` });
  };

  /** A card was read: out if inside, in with what they came for last; a key that was lent is asked for first. */
  const scan = (text: string): Candidate | 'unknown' | 'done' => {
    const found = candidateByCard(situation.book, candidates, area.id, situationNow().today, text);
    if (!found) return 'unknown';
    if (found.inside) {
      if (lentKeys(found.inside.fields).some((key) => key.returnedAt === undefined)) return found;
      void leave(found.inside, true);
      return 'done';
    }
    const purpose = found.purpose ?? String(found.permitted?.permit.fields['reason'] ?? '').slice(0, 120);
    const values = { ...entryOf(found, true), purpose };
    if (judge(values).length > 0) return found;
    void enter(values);
    return 'done';
  };

  return { situation, candidates, notice, setNotice, busy, judge, enter, leave, undo, scan };
}

export type Desk = ReturnType<typeof useDesk>;
