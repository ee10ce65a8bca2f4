import type { RecordId } from '../ids';
import type { DraftEntry } from '../journal/entry';
import type { IsoDate } from '../jp/date';
import { type LocalMoment, localMomentDate, localMomentSchema, momentIn } from '../jp/moment';
import type { Json, JsonObject } from '../json';
import { ACT_LABELS, ACTS, type Act } from '../policy/custody';
import { block, type Finding } from '../policy/finding';
import { itemFields, itemsIn } from './carried-items';
import { protectionFields } from './carried-protection';
import { checkItems } from './carried-rules';
import { draftNew, type Situation } from './define';
import type { Field } from './field';
import { CUSTODY, TAKE_OUT, TAKE_OUT_BLANKET } from './ids';
import { nextNumberOf } from './numbering';

/*
 * A line of 持出・貸出簿: something left its place with somebody. Lent, carried and taken out are told apart by `act`;
 * whatever permission it stands on is named by `permit`.
 */

const GROUP = '持出し・貸出し';

export const lineFields: readonly Field[] = [
  {
    key: 'act',
    label: '区分',
    kind: 'choice',
    choices: ACTS.map((value) => ({ value, label: ACT_LABELS[value] })),
    required: true,
    group: GROUP,
    width: 110,
  },
  {
    key: 'items',
    label: '持ち出すもの',
    kind: 'rows',
    fields: itemFields,
    required: true,
    group: GROUP,
    width: 0,
  },
  { key: 'section', label: '所属', kind: 'section', required: true, group: GROUP, width: 0 },
  { key: 'holder', label: '持出者・借用者', kind: 'person', required: true, group: GROUP, width: 130 },
  {
    key: 'permit',
    label: '根拠の許可',
    kind: 'link',
    registers: [TAKE_OUT, TAKE_OUT_BLANKET],
    group: GROUP,
    width: 0,
    clause: '5-1(1)③イ',
  },
  { key: 'purpose', label: '目的', kind: 'text', required: true, maximum: 200, group: GROUP, width: 180 },
  {
    key: 'destination',
    label: '行先・使用場所',
    kind: 'text',
    required: true,
    maximum: 200,
    group: GROUP,
    width: 160,
  },
  { key: 'outAt', label: '持出・貸出日時', kind: 'moment', required: true, group: GROUP, width: 150 },
  { key: 'until', label: '返却予定日', kind: 'date', required: true, group: GROUP, width: 120 },
  ...protectionFields('保護措置'),
  {
    key: 'handedBy',
    label: '渡した職員',
    kind: 'person',
    group: '受渡し',
    width: 0,
    help: '本人が保管庫から出したときは空欄です。',
  },
  {
    key: 'irregular',
    label: '不備の理由（事後記録）',
    kind: 'longText',
    maximum: 1000,
    group: '不備のあるとき',
    width: 0,
  },
  { key: 'remarks', label: '備考', kind: 'longText', maximum: 500, group: '受渡し', width: 160 },
];

/** Fields of the line by key, in the order asked for: what the form of an act is made of. */
export function fieldsOf(
  keys: readonly string[],
  changes: { readonly [key: string]: object } = {},
): readonly Field[] {
  return keys.flatMap((key) => {
    const field = lineFields.find((one) => one.key === key);
    return field ? [{ ...field, ...changes[key] } as Field] : [];
  });
}

/** Now, as the form of something that happens just now begins. */
export const nowOf = (situation: Situation): LocalMoment => momentIn(situation.now);

/** The day of a typed moment, or null while it cannot be read (which its field says itself). */
export function dayOf(value: Json | undefined): IsoDate | null {
  const moment = localMomentSchema.safeParse(value);
  return moment.success ? localMomentDate(moment.data) : null;
}

/** What is wrong with this going out now, whichever act it is. */
export function checkLine(
  values: JsonObject,
  self: RecordId | null,
  situation: Situation,
): readonly Finding[] {
  const act = values['act'] as Act;
  const findings: Finding[] = [...checkItems(itemsIn(values), { act, self, now: true }, situation)];
  const on = dayOf(values['outAt']);
  const until = values['until'];
  if (on !== null && on > situation.today)
    findings.push(block('outAt', null, '日時が今日より後です。実際に出すときに記録してください。'));
  if (on !== null && typeof until === 'string' && until < on)
    findings.push(block('until', null, '返却予定日が、持出・貸出の日より前です。'));
  return findings;
}

/** Which event begins a line: in its history stands what was done. */
export const BEGINNINGS: { readonly [act in Act]: string } = {
  loan: 'lent',
  transport: 'sent',
  'take-out': 'taken',
};

/** The first entry of a new line. */
export function draftLine(
  fields: JsonObject,
  situation: Situation,
  event: string = BEGINNINGS[fields['act'] as Act],
  more: JsonObject = {},
): DraftEntry {
  const number = nextNumberOf({ id: CUSTODY, series: 'custody' }, situation);
  const on = dayOf(fields['outAt']) ?? situation.today;
  return draftNew(CUSTODY, situation.newRecord(), event, 1, { number, on, fields, ...more });
}
