import { z } from 'zod';
import type { Json } from '../json';

/** The most points of one signature: far beyond any name, and small enough for a body. */
export const MOST_POINTS = 20_000;

/** x and y of each point in turn, in the units of the box the signature was written in. */
const strokeSchema = z
  .array(z.int().min(-20_000).max(20_000))
  .min(2)
  .refine((line) => line.length % 2 === 0, '署名の点が欠けています。');

/**
 * A signature as it was given: drawn by pen, finger or mouse (points, so that paper shows lines and not dots), or the
 * name written for somebody who cannot draw here.
 */
export const signatureSchema = z.discriminatedUnion('manner', [
  z.strictObject({
    manner: z.literal('drawn'),
    width: z.int().min(1).max(20_000),
    height: z.int().min(1).max(20_000),
    strokes: z
      .array(strokeSchema)
      .min(1, '署名を書いてください。')
      .max(500)
      .refine(
        (strokes) => strokes.reduce((sum, line) => sum + line.length / 2, 0) <= MOST_POINTS,
        '署名の線が多すぎます。書き直してください。',
      ),
  }),
  z.strictObject({
    manner: z.literal('typed'),
    name: z
      .string()
      .max(60, '60文字以内で入力してください。')
      .refine((name) => name.trim() !== '', '氏名を入力してください。'),
  }),
]);
export type Signature = z.infer<typeof signatureSchema>;
export type DrawnSignature = Extract<Signature, { manner: 'drawn' }>;

/** The signature in a value of a field; null where there is none that can be read. */
export function signatureIn(value: Json | undefined): Signature | null {
  const parsed = signatureSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** How a signature is told in lists: never the lines themselves. */
export function signatureText(value: Json | undefined): string {
  const signature = signatureIn(value);
  if (!signature) return '';
  return signature.manner === 'drawn' ? '署名あり' : `記名：${signature.name}`;
}

export type SignatureBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** The box around the lines of a signature, so that it can be put on a line of any length. */
export function boundsOf({ strokes }: DrawnSignature): SignatureBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of strokes)
    line.forEach((value, at) => {
      if (at % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)];
      else [top, bottom] = [Math.min(top, value), Math.max(bottom, value)];
    });
  return { left, top, width: right - left, height: bottom - top };
}
