import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { assignmentsOn, personName } from '../../organisation/assignments';
import { type Act, isConfidential, permissionClauses } from '../../policy/custody';
import { block, type Finding, warn } from '../../policy/finding';
import { isPermitted } from '../application';
import { classOfItem, classOfItems, isElectronic, itemsIn, keyOf, labelOfItem } from '../carried-items';
import { dayOf } from '../carried-line';
import { checkItems } from '../carried-rules';
import { decisionOf } from '../decision';
import type { Situation } from '../define';
import { MEDIUM, TAKE_OUT_BLANKET } from '../ids';
import { outsOf } from '../whereabouts';
import { acknowledgedOf, actOf, isIrregular, openItems, type ReturnedItem, returnedItems } from './events';

/** What a line lacks as it stands: two lines that did not know of each other, a permission that is gone. */
export function standingFaults(state: RecordState, situation: Situation): readonly Finding[] {
  const { book } = situation;
  const faults: Finding[] = [];
  for (const item of openItems(state)) {
    const other = item.thing && outsOf(item.thing, book).find((out) => out.by !== state.id);
    if (!other) continue;
    const number = book.record(other.by)?.number ?? '';
    faults.push(
      warn(
        'items',
        '3(2)⑥ア',
        `${labelOfItem(item, book)}は${number}でも${personName(book, other.holder)}に出ています。どちらかの返却を記録してください。`,
      ),
    );
  }
  const permit = state.fields['permit'] && book.record(state.fields['permit'] as RecordId);
  if (permit && openItems(state).length > 0 && !isIrregular(state) && !isPermitted(permit))
    faults.push(
      warn(
        'permit',
        '5-1(1)③イ',
        `根拠の許可（${permit.number ?? ''}）が有効ではありません。返却を求めてください。`,
      ),
    );
  if (isIrregular(state) && acknowledgedOf(state) === null)
    faults.push(warn('irregular', '5-1(1)③イ', '事後記録（不備）を、所属長がまだ確かめていません。'));
  return faults;
}

/** Whether this act, with these things, may go without a permission at all. */
export function checkUnpermitted(values: JsonObject, situation: Situation): readonly Finding[] {
  const act = values['act'] as Act | undefined;
  if (act === undefined) return [];
  const clauses = permissionClauses(act, classOfItems(itemsIn(values), situation.book));
  if (clauses.length === 0) return [];
  const words =
    act === 'take-out'
      ? '庁外への持出しには、所属長の許可が要ります。'
      : '機密性2以上を運ぶには、所属長の許可が要ります。';
  const next = '「持出し許可」で申請してください。すでに動かしていたときは「事後記録（不備）」に記録します。';
  return [block('items', clauses.join('、'), `${words}${next}`)];
}

/** 4-4①: what is no longer needed on a medium is erased as soon as it is back, or stays for a reason. */
export function checkReturned(
  state: RecordState,
  items: readonly Partial<ReturnedItem>[],
  situation: Situation,
): readonly Finding[] {
  const byKey = new Map(itemsIn(state.fields).map((item) => [keyOf(item), item]));
  return items.flatMap((line, index): readonly Finding[] => {
    const item = byKey.get(line.key ?? '');
    if (!item) return [block(`items.${index}.thing`, null, 'この記録で出ているものではありません。')];
    const at = `items.${index}.erasure`;
    const label = labelOfItem(item, situation.book);
    const electronic = isElectronic(item, situation.book);
    const confidential = isConfidential(classOfItem(item, situation.book));
    if (line.erasure === undefined) return [];
    if (line.erasure === 'none' && electronic)
      return [block(at, '4-4①', `${label}の中身をどうしたかを選んでください。`)];
    if (line.erasure === 'erased' && !electronic)
      return [
        block(at, '4-4①', `${label}は消去できるものではありません。「消去するものがない」を選んでください。`),
      ];
    if (line.erasure === 'erased' && situation.book.record(item.thing as RecordId)?.register !== MEDIUM)
      return [warn(at, '4-4①', `${label}の消去は、媒体管理台帳の中身には反映されません。`)];
    if (line.erasure === 'kept' && electronic && confidential && line.note === undefined)
      return [
        block(
          `items.${index}.note`,
          '4-4①',
          `${label}は機密性2以上です。中身を残す理由を摘要に書いてください。`,
        ),
      ];
    return line.end === 'handed-over' && item.thing !== undefined
      ? [
          warn(
            `items.${index}.end`,
            '3(2)⑨イ',
            `${label}を渡したままにするときは、台帳の所管も直してください。`,
          ),
        ]
      : [];
  });
}

/** The one who says it came back is not the one who had it; where only one person works, it is said. */
export function checkReceiver(state: RecordState, receiver: unknown): readonly Finding[] {
  return receiver !== undefined && receiver === state.fields['holder']
    ? [warn('receiver', '4-4①', '返却確認者が持出者・借用者本人です。できるだけ別の職員が確かめてください。')]
    : [];
}

