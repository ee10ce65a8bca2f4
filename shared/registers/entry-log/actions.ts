import type { RecordState } from '../../journal/project';
import { localMomentSchema, momentIn } from '../../jp/moment';
import type { Json, JsonObject } from '../../json';
import { block, type Finding } from '../../policy/finding';
import { changesBetween } from '../changes';
import { type Action, draftNew, draftOn, type Situation, type Verdict, verdict } from '../define';
import { lentKeys, standingFaults } from '../entry-findings';
import { isInside } from '../entry-index';
import type { Field } from '../field';
import { ENTRY_LOG } from '../ids';
import { reasonField } from '../ledger';
import { checkFields, tidied } from '../schema';
import { reviewOf } from './events';
import { entryFields, officeFields, typedFields } from './fields';
import { completeEntry, judgeEntry } from './judge';

const dayIn = (moment: Json | undefined, situation: Situation): string =>
  localMomentSchema.safeParse(moment).success ? String(moment).slice(0, 10) : situation.today;

/**
 * Records an entry. `source` says how it came here: at the desk and in the office the person stands before the door;
 * from paper it is past.
 */
export function recordEntry(
  typed: JsonObject,
  situation: Situation,
  source: 'desk' | 'office' | 'paper',
): Verdict {
  const form = entryFields.filter(({ key }) => key !== 'exitCorrected');
  const values = completeEntry(tidied(form, typed), situation);
  const findings = [
    ...checkFields(form, { ...typed, ...values }),
    ...judgeEntry(values, situation, source !== 'paper'),
  ];
  return verdict(findings, () => [
    draftNew(ENTRY_LOG, situation.newRecord(), 'entered', 1, {
      number: null,
      on: dayIn(values['enteredAt'], situation),
      fields: { ...values, source },
    }),
  ]);
}

const now = (situation: Situation): string => momentIn(situation.now);

const enter: Action = {
  id: 'enter',
  label: '入室を記録',
  tone: 'primary',
  on: 'none',
  fields: () => officeFields,
  initial: (situation) => ({ enteredAt: now(situation) }),
  refusal: () => null,
  decide: (situation, _targets, typed) => recordEntry(typed, situation, 'office'),
};

const leaveFields = (targets: readonly RecordState[]): readonly Field[] => [
  { key: 'leftAt', label: '退室日時', kind: 'moment', required: true },
  ...(targets.some((target) => lentKeys(target.fields).length > 0)
    ? [
        {
          key: 'keysReturned',
          label: '貸し出した鍵を受け取った',
          kind: 'yesNo',
          required: true,
          clause: '4-2(1)②',
        } satisfies Field,
      ]
    : []),
];

/** What a 退室 says of one entry. */
export function leftBody(target: RecordState, leftAt: string, keysBack: boolean): JsonObject {
  const keys = lentKeys(target.fields);
  const returned = keys.map((key) =>
    keysBack && key.returnedAt === undefined ? { ...key, returnedAt: leftAt } : key,
  );
  return {
    on: leftAt.slice(0, 10),
    leftAt,
    ...(keys.length > 0 ? { keys: returned as unknown as JsonObject[] } : {}),
  };
}

function checkLeft(target: RecordState, leftAt: Json | undefined, situation: Situation): readonly Finding[] {
  if (!localMomentSchema.safeParse(leftAt).success) return [];
  if (String(leftAt) > now(situation)) return [block('leftAt', null, '退室日時が今より後です。')];
  return String(leftAt) < String(target.fields['enteredAt'] ?? '')
    ? [block('leftAt', null, `${String(target.fields['name'])}の退室日時が入室日時より前です。`)]
    : [];
}

const leave: Action = {
  id: 'leave',
  label: '退室を記録',
  tone: 'primary',
  on: 'many',
  fields: (_situation, targets) => leaveFields(targets),
  initial: (situation) => ({ leftAt: now(situation) }),
  refusal: (_situation, target) => (isInside(target) ? null : 'hidden'),
  decide(situation, targets, typed) {
    const form = leaveFields(targets);
    const values = tidied(form, typed);
    const findings = [
      ...checkFields(form, typed),
      ...targets.flatMap((target) => checkLeft(target, values['leftAt'], situation)),
    ];
    return verdict(findings, () =>
      targets.map((target) =>
        draftOn(
          target,
          'left',
          1,
          leftBody(target, String(values['leftAt']), values['keysReturned'] === true),
        ),
      ),
    );
  },
};

const exitFields: readonly Field[] = [
  {
    key: 'leftAt',
    label: '実際の退室日時',
    kind: 'moment',
    required: true,
    help: '本人や立会職員に確かめた日時です。分からないときは、確かめられた最も遅い日時を書きます。',
  },
  { ...reasonField, help: '確かめた相手と方法を書きます。管理簿に「退室訂正」と残ります。' },
];

