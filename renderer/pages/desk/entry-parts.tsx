import { Plus, Trash2 } from 'lucide-react';
import type { JsonObject } from '../../../shared/json';
import type { BroughtIn } from '../../../shared/registers/entry-findings';
import { BROUGHT_KINDS, HANDLING } from '../../../shared/registers/entry-log/fields';
import { Button } from '../../ui/button';

type Setter = (key: string, value: JsonObject[string] | undefined) => void;
type PartProps = { readonly values: JsonObject; readonly onSet: Setter };
type LineProps = PartProps & {
  readonly label: string;
  readonly name: string;
  readonly offers?: readonly string[];
  readonly focused?: boolean;
};

export function Line({ label, name, values, onSet, offers, focused }: LineProps) {
  const list = `desk-${name}-offers`;
  return (
    <label className="desk-line">
      <span>{label}</span>
      <input
        className="input"
        type="text"
        name={name}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: a stranger was just chosen, and the name is the first question
        autoFocus={focused}
        maxLength={100}
        list={offers && offers.length > 0 ? list : undefined}
        value={String(values[name] ?? '')}
        onChange={(event) => onSet(name, event.target.value)}
      />
      {offers && offers.length > 0 && (
        <datalist id={list}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
    </label>
  );
}

export function People({ values, onSet }: PartProps) {
  const people = Number(values['people'] ?? 1);
  return (
    <label className="desk-line desk-short">
      <span>人数</span>
      <input
        className="input figures"
        type="number"
        name="people"
        min={1}
        max={99}
        value={people}
        onChange={(event) =>
          onSet('people', Math.max(1, Math.min(99, Math.trunc(Number(event.target.value) || 1))))
        }
      />
    </label>
  );
}

type Lent = { readonly key: string };

export function Keys({
  keys,
  values,
  onSet,
}: PartProps & { readonly keys: readonly { key?: string; what?: string }[] }) {
  const lent = (values['keys'] ?? []) as unknown as readonly Lent[];
  const toggle = (key: string) => {
    const next = lent.some((one) => one.key === key)
      ? lent.filter((one) => one.key !== key)
      : [...lent, { key }];
    onSet('keys', next.length === 0 ? undefined : (next as unknown as JsonObject[]));
  };
  return (
    <fieldset className="desk-chips">
      <legend>貸し出す鍵</legend>
      {keys.map(({ key = '', what }) => (
        <button
          key={key}
          type="button"
          className="desk-chip"
          aria-pressed={lent.some((one) => one.key === key)}
          onClick={() => toggle(key)}
        >
          {key}
          {what && <small>{what}</small>}
        </button>
      ))}
    </fieldset>
  );
}

/** 持込物 (4-2(2)③): what it is, and which system it is for; else it stays outside. */
export function Things({ values, onSet }: PartProps) {
  const things = (values['broughtIn'] ?? []) as unknown as readonly BroughtIn[];
  const put = (next: readonly BroughtIn[]) =>
    onSet('broughtIn', next.length === 0 ? undefined : (next as unknown as JsonObject[]));
  const change = (at: number, part: BroughtIn) =>
    put(things.map((thing, index) => (index === at ? { ...thing, ...part } : thing)));
  return (
    <fieldset className="desk-things">
      <legend>持込物</legend>
      {things.map((thing, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
        <div key={at} className="desk-thing">
          <input
            className="input"
            aria-label={`持込物${at + 1}の品名`}
            placeholder="品名"
            value={thing.what ?? ''}
            onChange={(event) => change(at, { what: event.target.value })}
          />
          <select
            className="input"
            aria-label={`持込物${at + 1}の種別`}
            value={thing.kind ?? 'device'}
            onChange={(event) => change(at, { kind: event.target.value as NonNullable<BroughtIn['kind']> })}
          >
            {BROUGHT_KINDS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <input
            className="input"
            aria-label={`持込物${at + 1}に関係するシステム`}
            placeholder="関係するシステム"
            value={thing.related ?? ''}
            onChange={(event) => change(at, { related: event.target.value })}
          />
          <select
            className="input"
            aria-label={`持込物${at + 1}の扱い`}
            value={thing.handling ?? 'in'}
            onChange={(event) =>
              change(at, { handling: event.target.value as NonNullable<BroughtIn['handling']> })
            }
          >
            {HANDLING.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Button icon={Trash2} onPress={() => put(things.filter((_, index) => index !== at))}>
            消す
          </Button>
        </div>
      ))}
      <Button icon={Plus} onPress={() => put([...things, { what: '', kind: 'device', handling: 'in' }])}>
        持込物を加える
      </Button>
    </fieldset>
  );
}
