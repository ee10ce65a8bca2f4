import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { type Action, draftOn, type Situation, verdict } from '../define';
import type { Choice, Field } from '../field';
import { ASSET, MEDIUM } from '../ids';
import { checkFields, tidied } from '../schema';
import { leavingOf, type ReturnedThing } from './events';
import { THING_KINDS } from './fields';
import { heldOn } from './holding';
import { nameOnCard, notLater, personOf } from './rules';

const WHYS: readonly Choice[] = [
  { value: 'term', label: '任期満了' },
  { value: 'resigned', label: '退職' },
  { value: 'transfer', label: '異動' },
  { value: 'other', label: 'その他' },
];

const leaveFields: readonly Field[] = [
  { key: 'on', label: '離れる日', kind: 'date', required: true, clause: '5-1(1)⑦' },
  { key: 'why', label: '理由', kind: 'choice', choices: WHYS, required: true },
  { key: 'remarks', label: '備考', kind: 'text', maximum: 200 },
];

/** Somebody leaves on a day, which may be to come: what they hold is listed from then on. */
export const leave: Action = {
  id: 'leave',
  label: '離任（退職・異動）を記録',
  tone: 'normal',
  on: 'many',
  fields: () => leaveFields,
  initial(situation, targets) {
    const ends = new Set(targets.map((target) => target.fields['until']));
    const [end] = ends;
    return { on: ends.size === 1 && end !== undefined ? end : situation.today, why: 'term' };
  },
  refusal: (_situation, target) => (target.voided || leavingOf(target) ? 'hidden' : null),
  decide(_situation, targets, typed) {
    const values = tidied(leaveFields, typed);
    return verdict(checkFields(leaveFields, typed), () =>
      targets.map((target) => draftOn(target, 'left', 1, values)),
    );
  },
};

export const OUTCOMES: readonly Choice[] = [
  { value: 'returned', label: '返却' },
  { value: 'stopped', label: '利用停止' },
  { value: 'handed-on', label: '後任へ引継ぎ' },
  { value: 'missing', label: '未返却' },
];

const itemFields: readonly Field[] = [
  { key: 'kind', label: '種類', kind: 'choice', choices: THING_KINDS, required: true },
  { key: 'name', label: '名称', kind: 'text', required: true, maximum: 200 },
  { key: 'number', label: '番号', kind: 'text', maximum: 60 },
  { key: 'outcome', label: '結果', kind: 'choice', choices: OUTCOMES, required: true },
  { key: 'note', label: '摘要', kind: 'text', maximum: 120 },
  { key: 'thing', label: '台帳', kind: 'link', registers: [MEDIUM, ASSET] },
];

const returnFields: readonly Field[] = [
  { key: 'on', label: '返却を確かめた日', kind: 'date', required: true, clause: '5-1(1)⑦' },
  { key: 'receiver', label: '確かめた人', kind: 'person', required: true },
  {
    key: 'items',
    label: '返してもらうもの',
    kind: 'rows',
    fields: itemFields,
    clause: '5-1(1)⑦',
    help: '持出・貸出簿と、カードに書いたIDや鍵から並べています。ほかに預けたものがあれば行を足してください。',
  },
  {
    key: 'secrecy',
    label: '離れた後も秘密を守ることを本人に伝えた',
    kind: 'yesNo',
    required: true,
    clause: '5-1(1)⑦',
  },
  { key: 'remarks', label: '備考', kind: 'text', maximum: 200 },
];

/** An ID is stopped; everything else comes back. Nothing is ticked beforehand. */
const expected = (target: RecordState, situation: Situation): JsonObject[] =>
  heldOn(target, situation.book).map(({ kind, name, number, thing }) => ({
    kind,
    name,
    ...(number === undefined ? {} : { number }),
    ...(thing === undefined ? {} : { thing }),
  }));

function checkReturn(target: RecordState, values: JsonObject, situation: Situation): readonly Finding[] {
  const items = (values['items'] ?? []) as unknown as readonly Partial<ReturnedThing>[];
  const held = heldOn(target, situation.book);
  const listed = new Set(items.flatMap((item) => item.thing ?? []));
  const name = nameOnCard(target, situation.book);
  return [
    ...(values['receiver'] === personOf(target)
      ? [block('receiver', '5-1(1)⑦', `確かめる人は、返却する本人（${name}）とは別の職員にしてください。`)]
      : []),
    ...(values['secrecy'] === false
      ? [
          block(
            'secrecy',
            '5-1(1)⑦',
            '離れた後も知った情報を漏らさないことを、本人に伝えてから記録してください。',
          ),
        ]
      : []),
    ...held
      .filter((one) => one.thing !== undefined && !listed.has(one.thing))
      .map((one) =>
        warn('items', '5-1(1)⑦', `${one.number ?? ''}${one.name}が、まだ本人に貸し出されたままです。`),
      ),
    ...items.flatMap((item, at) =>
      item.outcome === 'returned' && item.thing !== undefined && held.some((one) => one.thing === item.thing)
        ? [
            warn(
              `items.${at}.outcome`,
              '5-1(1)⑦',
              '持出・貸出簿では、まだ返却されていません。そちらにも返却を記録してください。',
            ),
          ]
        : [],
    ),
    ...(items.some((item) => item.outcome === 'missing')
      ? [warn('items', '5-1(1)⑦', '未返却のものがあるあいだ、このカードは「返却待ち」のままです。')]
      : []),
  ];
}

/** 返却確認 (5-1(1)⑦): everything this person holds, line by line. */
export const confirmReturn: Action = {
  id: 'return',
  label: '返却を確かめる',
  tone: 'primary',
  on: 'one',
  fields: () => returnFields,
  initial: (situation, [target]) =>
    target ? { on: situation.today, items: expected(target, situation) } : {},
  refusal: (_situation, target) =>
    !target.voided && leavingOf(target) !== null && target.status !== 'ended' ? null : 'hidden',
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(returnFields, typed);
    const findings = [
      ...checkFields(returnFields, typed),
      ...notLater('on', values['on'], situation),
      ...checkReturn(target, values, situation),
    ];
    return verdict(findings, () => [draftOn(target, 'returned', 1, values)]);
  },
};
