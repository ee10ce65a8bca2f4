import { type SyntheticEvent, useId, useRef, useState } from 'react';
import {
  type ReadSheet,
  readSheet,
  SHEET_FIELDS,
  SHEET_LABELS,
  type SheetField,
  type TypedSheet,
} from '../../../shared/labels/own-sheet';
import { Button } from '../../ui/button';

const HELP: { readonly [field in SheetField]?: string } = {
  left: '紙の左端から、1列目のラベルの左端まで（mm）',
  top: '紙の上端から、1段目のラベルの上端まで（mm）',
  pitchX: '隣のラベルの左端まで（mm）。すき間がなければ空欄',
  pitchY: '下のラベルの上端まで（mm）。すき間がなければ空欄',
  width: 'mm（0.1mm単位）',
  height: 'mm（0.1mm単位）',
};

type Props = {
  readonly start: TypedSheet;
  /** What the form is for, above it: a new sheet, or one that is measured again. */
  readonly title: string;
  readonly onDone: (sheet: ReadSheet) => void;
  readonly onCancel: () => void;
};

/** A sheet as it was measured, or as its maker states it. */
export function OwnSheetForm({ start, title, onDone, onCancel }: Props) {
  const [typed, setTyped] = useState(start);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  const read = readSheet(typed);
  const faults = read.ok ? {} : read.error;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (read.ok) return onDone(read.value);
    setTried(true);
    const wrong = SHEET_FIELDS.find((field) => faults[field] !== undefined);
    form.current?.querySelector<HTMLInputElement>(`input[name="${wrong}"]`)?.focus();
  }

  return (
    <form ref={form} className="own-sheet" aria-labelledby={heading} onSubmit={submit} noValidate>
      <h3 id={heading}>{title}</h3>
      <p className="page-lead">
        用紙の袋や説明書にある寸法を入力します。書かれていなければ、定規で測ります。
      </p>
      <div className="label-numbers">
        {SHEET_FIELDS.map((field) => (
          <SheetBox
            key={field}
            field={field}
            text={typed[field]}
            fault={
              tried || typed[field] !== start[field] || field === 'columns' || field === 'rows'
                ? faults[field]
                : undefined
            }
            onText={(text) => setTyped({ ...typed, [field]: text })}
          />
        ))}
      </div>
      <div className="step-actions">
        <Button tone="primary" type="submit">
          この用紙を登録
        </Button>
        <Button onPress={onCancel}>やめる</Button>
      </div>
    </form>
  );
}

type BoxProps = {
  readonly field: SheetField;
  readonly text: string;
  readonly fault: string | undefined;
  readonly onText: (text: string) => void;
};

function SheetBox({ field, text, fault, onText }: BoxProps) {
  const id = useId();
  const help = HELP[field];
  const described = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="label-number" data-wide={field === 'name' || undefined}>
      <label htmlFor={id}>{SHEET_LABELS[field]}</label>
      <input
        id={id}
        name={field}
        className="input"
        autoComplete="off"
        spellCheck={false}
        inputMode={field === 'name' ? 'text' : 'decimal'}
        value={text}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={described === '' ? undefined : described}
        onChange={(event) => onText(event.target.value)}
      />
      {help && (
        <span id={`${id}-help`} className="field-help">
          {help}
        </span>
      )}
      {fault && (
        <span id={`${id}-fault`} className="label-fault">
          {fault}
        </span>
      )}
    </div>
  );
}
