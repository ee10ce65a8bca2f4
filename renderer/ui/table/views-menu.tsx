import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button';
import { Dialog } from '../dialog';
import type { SavedView, TableLook } from './column';

type ViewsMenuProps = {
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
  readonly views?: readonly SavedView[];
  readonly onSaveView?: (name: string, look: TableLook) => void;
  readonly onRemoveView?: (id: string) => void;
};

/** よく使う一覧: ways of setting the table, kept under a name. */
export function ViewsMenu({ look, onLook, views = [], onSaveView, onRemoveView }: ViewsMenuProps) {
  const [isOpen, setOpen] = useState(false);
  if (!onSaveView && views.length === 0) return null;
  return (
    <>
      <Button size="small" icon={Bookmark} onPress={() => setOpen(true)}>
        よく使う一覧
      </Button>
      <Dialog title="よく使う一覧" isOpen={isOpen} onClose={() => setOpen(false)} size="small">
        {views.length === 0 ? (
          <p>まだありません。絞込みや表示項目を整えてから、名前を付けて残せます。</p>
        ) : (
          <ul className="column-list">
            {views.map((view) => (
              <li key={view.id} className="column-line">
                <Button
                  tone="quiet"
                  onPress={() => {
                    onLook(view.look);
                    setOpen(false);
                  }}
                >
                  {view.name}
                </Button>
                {onRemoveView ? (
                  <Button
                    size="small"
                    icon={Trash2}
                    aria-label={`${view.name}を一覧から消す`}
                    onPress={() => onRemoveView(view.id)}
                  >
                    消す
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {onSaveView ? <SaveView views={views} onSave={(name) => onSaveView(name, look)} /> : null}
      </Dialog>
    </>
  );
}

type SaveViewProps = { readonly views: readonly SavedView[]; readonly onSave: (name: string) => void };

function SaveView({ views, onSave }: SaveViewProps) {
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const save = () => {
    const wanted = name.trim();
    if (wanted === '') return setSaid('名前を入力してください。');
    if (views.some((view) => view.name === wanted)) return setSaid('同じ名前の一覧があります。');
    onSave(wanted);
    setName('');
    setSaid(`「${wanted}」を残しました。`);
  };
  return (
    <form
      className="view-save"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label>
        いまの表示に名前を付けて残す
        <input
          className="input"
          type="text"
          autoComplete="off"
          maxLength={40}
          placeholder="例：課内の貸出中"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit">この一覧を残す</Button>
      <span role="status">{said}</span>
    </form>
  );
}
