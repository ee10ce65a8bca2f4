import { useEffect, useState } from 'react';
import type { Instant } from '../../../shared/ids';
import { hrefOf, hrefOfAction } from '../../app/router';
import type { Book } from '../../book/book';
import { useBook } from '../../book/context';
import { useHost } from '../../host/context';
import { instantText } from '../../registers/dates';
import { dropDraft, formDrafts, keptDrafts } from '../../registers/drafts';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { transcribedDrafts } from '../transcribe/draft';

type Kept = Awaited<ReturnType<typeof keptDrafts>>;
type Work = {
  readonly key: string;
  readonly href: string;
  readonly title: string;
  readonly savedAt: Instant;
};

/** What can be gone on with: forms of registers there are, and paper books of areas there are. */
function worksIn(kept: Kept, book: Book): readonly Work[] {
  const forms = formDrafts(kept).flatMap(({ key, savedAt, ...draft }): readonly Work[] => {
    const register = book.register(draft.register);
    const action = register?.actions.find(({ id }) => id === draft.action);
    if (!register || !action) return [];
    const href = hrefOfAction(register.id, action.id, draft.targets);
    return [{ key, savedAt, href, title: `${register.title}：${action.label}` }];
  });
  const papers = transcribedDrafts(kept).flatMap(({ key, savedAt, area, lines }): readonly Work[] => {
    const found = book.view.record(area);
    if (!found || found.voided) return [];
    const title = `紙の管理簿の転記：${String(found.fields['name'])}（${lines.length}行）`;
    return [{ key, savedAt, href: hrefOf(['transcribe'], { area }), title }];
  });
  return [...forms, ...papers].toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** 書きかけ: what was left half-done, here or before a crash. */
export function Drafts() {
  const host = useHost();
  const book = useBook();
  const [kept, setKept] = useState<Kept>([]);
  useEffect(() => {
    let current = true;
    void keptDrafts(host).then((found) => {
      if (current) setKept(found);
    });
    return () => {
      current = false;
    };
  }, [host]);
  const remove = async (key: string) => {
    await dropDraft(host, key);
    setKept((before) => before.filter((other) => other.key !== key));
  };
  const works = worksIn(kept, book);
  if (works.length === 0) return null;
  return (
    <section className="today-drafts">
      <h2>書きかけ（{countText(works.length)}）</h2>
      <ul>
        {works.map(({ key, href, title, savedAt }) => (
          <li key={key}>
            <a href={href}>{title}</a>
            <span>{instantText(savedAt)} 一時保存</span>
            <Button size="small" tone="quiet" onPress={() => void remove(key)}>
              捨てる
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
