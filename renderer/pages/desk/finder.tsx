import { ScanBarcode, UserPlus } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { type Candidate, searchCandidates } from '../../../shared/registers/entry-log/desk';
import type { Desk } from './use-desk';

type Props = {
  readonly desk: Desk;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onChoose: (candidate: Candidate) => void;
};

const SHOWN = 12;

const stranger = (name: string): Candidate => ({
  key: `new ${name}`,
  name,
  kana: '',
  company: '',
  person: null,
  permitted: null,
  inside: null,
  purpose: null,
  visits: 0,
});

/** Who is at the door: a card is read, a name is typed, or one of those who come often is pressed. */
export function Finder({ desk, input, onChoose }: Props) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => searchCandidates(desk.candidates, query), [desk.candidates, query]);
  const shown = found.slice(0, SHOWN);
  const isTyping = query.trim() !== '';
  useEffect(() => input.current?.focus(), [input]);

  const take = (candidate: Candidate) => {
    setQuery('');
    onChoose(candidate);
  };
  const submit = () => {
    if (!isTyping) return;
    const scanned = desk.scan(query);
    if (scanned === 'done') return setQuery('');
    if (scanned !== 'unknown') return take(scanned);
    const one = shown[active];
    if (one) return take(one);
    desk.setNotice({
      tone: 'bad',
      text: `「${query}」は名簿にありません`,
      detail: '名前を入力し直すか、下の「名簿にない人」から入室を記録してください。',
    });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that ends the input method's work is not an answer.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const count = Math.max(1, shown.length);
      setActive((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    }
  };

  return (
    <>
      <h2 id="desk-enter-title">入室する人・退室する人</h2>
      <label className="desk-finder">
        <ScanBarcode className="icon" aria-hidden />
        <span className="unseen">カードの番号または名前</span>
        <input
          ref={input}
          className="input"
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder="カードを読み取る、または名前・会社を入力"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={press}
        />
      </label>
      <p className="desk-hint">
        {isTyping
          ? `${found.length}人見つかりました。↑↓で選び、Enterで決めます。`
          : 'よく来る人は、下から選べます。'}
      </p>
      <ul className="desk-people">
        {shown.map((one, at) => (
          <li key={one.key}>
            <button
              type="button"
              className="desk-person"
              data-active={isTyping && at === active ? '' : undefined}
              data-inside={one.inside ? '' : undefined}
              onClick={() => take(one)}
            >
              <strong>{one.name}</strong>
              <span>{one.company}</span>
              <span className="desk-person-state">
                {one.inside ? '在室中 → 退室' : one.permitted ? '' : '名簿外'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="desk-hint">ほか{found.length - SHOWN}人。続けて入力してください。</p>
      )}
      <button
        type="button"
        className="desk-person desk-stranger"
        onClick={() => take(stranger(query.trim()))}
      >
        <UserPlus className="icon" aria-hidden />
        <strong>名簿にない人・来訪者の入室を記録する</strong>
      </button>
    </>
  );
}
