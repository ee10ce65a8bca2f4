import type { Answer } from '../../shared/host/channel';
import type { RecordState } from '../../shared/journal/project';
import type { JsonObject } from '../../shared/json';
import { type Action, isBlocked, type Register } from '../../shared/registers/define';
import { fail, ok } from '../../shared/result';
import { hrefOfAction, navigate } from '../app/router';
import { useBook, useSituationNow } from '../book/context';
import type { StatusMessage } from '../ui/notices';
import { countText } from './words';

/** What was done: the record made or changed when it is one, null when they are many, and the words for it. */
export type CarriedOut = { readonly record: string | null; readonly message: StatusMessage };

/** Does an action: judged once more at the moment of writing, appended, folded. Telling of it is the page's part. */
export function useCarryOut(register: Register, action: Action) {
  const book = useBook();
  const situationNow = useSituationNow();
  return async (targets: readonly RecordState[], values: JsonObject): Promise<Answer<CarriedOut>> => {
    const situation = situationNow();
    const { findings, drafts } = action.decide(situation, targets, values);
    const blocked = findings.filter((finding) => finding.level === 'block');
    if (isBlocked(findings) || drafts.length === 0) {
      return fail({
        code: 'blocked',
        what: `${action.label}はできません。`,
        why: blocked[0]?.message ?? '書き込む内容がありません。',
        next: '入力を直してから、もう一度操作してください。',
      });
    }
    const answer = await book.commit(drafts, situation.profile.version);
    if (!answer.ok) return answer;
    const records = [
      ...new Set(drafts.filter((draft) => draft.register === register.id).map(({ record }) => record)),
    ];
    const [only] = records;
    const state = records.length === 1 && only ? book.view.record(only) : undefined;
    if (state) {
      const number = state.number === null ? '' : `（${state.number}）`;
      const again = { label: '続けてもう1件', onPress: () => navigate(hrefOfAction(register.id, action.id)) };
      const text = `「${action.label}」を記録しました${number}`;
      return ok({
        record: state.id,
        message: action.on === 'none' ? { text, link: again } : { text },
      });
    }
    const [target, ...others] = targets;
    // What was written is about this record and stands in another register: the counts of a stocktake.
    if (records.length === 0 && target && others.length === 0) {
      const number = target.number === null ? '' : `（${target.number}）`;
      return ok({
        record: target.id,
        message: { text: `「${action.label}」を記録しました${number}` },
      });
    }
    return ok({
      record: null,
      message: { text: `「${action.label}」を${countText(records.length || targets.length)}記録しました` },
    });
  };
}
