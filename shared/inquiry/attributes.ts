import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import { showDate } from '../jp/date';
import { fiscalYear, fiscalYearOf } from '../jp/fiscal';
import type { Json, JsonObject } from '../json';
import type { Register } from '../registers/define';
import type { Choice, Field } from '../registers/field';
import { type Naming, valueText } from '../registers/values';
import type { Attribute } from './tally';

/** A record as it is counted: what a line of its register's table is, too. */
export type Counted = {
  readonly state: RecordState;
  readonly status: string;
  derived(): JsonObject;
};

type By = Attribute<Counted>;

const held = (thing: Counted, key: string): Json | undefined =>
  thing.state.fields[key] ?? thing.derived()[key];

function textKey(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(String).toSorted().join(' ') : String(value);
}

const ASPECTS = { confidentiality: '機密性', integrity: '完全性', availability: '可用性' } as const;
const LEVELS = ['3', '2B', '2A', '1', 'unknown'];

function byValue(field: Field, parts: Pick<By, 'labelOf' | 'first' | 'rest'>): By {
  return {
    key: field.key,
    label: field.label,
    keyOf: (thing) => textKey(held(thing, field.key)),
    ...parts,
  };
}

const labelOfChoice = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** The day a date, a moment or a date as people remember it (令和5年頃) stands for; null for 不明. */
function dayOf(value: Json | undefined): IsoDate | null {
  const text = typeof value === 'object' && value !== null && 'sortAs' in value ? value['sortAs'] : value;
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}/.test(text) ? (text.slice(0, 10) as IsoDate) : null;
}

/** A date counts by its 年度 and by its month. */
function byDate(field: Field): readonly By[] {
  const day = (thing: Counted) => dayOf(held(thing, field.key));
  const dated = (
    part: string,
    label: string,
    keyOf: (day: IsoDate) => string,
    labelOf: (key: string) => string,
  ): By => ({
    key: `${field.key}.${part}`,
    label: `${field.label}（${label}）`,
    keyOf(thing) {
      const on = day(thing);
      return on === null ? '' : keyOf(on);
    },
    labelOf,
    first: [],
    rest: 'key',
  });
  return [
    dated(
      'fiscal-year',
      '年度',
      (on) => String(fiscalYearOf(on).year),
      (key) => fiscalYear(Number(key)).label,
    ),
    dated(
      'month',
      '月',
      (on) => on.slice(0, 7),
      (key) => showDate(`${key}-01` as IsoDate).replace(/1日$/, ''),
    ),
  ];
}

function byField(register: Register, field: Field, naming: Naming): readonly By[] {
  switch (field.kind) {
    case 'choice':
      return [
        byValue(field, {
          labelOf: (key) => labelOfChoice(field.choices, key),
          first: field.choices.map(({ value }) => value),
          rest: 'key',
        }),
      ];
    case 'choices':
      return [
        byValue(field, {
          labelOf: (key) =>
            key
              .split(' ')
              .map((one) => labelOfChoice(field.choices, one))
              .join('、'),
          first: field.choices.map(({ value }) => value),
          rest: 'key',
        }),
      ];
    case 'class':
      return [
        byValue(field, {
          labelOf: (key) => (key === 'unknown' ? '分類不明' : `${ASPECTS[field.aspect]}${key}`),
          first: LEVELS,
          rest: 'key',
        }),
      ];
    case 'yesNo':
      return [
        byValue(field, {
          labelOf: (key) => (key === 'true' ? 'はい' : 'いいえ'),
          first: ['true', 'false'],
          rest: 'key',
        }),
      ];
    case 'person':
    case 'section':
    case 'link':
      return [byValue(field, { labelOf: (key) => valueText(naming, field, key), first: [], rest: 'label' })];
    case 'text':
      return register.filters.includes(field.key)
        ? [byValue(field, { labelOf: (key) => key, first: [], rest: 'label' })]
        : [];
    case 'date':
    case 'looseDate':
    case 'moment':
      return byDate(field);
    default:
      return [];
  }
}

function byStatus(register: Register): By {
  return {
    key: 'status',
    label: '状態',
    keyOf: ({ status }) => status,
    labelOf: (key) => register.statuses[key]?.label ?? key,
    first: Object.keys(register.statuses),
    rest: 'key',
  };
}

/**
 * What the records of a register can be counted by: choices, classes, sections, persons, places, the state, the 年度
 * and the month of its dates. Several choices of one record count as the one set they are, so that every record is
 * counted once. What the register filters by comes first.
 */
export function attributesOf(register: Register, naming: Naming): readonly By[] {
  const fields = [...register.fields, ...register.derivedFields].filter(
    ({ width, key }) => width !== 0 && key !== 'number',
  );
  const filtered = (field: Field) => register.filters.includes(field.key);
  const ordered = [...fields.filter(filtered), ...fields.filter((field) => !filtered(field))];
  const status = Object.keys(register.statuses).length > 1 ? [byStatus(register)] : [];
  return [...ordered.flatMap((field) => byField(register, field, naming)), ...status];
}

/** Records that are over and done with (廃棄済, 退職) are left out unless asked for. */
export const isEnded = (register: Register, { status }: Counted): boolean =>
  register.statuses[status]?.tone === 'ended';
