import { useEffect, useState } from 'react';
import { hrefOfAction } from '../../app/router';
import { useBook } from '../../book/context';
import { useHost } from '../../host/context';
import { instantText } from '../../registers/dates';
import { type Draft, readDrafts, removeDraft } from '../../registers/drafts';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';

/** Forms left half-filled, here or before a crash. */
export function Drafts() {
  const host = useHost();
  const book = useBook();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  useEffect(() => {
    let current = true;
    void readDrafts(host).then((found) => {
      if (current) setDrafts(found);
    });
    return () => {
      current = false;
    };
  }, [host]);
  const remove = async (draft: Draft) => {
    await removeDraft(host, draft.register, draft.action, draft.targets);
    setDrafts(drafts.filter((other) => other.key !== draft.key));
  };
  const known = drafts.flatMap((draft) => {
    const register = book.register(draft.register);
    const action = register?.actions.find(({ id }) => id === draft.action);
    return register && action ? [{ draft, register, action }] : [];
  });
  if (known.length === 0) return null;
  return (
    <section className="today-drafts">
      <h2>書きかけ（{countText(known.length)}）</h2>
      <ul>
        {known.map(({ draft, register, action }) => (
          <li key={draft.key}>
            <a href={hrefOfAction(register.id, action.id, draft.targets)}>
              {register.title}：{action.label}
            </a>
            <span>{instantText(draft.savedAt)} 一時保存</span>
            <Button size="small" tone="quiet" onPress={() => void remove(draft)}>
              捨てる
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
