import type { DeviceId, RecordId } from '../ids';
import type { Head, Position } from '../journal/entry';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { BookView } from './define';
import { MONTH_CLOSE } from './ids';
import { groupedBy, oncePerList } from './once-per-list';

/** A 月次締め: the month of an area, and how far every chain reached when it was made. */
export type Closing = {
  readonly id: RecordId;
  readonly area: RecordId;
  /** 「2026-11」 */
  readonly month: string;
  readonly on: IsoDate;
  readonly by: RecordId | null;
  /** 照合番号 as it is printed. */
  readonly verification: string;
  readonly heads: Readonly<Record<DeviceId, Head>>;
};

function closingOf(state: RecordState): Closing {
  const { fields, detail } = state;
  return {
    id: state.id,
    area: fields['area'] as RecordId,
    month: String(fields['month'] ?? ''),
    on: String(fields['closedOn'] ?? '') as IsoDate,
    by: (fields['closedBy'] ?? null) as RecordId | null,
    verification: String(fields['verification'] ?? ''),
    heads: (detail['heads'] ?? {}) as Closing['heads'],
  };
}

const closings = oncePerList(MONTH_CLOSE, (records) =>
  groupedBy(
    records.filter(({ voided }) => voided === null).map(closingOf),
    ({ area, month }) => `${area} ${month}`,
  ),
);

/** The closings of a month, first to last. Only the first seals it; later ones seal what came after. */
export const closingsOf = (book: Pick<BookView, 'all'>, area: string, month: string): readonly Closing[] =>
  closings(book).get(`${area} ${month}`) ?? [];

const covers = (closing: Closing, position: Position): boolean =>
  (closing.heads[position.device]?.seq ?? 0) >= position.seq;

/** What happened to an entry after its month was closed: 締め後追加, 締め後訂正, or nothing. */
export function afterClosing(book: Pick<BookView, 'all'>, entry: RecordState): 'added' | 'amended' | null {
  const month = String(entry.fields['enteredAt'] ?? '').slice(0, 7);
  const [first] = closingsOf(book, String(entry.fields['area'] ?? ''), month);
  if (!first) return null;
  if (!covers(first, entry.created)) return 'added';
  return covers(first, entry.position) ? null : 'amended';
}
