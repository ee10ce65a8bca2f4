import { type IsoDate, showDate } from '../jp/date';
import { block, type Finding, warn } from './finding';

/** What has to be known before anything is thrown away: is it the original, and may it go yet? */
export type Kept = {
  /** As it is named in messages: 「R8-0012 見本の台帳」. */
  readonly label: string;
  readonly copy: 'original' | 'copy' | 'unknown';
  /** The last day of its 保存年限, 永久, 常用, or not known. */
  readonly retention: { readonly end: IsoDate } | 'permanent' | 'in-use' | 'unknown';
  /** The information lives on elsewhere: the medium goes, the original was moved. */
  readonly movedTo: string | null;
};

/**
 * Findings on disposing of something on a day. The policy leaves 保存年限 to the rules on documents, so no clause is
 * named; like every rule this stops the planned act and not the record of what happened.
 */
export function checkOriginal(kept: Kept, on: IsoDate, field: string | null): readonly Finding[] {
  const { label, retention } = kept;
  if (kept.copy === 'copy') return [];
  if (kept.movedTo !== null)
    return [
      warn(
        field,
        null,
        `${label}の原本は「${kept.movedTo}」に移したものとして扱います。移したことを確かめてください。`,
      ),
    ];
  const isUnsure = kept.copy === 'unknown';
  const stop = (message: string): Finding =>
    isUnsure
      ? warn(field, null, `${message}原本か複製か分からないので、確かめてください。`)
      : block(field, null, `${message}原本を別の所に移してから廃棄してください。`);
  if (retention === 'permanent') return [stop(`${label}は永久保存です。`)];
  if (retention === 'in-use') return [stop(`${label}は常用で、まだ使われています。`)];
  if (retention === 'unknown')
    return [warn(field, null, `${label}の保存年限が分かりません。過ぎていることを確かめてください。`)];
  if (on <= retention.end) return [stop(`${label}の保存年限は${showDate(retention.end)}までです。`)];
  return isUnsure ? [warn(field, null, `${label}が原本か複製か分かりません。確かめてください。`)] : [];
}
