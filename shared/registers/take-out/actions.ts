import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { block, type Finding } from '../../policy/finding';
import { isPermitted } from '../application';
import { itemsIn, keyOf } from '../carried-items';
import { checkLine, dayOf, draftLine, fieldsOf, nowOf } from '../carried-line';
import { checkProtection } from '../carried-protection';
import { type Action, draftOn, type RegisterEvent, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { event, type VoidedBody, withDetail } from '../fold';
import { reasonField } from '../ledger';
import { checkFields, tidied } from '../schema';
import { openItems } from './open';

const takeFields: readonly Field[] = fieldsOf(
  [
    'items',
    'holder',
    'destination',
    'outAt',
    'until',
    'protection',
    'protectionReason',
    'handedBy',
    'remarks',
  ],
  { items: { help: '許可されたもののうち、今回持ち出さないものは行を消します。' } },
);

/** What of the application the line repeats. */
function startOf(target: RecordState, situation: Situation): JsonObject {
  const { fields } = target;
  const kept = ['destination', 'until', 'protection', 'protectionReason'].flatMap((key) =>
    fields[key] === undefined ? [] : [[key, fields[key]] as const],
  );
  return {
    ...Object.fromEntries(kept),
    items: openItems(target, situation.book) as unknown as JsonObject[],
    holder: fields['holder'] ?? fields['applicant'] ?? '',
    outAt: nowOf(situation),
  };
}

/** Whether this going out is what was permitted: the things, the period. */
function checkPermitted(values: JsonObject, target: RecordState, situation: Situation): readonly Finding[] {
  const findings: Finding[] = [];
  const open = new Set(openItems(target, situation.book).map(keyOf));
  itemsIn(values).forEach((item, index) => {
    if ((item.thing ?? item.what) !== undefined && !open.has(keyOf(item)))
      findings.push(
        block(`items.${index}.thing`, '5-1(1)③イ', 'この許可にないもの、またはすでに持ち出したものです。'),
      );
  });
  const on = dayOf(values['outAt']);
  const from = target.fields['from'] as IsoDate;
  const until = target.fields['until'] as IsoDate;
  const next = 'やむを得ず持ち出していたときは、持出・貸出簿の「事後記録（不備）」に記録してください。';
  if (on !== null && (on < from || on > until))
    findings.push(block('outAt', '5-1(1)③イ', `許可された期間（${from}から${until}まで）の外です。${next}`));
  const back = values['until'];
  if (typeof back === 'string' && back > until)
    findings.push(
      block('until', '5-1(1)③イ', `返却予定日が、許可された期間（${until}まで）を越えています。`),
    );
  return findings;
}

/** 持出を記録: what was permitted goes out, as a line of 持出・貸出簿. */
const take: Action = {
  id: 'take',
  label: '持出を記録',
  tone: 'primary',
  on: 'one',
  fields: () => takeFields,
  initial: (situation, [target]) => (target ? startOf(target, situation) : {}),
  refusal: (situation, target) =>
    isPermitted(target) && openItems(target, situation.book).length > 0 ? null : 'hidden',
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const form = takeFields;
    const { act, purpose, section } = target.fields;
    const values = { ...tidied(form, typed), act: act ?? 'take-out' } as JsonObject;
    const findings = [
      ...checkFields(form, typed),
      ...(isPermitted(target) ? [] : [block(null, '5-1(1)③イ', '許可を受けていません。')]),
      ...checkPermitted(values, target, situation),
      ...checkLine(values, null, situation),
      ...checkProtection(values, values['act'] as never, situation),
    ];
    return verdict(findings, () => {
      const fields = {
        ...values,
        purpose: String(purpose ?? '')
          .replace(/\s+/gu, ' ')
          .slice(0, 200),
        section: section ?? '',
        permit: target.id,
      };
      const line = draftLine(fields, situation);
      return [draftOn(target, 'taken', 1, { custody: line.record }), line];
    });
  },
};

/** 失効: the period passed, and nobody took out what was left. */
const expire: Action = {
  id: 'expire',
  label: '使わずに終える',
  tone: 'normal',
  on: 'many',
  fields: () => [{ ...reasonField, label: '理由', help: '履歴に残ります。' }],
  refusal: (situation, target) =>
    isPermitted(target) && openItems(target, situation.book).length === itemsIn(target.fields).length
      ? null
      : 'hidden',
  decide: (situation, targets, typed) =>
    verdict(checkFields([reasonField], typed), () =>
      targets.map((target) =>
        draftOn(target, 'expired', 1, { on: situation.today, reason: String(typed['amendmentReason']) }),
      ),
    ),
};

export const takeOutActions: readonly Action[] = [take, expire];

export const takeOutEvents: { readonly [event: string]: RegisterEvent } = {
  taken: event<{ custody: RecordId }>({
    label: '持出しの記録',
    apply: (state, body) =>
      isPermitted(state)
        ? withDetail(state, { lines: [...((state.detail['lines'] ?? []) as string[]), body.custody] })
        : { unlawful: '許可のない持出しが、事後記録としてではなく記録されています。' },
  }),
  expired: event<VoidedBody>({
    label: '失効',
    apply: (state, body) =>
      isPermitted(state)
        ? { ...withDetail(state, { expiry: { ...body } }), status: 'expired' }
        : { unlawful: '許可されていない申請の失効です。' },
  }),
};
