import { type IsoDate, isoDateSchema, parseDate, showDate } from '../../../shared/jp/date';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const;

export const isIsoDate = (text: string): text is IsoDate => isoDateSchema.safeParse(text).success;

/** 2026-11-22 → 令和8年11月22日（日） */
export function dateWords(iso: IsoDate): string {
  const weekday = WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()];
  return `${showDate(iso)}（${weekday}）`;
}

export type ReadDate = { readonly iso: IsoDate } | { readonly what: string; readonly next: string };

/** Reads what was typed as a day; what cannot be read comes back with the reason. */
export function readDate(text: string): ReadDate {
  const read = parseDate(text);
  return read.ok ? { iso: read.value } : { what: read.error.what, next: read.error.next };
}

/** 9:05, 905, ９時５分, 14時 → HH:MM; null for what is no time of day. */
export function readTime(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  const match =
    /^(\d{1,2})[:時](\d{1,2})?分?$/u.exec(plain) ??
    /^(\d{1,2})(\d{2})$/.exec(plain) ??
    /^(\d{1,2})$/.exec(plain);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
