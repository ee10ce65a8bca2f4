import type { IsoDate } from '../jp/date';
import { fiscalYearOf } from '../jp/fiscal';
import type { JsonObject } from '../json';
import { block, type Finding, warn } from '../policy/finding';

/** A period that ends before it begins, or that outlives the fiscal year it was permitted in. */
export function checkPeriod(values: JsonObject, ending: 'warn' | 'block'): readonly Finding[] {
  const from = values['from'] as IsoDate | undefined;
  const until = values['until'] as IsoDate | undefined;
  if (from === undefined || until === undefined) return [];
  if (until < from) return [block('until', null, '「まで」が「から」より前です。')];
  const year = fiscalYearOf(from);
  if (until <= year.end) return [];
  const message = `期間が${year.label}を越えます。年度ごとに許可を受け直してください。`;
  return [ending === 'block' ? block('until', null, message) : warn('until', null, message)];
}
