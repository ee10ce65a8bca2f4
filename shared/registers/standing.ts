import type { RecordState } from '../journal/project';
import type { BookView, StatusLabel } from './define';

/** How a thing stands, given what disposals did to it: the strongest of their effects. */
export const thingStatuses: { readonly [status: string]: StatusLabel } = {
  registered: { label: '使用中', tone: 'neutral' },
  'awaiting-disposal': { label: '廃棄待ち（抜取り）', tone: 'waiting' },
  'disposal-applied': { label: '廃棄申請中', tone: 'waiting' },
  'in-disposal': { label: '廃棄処理中', tone: 'waiting' },
  disposed: { label: '廃棄済', tone: 'ended' },
};

const ORDER = ['disposed', 'in-disposal', 'disposal-applied'];

export function thingStatus(state: RecordState, book: BookView): string {
  const kinds = new Set(book.effectsOn(state.id).map((effect) => effect.kind));
  return ORDER.find((kind) => kinds.has(kind)) ?? state.status;
}
