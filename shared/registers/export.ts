import type { RecordState } from '../journal/project';
import { looseDateSchema } from '../jp/date';
import type { Json } from '../json';
import type { SheetCell, SheetColumn, SheetRequest } from '../sheet/sheet-request';
import { LIMITS } from '../sheet/table';
import type { Register, Situation } from './define';
import type { Field } from './field';
import { type Naming, textsOf } from './values';

const KIND: { readonly [kind in Field['kind']]?: SheetColumn['kind'] } = {
  date: 'date',
  looseDate: 'date',
  count: 'count',
  longText: 'longText',
};

const NUMBER: Field = { key: 'number', label: '管理番号', kind: 'text', width: 120 };
const STATUS: Field = { key: 'status', label: '状態', kind: 'text', width: 140 };
const PX_PER_CHARACTER = 9;

/** Every field, derived ones too, in the order of the form; or only the columns of the table. */
export function exportFields(register: Register, keys: readonly string[] | null): readonly Field[] {
  const own = register.fields.filter((field) => field.kind !== 'attachments' && field.key !== 'number');
  const all = [NUMBER, ...own, ...register.derivedFields, STATUS];
  if (keys === null) return all;
  return keys.flatMap((key) => all.find((field) => field.key === key) ?? []);
}

function cellOf(field: Field, value: Json | undefined, text: string): SheetCell {
  if (field.kind === 'date' && typeof value === 'string') return value;
  if (field.kind === 'looseDate') {
    const parsed = looseDateSchema.safeParse(value);
    return parsed.success && typeof parsed.data === 'string' ? parsed.data : text;
  }
  return field.kind === 'count' && typeof value === 'number' ? value : text;
}

export type ExportChoice = {
  readonly kind: SheetRequest['kind'];
  readonly dateStyle: SheetRequest['dateStyle'];
  /** Keys of the columns wanted; null for all fields. */
  readonly keys: readonly string[] | null;
};

/** The sheet of these records, as people read them. More rows than a sheet may hold is a bug of the caller. */
export function sheetOf(
  register: Register,
  records: readonly RecordState[],
  choice: ExportChoice,
  naming: Naming,
  situation: Situation,
): SheetRequest {
  if (records.length > LIMITS.rows) throw new Error('too many rows for a sheet');
  const fields = exportFields(register, choice.keys);
  const rows = records.map((state) => {
    const text = textsOf(naming, register, state);
    const values = { ...state.fields, ...register.derive(state, situation) };
    return fields.map((field): SheetCell => {
      if (field.key === 'status')
        return register.statuses[register.statusOf(state, situation.book, situation.today)]?.label ?? '';
      return cellOf(field, values[field.key], text(field.key));
    });
  });
  return {
    kind: choice.kind,
    title: `${register.title}_${situation.today}`,
    sheetName: register.title,
    dateStyle: choice.dateStyle,
    columns: fields.map((field) => ({
      key: field.key,
      header: field.label,
      kind: KIND[field.kind] ?? 'text',
      width: Math.min(60, Math.max(8, Math.round((field.width || 140) / PX_PER_CHARACTER))),
    })),
    rows,
  };
}
