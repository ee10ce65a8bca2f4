import { ChevronsUpDown, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { foldForSearch } from '../../../shared/jp/fold';
import type { FrameIds } from './frame';
import { findOptions } from './option-search';
import type { Option } from './services';

export type OptionBoxProps = {
  readonly ids: FrameIds;
  readonly label: string;
  readonly options: readonly Option[];
  /** The one that is chosen, or null. Stays null in a box that adds to a list. */
  readonly chosen: Option | null;
  readonly required?: boolean | undefined;
  readonly placeholder?: string;
  readonly onChoose: (option: Option | null) => void;
  readonly onBlur?: (() => void) | undefined;
};

/**
 * A text box that offers what it finds: typing narrows, ↑↓ move, Enter takes, Esc gives up.
 * Leaving it with unfinished text keeps what was chosen before; nothing is ever taken by accident.
 */
export function OptionBox({
  ids,
  label,
  options,
  chosen,
  required,
  placeholder = '氏名・番号などを入力して探す',
  onChoose,
  onBlur,
}: OptionBoxProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useMemo(() => findOptions(options, query ?? '', foldForSearch), [options, query]);
  const listId = `${ids.control}-list`;
  const current = found.shown[active];

  // The list stands in the top layer, anchored to the box by CSS: no scrolling pane can cut it off.
  useLayoutEffect(() => {
    if (isOpen) layer.current?.showPopover?.();
    else layer.current?.hidePopover?.();
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    setQuery(null);
    setActive(0);
  };
  const take = (option: Option) => {
    onChoose(option);
    close();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) setOpen(true);
      else setActive(step(active, event.key === 'ArrowDown' ? 1 : -1, found.shown.length));
    } else if (event.key === 'Enter' && isOpen && current) take(current);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="option-box">
      <input
        id={ids.control}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && current ? `${listId}-${active}` : undefined}
        aria-describedby={ids.describedBy}
        aria-invalid={ids.invalid || undefined}
        aria-required={required}
        value={query ?? chosen?.label ?? ''}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
          if (event.target.value === '' && chosen) onChoose(null);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={press}
        onBlur={() => {
          close();
          onBlur?.();
        }}
      />
      {chosen && !required ? (
        <button
          type="button"
          className="option-clear"
          aria-label={`${label}の選択を消す`}
          onClick={() => onChoose(null)}
        >
          <X className="icon" aria-hidden />
        </button>
      ) : (
        <ChevronsUpDown className="icon option-mark" aria-hidden />
      )}
      {chosen?.detail ? <span className="option-chosen-detail">{chosen.detail}</span> : null}
      <div className="option-popover" popover="manual" ref={layer}>
        {isOpen ? (
          <OptionList
            listId={listId}
            label={label}
            found={found}
            active={active}
            total={options.length}
            chosen={chosen}
            onTake={take}
          />
        ) : null}
      </div>
      <span className="unseen" role="status">
        {isOpen ? `${found.count}件の候補` : ''}
      </span>
    </span>
  );
}

const step = (at: number, by: number, count: number): number => (count === 0 ? 0 : (at + by + count) % count);

type OptionListProps = {
  readonly listId: string;
  readonly label: string;
  readonly found: { readonly shown: readonly Option[]; readonly count: number };
  readonly active: number;
  readonly total: number;
  readonly chosen: Option | null;
  readonly onTake: (option: Option) => void;
};

function OptionList({ listId, label, found, active, total, chosen, onTake }: OptionListProps) {
  const hidden = found.count - found.shown.length;
  return (
    <>
      <div className="option-list" id={listId} role="listbox" aria-label={label}>
        {found.shown.map((option, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and tells the option by aria-activedescendant
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the text box
          <div
            key={option.id}
            id={`${listId}-${index}`}
            role="option"
            className="option"
            aria-selected={option.id === chosen?.id}
            data-active={index === active ? '' : undefined}
            ref={index === active ? (element) => element?.scrollIntoView?.({ block: 'nearest' }) : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(option)}
          >
            <span>{option.label}</span>
            {option.detail ? <span className="option-detail">{option.detail}</span> : null}
          </div>
        ))}
      </div>
      {found.count === 0 ? (
        <p className="option-foot">
          {total === 0
            ? '選べるものがまだ登録されていません。'
            : '見つかりません。別の言葉で探してください。'}
        </p>
      ) : null}
      {hidden > 0 ? (
        <p className="option-foot">
          ほか {hidden.toLocaleString('ja-JP')} 件（続けて入力すると絞り込めます）
        </p>
      ) : null}
    </>
  );
}
