import type { RecordId } from '../../ids';
import { localMomentSchema, momentIn } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import type { Situation } from '../define';

type Item = { readonly thing?: RecordId; readonly name?: string };

/** What makes a thing free to leave: a disposal, a take-out, a transport, a loan. */
const LEAVING = new Set(['custody', 'disposal-applied', 'in-disposal', 'disposed']);

function checkItems(values: JsonObject, situation: Situation): readonly Finding[] {
  const out = values['direction'] === 'out';
  return ((values['items'] ?? []) as readonly Item[]).flatMap((item, at): readonly Finding[] => {
    if (item.thing === undefined)
      return item.name?.trim()
        ? []
        : [block(`items.${at}.name`, '4-2(3)②', '台帳から選ぶか、品名を書いてください。')];
    if (!out) return [];
    const free = situation.book.effectsOn(item.thing).some(({ kind }) => LEAVING.has(kind));
    const name = String(situation.book.record(item.thing)?.fields['name'] ?? '');
    return free
      ? []
      : [
          warn(
            `items.${at}.thing`,
            '5-1(1)③イ',
            `「${name}」には持出しや廃棄の許可がありません。区域の外で使う・処分するときは、先に許可を受けてください。`,
          ),
        ];
  });
}

/** What a plan lacks. */
export function checkCarry(values: JsonObject, situation: Situation): readonly Finding[] {
  const findings: Finding[] = [...checkItems(values, situation)];
  const { impact, impactOn, impactBy, plannedOn } = values;
  if (impact !== undefined && (impactBy === undefined || impactOn === undefined))
    findings.push(block('impactBy', '4-2(3)①', '影響を確認した者と日を入力してください。'));
  if (typeof impactOn === 'string' && impactOn > situation.today)
    findings.push(block('impactOn', '4-2(3)①', '影響を確認した日が今日より後です。'));
  if (typeof impactOn === 'string' && typeof plannedOn === 'string' && impactOn > plannedOn)
    findings.push(warn('impactOn', '4-2(3)①', '影響の確認が予定日より後です。あらかじめ確かめてください。'));
  return findings;
}

const strict = (irregular: boolean, field: string, clause: string, message: string): Finding =>
  irregular
    ? warn(field, clause, message)
    : block(field, clause, `${message}やむを得ず行われたものは「不備の理由」を書いて記録してください。`);

/** What the carrying itself lacks: the check beforehand (4-2(3)①) and the member of staff who watched (②). */
export function checkDone(fields: JsonObject, done: JsonObject, situation: Situation): readonly Finding[] {
  const irregular = typeof done['irregular'] === 'string';
  const findings: Finding[] = [];
  const { doneAt, witness } = done;
  const isMoment = localMomentSchema.safeParse(doneAt).success;
  if (isMoment && String(doneAt) > momentIn(situation.now))
    findings.push(block('doneAt', null, '搬入出の日時が今より後です。'));
  if (fields['direction'] === 'in') {
    if (fields['impact'] === undefined)
      findings.push(
        strict(irregular, 'irregular', '4-2(3)①', '既存のシステムへの影響が確かめられていません。'),
      );
    if (fields['impact'] === 'stop')
      findings.push(strict(irregular, 'irregular', '4-2(3)①', '影響の確認の結果は「中止」です。'));
    if (
      isMoment &&
      typeof fields['impactOn'] === 'string' &&
      fields['impactOn'] > String(doneAt).slice(0, 10)
    )
      findings.push(strict(irregular, 'doneAt', '4-2(3)①', '影響の確認が搬入より後です。'));
  }
  if (witness === undefined)
    findings.push(strict(irregular, 'witness', '4-2(3)②', '立ち会った職員が入っていません。'));
  return findings;
}