export function checkReturnTime(
  state: RecordState,
  values: JsonObject,
  situation: Situation,
): readonly Finding[] {
  const out = state.fields['outAt'];
  const at = values['at'];
  const on = dayOf(at);
  if (on === null) return [];
  if (on > situation.today) return [block('at', null, '返却日時が今日より後です。')];
  return typeof out === 'string' && String(at) < out
    ? [block('at', null, '返却日時が、持出・貸出の日時より前です。')]
    : [];
}

/** An extension of what needed a permission is a permission again, by somebody else than who has it. */
export function checkExtension(
  state: RecordState,
  values: JsonObject,
  situation: Situation,
): readonly Finding[] {
  const { until, decider, decidedOn } = values as {
    until?: IsoDate;
    decider?: RecordId;
    decidedOn?: IsoDate;
  };
  const findings: Finding[] = [];
  const before = state.fields['until'];
  if (until !== undefined && typeof before === 'string' && until <= before)
    findings.push(block('until', null, `今の返却予定日（${before}）より後の日を入れてください。`));
  if (until !== undefined && until < situation.today)
    findings.push(block('until', null, '新しい返却予定日が今日より前です。'));
  if (typeof before === 'string' && before < situation.today)
    findings.push(warn('until', '5-1(1)③イ', '返却予定日を過ぎてからの延長です。履歴にそのまま残ります。'));
  if (decidedOn !== undefined && decidedOn > situation.today)
    findings.push(block('decidedOn', '5-1(1)③イ', '許可日が今日より後です。'));
  if (decider === undefined || decidedOn === undefined) return findings;
  const permit = state.fields['permit'] && situation.book.record(state.fields['permit'] as RecordId);
  const applicant = permit ? permit.fields['applicant'] : undefined;
  if (decider === state.fields['holder'] || decider === applicant) {
    const upper = situation.profile.organisation.chiefOwnApplication;
    findings.push(
      block(
        'decider',
        '5-1(1)③イ',
        `持出者・申請者本人は許可者になれません。所属長のときは${upper}の許可を受けてください。`,
      ),
    );
  } else {
    const roles = assignmentsOn(situation.book.record(decider), decidedOn).map((one) => one.role);
    const decided = permit ? decisionOf(permit)?.decider : undefined;
    if (!roles.includes('chief') && !roles.includes('head') && decided !== decider)
      findings.push(
        warn('decider', '5-1(1)③イ', '許可者は、許可日に情報セキュリティ管理者として登録されていません。'),
      );
  }
  return findings;
}

/** Whether an extension asks for a new decision: a loan never, a blanket permission not within its own period. */
export function wantsDecision(state: RecordState, situation: Situation): boolean {
  const permit = state.fields['permit'] && situation.book.record(state.fields['permit'] as RecordId);
  if (permit && permit.register === TAKE_OUT_BLANKET) return false;
  const of = classOfItems(itemsIn(state.fields), situation.book);
  return permissionClauses(actOf(state), of).length > 0;
}

/** A blanket permission ends with its period: no use of it lasts longer. */
export function checkBlanketEnd(
  state: RecordState,
  until: unknown,
  situation: Situation,
): readonly Finding[] {
  const permit = state.fields['permit'] && situation.book.record(state.fields['permit'] as RecordId);
  const end = permit && permit.register === TAKE_OUT_BLANKET ? permit.fields['until'] : undefined;
  return typeof end === 'string' && typeof until === 'string' && until > end
    ? [
        block(
          'until',
          '5-1(1)③イ',
          `包括許可の期間（${end}まで）を越えます。「持出し許可」で申請してください。`,
        ),
      ]
    : [];
}

/** A correction may not take out what another line has out, nor drop what already came back. */
export function checkCorrection(
  before: RecordState,
  after: JsonObject,
  situation: Situation,
): readonly Finding[] {
  const known = new Set(itemsIn(before.fields).map(keyOf));
  const kept = new Set(itemsIn(after).map(keyOf));
  const returned = returnedItems(before).filter((item) => !kept.has(item.key));
  const leaving = { act: (after['act'] ?? actOf(before)) as Act, self: before.id, now: true };
  const stillOut = openItems(before).length > 0;
  const found = stillOut
    ? checkItems(itemsIn(after), leaving, situation).filter((finding) => {
        const index = Number(finding.field?.split('.')[1]);
        const item = itemsIn(after)[index];
        return item === undefined || !known.has(keyOf(item)) || finding.clause === null;
      })
    : [];
  return [
    ...found,
    ...(returned.length > 0
      ? [block('items', null, '返却済のものは外せません。記録ごと「誤登録の取消し」をしてください。')]
      : []),
    ...(!stillOut && itemsIn(after).some((item) => !known.has(keyOf(item)))
      ? [block('items', null, '返却の済んだ記録に、ものを加えることはできません。')]
      : []),
  ];
}
