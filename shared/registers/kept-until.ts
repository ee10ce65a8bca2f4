import type { IsoDate } from '../jp/date';
import { retentionEnd } from '../jp/retention';
import type { JsonObject } from '../json';
import type { Kept } from '../policy/originals';

/** The 保存年限 of an asset from its fields: its last day, 永久, 常用, or unknown where the day of completion is missing. */
export function retentionOf(fields: JsonObject): Kept['retention'] {
  const { completedOn, retentionYears } = fields;
  if (retentionYears === 'permanent' || retentionYears === 'in-use') return retentionYears;
  if (typeof completedOn !== 'string' || typeof retentionYears !== 'string' || !/^\d+$/.test(retentionYears))
    return 'unknown';
  const end = retentionEnd(completedOn as IsoDate, Number(retentionYears), 'fiscal');
  return end === null ? 'permanent' : { end };
}

/** Its last day, where there is one. */
export function keptUntil(fields: JsonObject): IsoDate | null {
  const retention = retentionOf(fields);
  return typeof retention === 'object' ? retention.end : null;
}
