import type { RegisterId } from '../ids';
import type { RecordState } from '../journal/project';
import type { JsonObject } from '../json';
import { block, type Finding } from '../policy/finding';
import { changesBetween } from './changes';
import { type Action, draftNew, draftOn, type Register, type Situation, verdict } from './define';
import type { Field } from './field';
import { amended, registered, voided } from './fold';
import { nextNumberOf } from './numbering';
import { type OwnOptions, ownParts } from './own';
import { checkFields, tidied } from './schema';

/** What a plain register says of itself; the rest is the same for all of them. */
export type LedgerOptions = OwnOptions & {
  readonly group: Register['group'];
  /** Key of the number pattern in the profile; null for registers whose records carry no number. */
  readonly series: string | null;
  /** Judges what is registered (`self` is null) or how a record would stand. */
  readonly check?: (values: JsonObject, situation: Situation, self: RecordState | null) => readonly Finding[];
  /** Judges an amendment: what was, what would be, why. */
  readonly checkChange?: (
    before: RecordState,
    after: JsonObject,
    reason: string,
    situation: Situation,
  ) => readonly Finding[];
};

export const numberField: Field = {
  key: 'number',
  label: '管理番号',
  kind: 'text',
  maximum: 40,
  width: 120,
  help: '空欄のままにすると、登録のときに番号が付きます。今の台帳の番号があれば、そのまま入力してください。',
  synonyms: [
    '番号',
    '資産番号',
    '資産ID',
    '台帳番号',
    '登録番号',
    '資産管理番号',
    '整理番号',
    'No.',
    'No',
    '№',
    'ID',
  ],
};

export const onField: Field = {
  key: 'on',
  label: '異動日（この日から）',
  kind: 'date',
  help: '登録・訂正した内容が有効になる日です。空欄のときは今日になります。',
  width: 0,
};

export const reasonField: Field = {
  key: 'amendmentReason',
  label: '訂正の理由',
  kind: 'text',
  required: true,
  maximum: 200,
  help: '履歴に残ります。訂正前の内容は取消線で表示されます。',
};

/** A register of things that are registered, amended and, when entered by mistake, voided. */
export function ledger(options: LedgerOptions): Register {
  const fields = options.series === null ? options.fields : [numberField, ...options.fields];
  const check = (values: JsonObject, situation: Situation, self: RecordState | null) =>
    options.check?.(values, situation, self) ?? [];
  const refusal = (_situation: Situation, target: RecordState) => (target.voided ? 'hidden' : null);
  const { complete } = ownParts(options);

  const register: Action = {
    id: 'register',
    label: '登録',
    tone: 'primary',
    on: 'none',
    fields: () => [...fields, onField],
    refusal: () => null,
    decide(situation, _targets, typed) {
      const { number, on, ...values } = tidied([...fields, onField], typed);
      const findings = [
        ...checkFields(fields, typed),
        ...checkNumber(options.id, number, null, situation),
        ...check(values, situation, null),
      ];
      return verdict(findings, () => [
        draftNew(options.id, situation.newRecord(), 'registered', 1, {
          number: (number as string | undefined) ?? nextNumberOf(options, situation),
          on: on ?? situation.today,
          fields: complete(values, situation),
        }),
      ]);
    },
  };

  const amend: Action = {
    id: 'amend',
    label: '訂正',
    tone: 'normal',
    on: 'one',
    fields: () => [...fields, onField, reasonField],
    initial: (_situation, [target]) =>
      target ? { ...target.fields, ...(target.number ? { number: target.number } : {}) } : {},
    refusal,
    decide(situation, [target], typed) {
      if (!target) return { findings: [], drafts: [] };
      const { amendmentReason: reason, on, ...after } = tidied([...fields, onField, reasonField], typed);
      const before = target.number === null ? target.fields : { ...target.fields, number: target.number };
      const { number: typedNumber, ...values } = after;
      // A number once given is never taken away (office.md 4): a blank leaves it.
      const number = typedNumber ?? target.number;
      const changes = changesBetween(fields, before, {
        ...complete(values, situation),
        ...(number ? { number } : {}),
      });
      const findings = [
        ...checkFields([...fields, reasonField], typed),
        ...checkNumber(options.id, number, target, situation),
        ...check(values, situation, target),
        ...(options.checkChange?.(target, values, String(reason ?? ''), situation) ?? []),
        ...(Object.keys(changes).length === 0 ? [block(null, null, '変わったところがありません。')] : []),
      ];
      return verdict(findings, () => [
        draftOn(target, 'amended', 1, { on: on ?? situation.today, changes, reason: String(reason) }),
      ]);
    },
  };

  const cancel: Action = {
    id: 'void',
    label: '誤登録の取消し',
    tone: 'danger',
    on: 'many',
    fields: () => [
      { ...reasonField, label: '取消しの理由', help: '記録は消えません。取消線を引いて残します。' },
    ],
    refusal(situation, target) {
      if (target.voided) return 'hidden';
      const standing = situation.book.effectsOn(target.id);
      return standing.length > 0
        ? '廃棄などの記録から参照されているため、取り消せません。先にその記録を取り消してください。'
        : null;
    },
    decide: (situation, targets, typed) =>
      verdict(checkFields([reasonField], typed), () =>
        targets.map((target) =>
          draftOn(target, 'voided', 1, { on: situation.today, reason: String(typed['amendmentReason']) }),
        ),
      ),
  };

  return {
    ...ownParts(options),
    group: options.group,
    fields,
    statuses: {
      registered: { label: '登録済', tone: 'neutral' },
      voided: { label: '取消し', tone: 'ended' },
      ...options.statuses,
    },
    events: { registered: registered('registered'), amended, voided, ...options.events },
    actions: [register, amend, ...(options.actions ?? []), cancel],
    check,
  };
}

/** A number stands once in a register (office.md 4): a second one is refused while it can still be mended. */
function checkNumber(
  id: RegisterId,
  number: unknown,
  self: RecordState | null,
  situation: Situation,
): readonly Finding[] {
  if (typeof number !== 'string' || number === '') return [];
  if (self?.number === number) return [];
  const taken = situation.book
    .all(id)
    .some((state) => state.number === number && !state.voided && state.id !== self?.id);
  return taken
    ? [
        block(
          'number',
          null,
          `管理番号「${number}」は既に使われています。別の番号にするか、空欄にしてください。`,
        ),
      ]
    : [];
}
