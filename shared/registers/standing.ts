import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { Act } from '../policy/custody';
import type { BookView, StatusLabel } from './define';
import { LOST_EFFECT, outOf } from './whereabouts';

/** How a thing stands, given what disposals and 持出・貸出簿 did to it: the strongest of their effects. */
export const thingStatuses: { readonly [status: string]: StatusLabel } = {
  registered: { label: '使用中', tone: 'neutral' },
  'on-loan': { label: '貸出中', tone: 'waiting' },
  'in-transport': { label: '運搬中', tone: 'waiting' },
  out: { label: '持出中', tone: 'waiting' },
  overdue: { label: '期限超過', tone: 'bad' },
  lost: { label: '紛失', tone: 'bad' },
  'awaiting-disposal': { label: '廃棄待ち（抜取り）', tone: 'waiting' },
  'disposal-applied': { label: '廃棄申請中', tone: 'waiting' },
  'in-disposal': { label: '廃棄処理中', tone: 'waiting' },
  disposed: { label: '廃棄済', tone: 'ended' },
};

const ORDER = ['disposed', LOST_EFFECT, 'in-disposal', 'disposal-applied'];

const AWAY: { readonly [act in Act]: string } = {
  loan: 'on-loan',
  transport: 'in-transport',
  'take-out': 'out',
};

/** How something that is out stands: 期限超過 as soon as its day is past. */
export const awayStatus = (act: Act, until: IsoDate | null, today: IsoDate | undefined): string =>
  until !== null && today !== undefined && until < today ? 'overdue' : AWAY[act];

export function thingStatus(state: RecordState, book: BookView, today?: IsoDate): string {
  const kinds = new Set(book.effectsOn(state.id).map((effect) => effect.kind));
  const strongest = ORDER.find((kind) => kinds.has(kind));
  if (strongest !== undefined) return strongest;
  const out = outOf(state.id, book);
  return out ? awayStatus(out.act, out.until, today) : state.status;
}
