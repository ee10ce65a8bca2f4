import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../../shared/json';
import { useArrangement } from '../../book/arrangements-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { type Inquiry, type SavedInquiry, savedKept } from './inquiry';

type Props = { readonly inquiry: Inquiry; readonly onInquiry: (inquiry: Inquiry) => void };

/** よく使う照会: inquiries kept under a name on this PC. */
export function SavedInquiries({ inquiry, onInquiry }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [kept, keep] = useArrangement<Json>('inquiries', (value) => [...savedKept(value)] as unknown as Json);
  const saved = kept as unknown as readonly SavedInquiry[];
  const change = (list: readonly SavedInquiry[]) => keep(list as unknown as Json);
  const take = (one: SavedInquiry) => {
    onInquiry(one.inquiry);
    setOpen(false);
  };
  return (
    <>
      <Button icon={Bookmark} onPress={() => setOpen(true)}>
        よく使う照会
      </Button>
      <Dialog title="よく使う照会" isOpen={isOpen} onClose={() => setOpen(false)} size="small">
        {saved.length === 0 ? (
          <p>まだありません。照会の内容を整えてから、名前を付けて残せます。</p>
        ) : (
          <ul className="column-list">
            {saved.map((one) => (
              <li key={one.id} className="column-line">
                <Button tone="quiet" onPress={() => take(one)}>
                  {one.name}
                </Button>
                <Button
                  size="small"
                  icon={Trash2}
                  aria-label={`${one.name}を一覧から消す`}
                  onPress={() => change(saved.filter(({ id }) => id !== one.id))}
                >
                  消す
                </Button>
              </li>
            ))}
          </ul>
        )}
        <KeepInquiry
          taken={saved.map(({ name }) => name)}
          onKeep={(name) => change([...saved, { id: crypto.randomUUID(), name, inquiry }])}
        />
      </Dialog>
    </>
  );
}

function KeepInquiry({ taken, onKeep }: { readonly taken: readonly string[]; onKeep(name: string): void }) {
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const keep = () => {
    const wanted = name.trim();
    if (wanted === '') return setSaid('名前を入力してください。');
    if (taken.includes(wanted)) return setSaid('同じ名前の照会があります。');
    onKeep(wanted);
    setName('');
    setSaid(`「${wanted}」を残しました。`);
  };
  return (
    <form
      className="view-save"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <label>
        いまの照会に名前を付けて残す
        <input
          className="input"
          type="text"
          autoComplete="off"
          maxLength={40}
          placeholder="例：年度末の媒体本数"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit">この照会を残す</Button>
      <span role="status">{said}</span>
    </form>
  );
}
