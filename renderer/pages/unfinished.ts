import type { Host } from '../../shared/host/dispatch';
import type { Instant, RecordId } from '../../shared/ids';
import { monthText } from '../../shared/registers/entry-log/print';
import { hrefOf, hrefOfAction } from '../app/router';
import type { Book } from '../book/book';
import { readDrafts, removeDraft } from '../registers/drafts';
import { countText } from '../registers/words';
import { readTranscripts, removeTranscript } from './transcribe/transcripts';

/** Something left half-done, here or before a crash: where it goes on, and how it is thrown away. */
export type Unfinished = {
  readonly key: string;
  readonly what: string;
  readonly href: string;
  readonly savedAt: Instant;
  readonly discard: () => Promise<unknown>;
};

/** Everything that was begun and not registered, whatever page it was begun on; newest first. */
export async function readUnfinished(host: Host, book: Book): Promise<readonly Unfinished[]> {
  const [forms, transcripts] = await Promise.all([readDrafts(host), readTranscripts(host)]);
  const ofForms = forms.flatMap((draft): readonly Unfinished[] => {
    const register = book.register(draft.register);
    const action = register?.actions.find(({ id }) => id === draft.action);
    if (!register || !action) return [];
    return [
      {
        key: draft.key,
        what: `${register.title}：${action.label}`,
        href: hrefOfAction(register.id, action.id, draft.targets),
        savedAt: draft.savedAt,
        discard: () => removeDraft(host, draft.register, draft.action, draft.targets),
      },
    ];
  });
  const ofTranscripts = transcripts.flatMap(({ key, area, month, lines, savedAt }): readonly Unfinished[] => {
    const name = book.view.record(area as RecordId)?.fields['name'];
    if (typeof name !== 'string') return [];
    return [
      {
        key,
        what: `紙の管理簿の転記：${name}　${monthText(month)}（${countText(lines.length)}）`,
        href: hrefOf(['transcribe'], { area }),
        savedAt,
        discard: () => removeTranscript(host, area),
      },
    ];
  });
  return [...ofForms, ...ofTranscripts].toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
}
