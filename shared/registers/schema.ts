import { z } from 'zod';
import { attachmentSchema } from '../host/contract';
import { recordIdSchema } from '../ids';
import { isoDateSchema, looseDateSchema } from '../jp/date';
import { localMomentSchema } from '../jp/moment';
import type { Json, JsonObject } from '../json';
import { confidentialitySchema, integritySchema } from '../policy/classification';
import { block, type Finding } from '../policy/finding';
import type { Field } from './field';
import { signatureSchema } from './signature';

/** C0 controls but tab and line breaks, and DEL: nothing a person types. */
const hasControl = (value: string): boolean => {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === 0x7f || (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d)) return true;
  }
  return false;
};

const text = (maximum: number) =>
  z
    .string()
    .max(maximum, `${maximum}文字以内で入力してください。`)
    .refine((value) => !hasControl(value), '使えない制御文字が含まれています。');

const oneOf = (choices: readonly { readonly value: string }[]) =>
  z
    .string()
    .refine(
      (value) => choices.some((choice) => choice.value === value),
      '一覧にない値です。選び直してください。',
    );

/** The zod schema of one field's value when it is there. */
export function schemaOfField(field: Field): z.ZodType<Json> {
  switch (field.kind) {
    case 'text':
      return text(field.maximum ?? 200).refine((value) => !/[\r\n]/.test(value), '改行は入れられません。');
    case 'longText':
      return text(field.maximum ?? 4000);
    case 'choice':
      return oneOf(field.choices);
    case 'choices':
      return z.array(oneOf(field.choices)).max(100);
    case 'yesNo':
      return z.boolean();
    case 'count':
      return z
        .int('整数で入力してください。')
        .min(field.minimum ?? 0, `${field.minimum ?? 0}以上で入力してください。`)
        .max(field.maximum ?? 1_000_000_000, '値が大きすぎます。');
    case 'date':
      return isoDateSchema as unknown as z.ZodType<Json>;
    case 'looseDate':
      return looseDateSchema as unknown as z.ZodType<Json>;
    case 'moment':
      return localMomentSchema as unknown as z.ZodType<Json>;
    case 'class':
      return z.union([
        field.aspect === 'confidentiality' ? confidentialitySchema : integritySchema,
        z.literal('unknown'),
      ]);
    case 'person':
    case 'section':
    case 'link':
      return recordIdSchema;
    case 'links':
      return z.array(recordIdSchema).max(5_000);
    case 'attachments':
      return z.array(attachmentSchema).max(100) as unknown as z.ZodType<Json>;
    case 'signature':
      return signatureSchema as unknown as z.ZodType<Json>;
    case 'rows':
      return z
        .array(schemaOf(field.fields))
        .max(2_000, '2,000行までです。申請を分けてください。') as unknown as z.ZodType<Json>;
  }
}

/** The zod schema of a form: keys of unknown fields are refused, absent ones allowed (`required` is judged by `check`). */
export function schemaOf(fields: readonly Field[]): z.ZodType<JsonObject> {
  const shape = Object.fromEntries(fields.map((field) => [field.key, schemaOfField(field).optional()]));
  return z.strictObject(shape) as unknown as z.ZodType<JsonObject>;
}

/** Nothing typed: absent, an empty text or an empty list. */
export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Drops what is empty and what is not shown, so that two ways of leaving a field blank are one. */
export function tidied(fields: readonly Field[], values: JsonObject): JsonObject {
  const kept: [string, Json][] = [];
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined || isEmpty(value)) continue;
    if (field.shownWhen && !field.shownWhen(values)) continue;
    if (field.kind === 'rows')
      kept.push([field.key, (value as JsonObject[]).map((row) => tidied(field.fields, row))]);
    else kept.push([field.key, value]);
  }
  return Object.fromEntries(kept);
}

/** Findings of the form itself: what is missing and what has the wrong shape. `prefix` names the row in a table. */
export function checkFields(fields: readonly Field[], values: JsonObject, prefix = ''): readonly Finding[] {
  return fields.flatMap((field): readonly Finding[] => {
    if (field.shownWhen && !field.shownWhen(values)) return [];
    const value = values[field.key];
    const key = `${prefix}${field.key}`;
    if (value === undefined || isEmpty(value)) {
      return field.required
        ? [block(key, field.clause ?? null, `「${field.label}」を入力してください。`)]
        : [];
    }
    if (field.kind === 'rows' && Array.isArray(value)) {
      return (value as JsonObject[]).flatMap((row, index) =>
        checkFields(field.fields, row, `${key}.${index}.`),
      );
    }
    const parsed = schemaOfField(field).safeParse(value);
    if (parsed.success) return [];
    return [
      block(
        key,
        field.clause ?? null,
        `「${field.label}」${parsed.error.issues[0]?.message ?? 'を確かめてください。'}`,
      ),
    ];
  });
}
