import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { personName } from '../../organisation/assignments';
import { block, type Finding, warn } from '../../policy/finding';
import { type Action, draftOn, type RegisterEvent, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { event, withDetail } from '../fold';
import { checkFields, tidied } from '../schema';
import { signatureIn } from '../signature';

/** 受領: signed here, or on the paper that is filed. Kept as an entry of its own, which does not leave the section. */
export type Receipt = {
  readonly on: IsoDate;
  readonly manner: 'screen' | 'paper';
  readonly signature?: JsonObject;
  readonly binder?: string;
};

export const receiptOf = (state: RecordState): Receipt | null =>
  (state.detail['receipt'] as Receipt | undefined) ?? null;

const receiptFields: readonly Field[] = [
  { key: 'on', label: '受領日', kind: 'date', required: true },
  {
    key: 'manner',
    label: '受領の方法',
    kind: 'choice',
    choices: [
      { value: 'screen', label: 'この画面で署名する' },
      { value: 'paper', label: '受領書（紙）に署名した' },
    ],
    required: true,
    initial: 'screen',
  },
  {
    key: 'signature',
    label: '受領者の署名',
    kind: 'signature',
    required: true,
    help: '上の記録にあるものを、借用中の責任を承知して受け取ったことの署名です。',
    shownWhen: (values) => values['manner'] === 'screen',
  },
  {
    key: 'binder',
    label: '受領書を綴った簿冊',
    kind: 'text',
    maximum: 60,
    required: true,
    shownWhen: (values) => values['manner'] === 'paper',
  },
];

const bare = (text: string): string => text.replace(/\s/gu, '');

/** One signature is one person's: for several lines only where all of them went to the same one. */
function checkSigner(
  targets: readonly RecordState[],
  values: JsonObject,
  situation: Situation,
): readonly Finding[] {
  const holders = [...new Set(targets.map((target) => target.fields['holder']))];
  if (holders.length > 1)
    return [
      block('signature', null, '受け取った人が違う記録が混じっています。同じ人の分だけを選んでください。'),
    ];
  const signature = signatureIn(values['signature']);
  const expected = personName(situation.book, holders[0] as RecordId | undefined);
  return signature?.manner === 'typed' && bare(signature.name) !== bare(expected)
    ? [warn('signature', null, `持出者・借用者（${expected}）と違う氏名です。`)]
    : [];
}

/** 受領の署名: for one line or several of the same person, as often as it takes to be right. */
export const sign: Action = {
  id: 'sign',
  label: '受領の署名を記録',
  tone: 'normal',
  on: 'many',
  fields: () => receiptFields,
  initial: (situation) => ({ on: situation.today }),
  refusal: (_situation, target) => (target.voided || receiptOf(target) !== null ? 'hidden' : null),
  decide(situation, targets, typed) {
    const values = tidied(receiptFields, typed);
    const on = values['on'];
    const findings = [
      ...checkFields(receiptFields, typed),
      ...checkSigner(targets, values, situation),
      ...(typeof on === 'string' && on > situation.today
        ? [block('on', null, '受領日が今日より後です。')]
        : []),
    ];
    return verdict(findings, () => targets.map((target) => draftOn(target, 'receipted', 1, values)));
  },
};

export const receiptEvents: { readonly [event: string]: RegisterEvent } = {
  receipted: event<Receipt>({
    label: '受領の署名',
    apply: (state, body) => withDetail(state, { receipt: { ...body } as unknown as JsonObject }),
  }),
};