/** A forgotten exit is closed by a 訂正 with its reason, never as if it had been recorded then. */
const correctExit: Action = {
  id: 'correct-exit',
  label: '退室未記録を訂正',
  tone: 'normal',
  on: 'many',
  fields: () => exitFields,
  refusal: (_situation, target) => (isInside(target) ? null : 'hidden'),
  decide(situation, targets, typed) {
    const values = tidied(exitFields, typed);
    const findings = [
      ...checkFields(exitFields, typed),
      ...targets.flatMap((target) => checkLeft(target, values['leftAt'], situation)),
    ];
    return verdict(findings, () =>
      targets.map((target) =>
        draftOn(target, 'amended', 1, {
          on: situation.today,
          changes: { leftAt: String(values['leftAt']), exitCorrected: true },
          reason: String(values['amendmentReason']),
        }),
      ),
    );
  },
};

const amend: Action = {
  id: 'amend',
  label: '訂正',
  tone: 'normal',
  on: 'one',
  fields: () => [...typedFields, reasonField],
  initial: (_situation, [target]) => target?.fields ?? {},
  refusal: (_situation, target) => (target.voided ? 'hidden' : null),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const { amendmentReason: reason, ...typedValues } = tidied([...typedFields, reasonField], typed);
    const { permit: _permit, ...completed } = completeEntry(typedValues, situation);
    const after = {
      ...target.fields,
      ...Object.fromEntries(typedFields.map(({ key }) => [key, null])),
      ...completed,
    };
    const changes = changesBetween(typedFields, target.fields, dropNulls(after));
    const findings = [
      ...checkFields([...typedFields, reasonField], typed),
      ...judgeEntry(completed, situation, false, target.id),
      ...(target.fields['leftAt'] !== undefined && completed['leftAt'] === undefined
        ? [block('leftAt', null, '一度記録した退室日時は空にできません。正しい日時を入力してください。')]
        : []),
      ...(Object.keys(changes).length === 0 ? [block(null, null, '変わったところがありません。')] : []),
    ];
    return verdict(findings, () => [
      draftOn(target, 'amended', 1, { on: situation.today, changes, reason: String(reason) }),
    ]);
  },
};

const dropNulls = (values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const keysFields: readonly Field[] = [
  { key: 'returnedAt', label: '返却日時', kind: 'moment', required: true },
];

const returnKeys: Action = {
  id: 'return-keys',
  label: '鍵の返却を記録',
  tone: 'normal',
  on: 'one',
  fields: () => keysFields,
  initial: (situation) => ({ returnedAt: now(situation) }),
  refusal: (_situation, target) =>
    target.voided === null && lentKeys(target.fields).some((key) => key.returnedAt === undefined)
      ? null
      : 'hidden',
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(keysFields, typed);
    return verdict(checkFields(keysFields, typed), () => [
      draftOn(target, 'keys-returned', 1, { on: situation.today, returnedAt: String(values['returnedAt']) }),
    ]);
  },
};

const reviewFields: readonly Field[] = [
  { key: 'by', label: '確認した者', kind: 'person', required: true },
  { key: 'note', label: '確かめたこと・指導したこと', kind: 'text', maximum: 200 },
];

/** The chief has seen what was amiss: it no longer waits, and stays in the book. */
const review: Action = {
  id: 'review',
  label: '不備を確認',
  tone: 'normal',
  on: 'many',
  fields: () => reviewFields,
  initial: (situation) => ({ by: situation.actor as string }),
  refusal: (situation, target) =>
    target.voided === null && reviewOf(target) === null && standingFaults(target, situation.book).length > 0
      ? null
      : 'hidden',
  decide(situation, targets, typed) {
    const values = tidied(reviewFields, typed);
    return verdict(checkFields(reviewFields, typed), () =>
      targets.map((target) => draftOn(target, 'reviewed', 1, { on: situation.today, ...values })),
    );
  },
};

const cancelFields: readonly Field[] = [
  { ...reasonField, label: '取消しの理由', help: '記録は消えません。取消線を引いて残します。' },
];

const cancel: Action = {
  id: 'void',
  label: '誤登録の取消し',
  tone: 'danger',
  on: 'many',
  fields: () => cancelFields,
  refusal: (_situation, target) => (target.voided ? 'hidden' : null),
  decide: (situation, targets, typed) =>
    verdict(checkFields(cancelFields, typed), () =>
      targets.map((target) =>
        draftOn(target, 'voided', 1, { on: situation.today, reason: String(typed['amendmentReason']) }),
      ),
    ),
};

export const entryActions: readonly Action[] = [enter, leave, correctExit, returnKeys, review, amend, cancel];
