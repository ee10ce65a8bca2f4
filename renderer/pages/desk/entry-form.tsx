import { LogIn } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { RecordState } from '../../../shared/journal/project';
import type { JsonObject } from '../../../shared/json';
import type { Finding } from '../../../shared/policy/finding';
import { entryFaults } from '../../../shared/registers/entry-findings';
import { entriesOf } from '../../../shared/registers/entry-index';
import { type Candidate, entryOf } from '../../../shared/registers/entry-log/desk';
import { ID_SHOWN } from '../../../shared/registers/entry-log/fields';
import { permitsIn } from '../../../shared/registers/entry-permits';
import { Button } from '../../ui/button';
import { FindingList } from '../../ui/notices';
import { Keys, Line, People, Things } from './entry-parts';
import type { Desk } from './use-desk';

type Props = {
  readonly desk: Desk;
  readonly area: RecordState;
  readonly candidate: Candidate;
  readonly onDone: () => void;
};

const PURPOSES = 8;
const FIRST_PURPOSES = ['定期点検', '障害対応', '保守作業', '機器の搬入出', '清掃', '見学・案内'];

const without = (values: JsonObject, key: string): JsonObject => {
  const { [key]: _gone, ...rest } = values;
  return rest;
};

/** What the rules and recent days offer for this person: purposes, escorts, keys. */
function useOffers(desk: Desk, area: RecordState) {
  const { book, today } = desk.situation;
  return useMemo(() => {
    const recent = entriesOf(book).recentPurposes(area.id, PURPOSES);
    const purposes = [...new Set([...recent, ...FIRST_PURPOSES])].slice(0, PURPOSES);
    const staff = permitsIn(book).all.filter(
      (one) => one.kind === 'staff' && one.areas.includes(area.id) && one.from <= today && today <= one.until,
    );
    const keys = ((area.fields['keys'] ?? []) as readonly { key?: string; what?: string }[]).filter(
      (key) => key.key,
    );
    return { purposes, escorts: [...new Set(staff.map(({ name }) => name))], keys };
  }, [book, today, area]);
}

/** What is amiss in a word each, beside the button: the sentences may be out of sight. */
const lacksOf = (findings: readonly Finding[]): string =>
  Object.values(entryFaults)
    .filter(({ message }) => findings.some((finding) => finding.message === message))
    .map(({ label }) => label)
    .join('・');

/** One entry: for those on the list a purpose is enough; others are asked who sees to them. */
export function EntryForm({ desk, area, candidate, onDone }: Props) {
  const offers = useOffers(desk, area);
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<JsonObject>(() => entryOf(candidate, false));
  const set = (key: string, value: JsonObject[string] | undefined) =>
    setValues((before) =>
      value === undefined || value === '' ? without(before, key) : { ...before, [key]: value },
    );
  const isListedStaff = candidate.permitted?.kind === 'staff';
  const findings = desk.judge(values);
  const missing = findings.filter(
    ({ level, field }) => level === 'block' && (field === 'purpose' || field === 'name'),
  );
  const shown = findings.filter((finding) => !missing.includes(finding));

  const send = async (next: JsonObject) => {
    if (await desk.enter(next)) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = missing;
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first.field}"]`)?.focus();
    void send(values);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229))
      event.preventDefault();
  };
  const choosePurpose = (purpose: string) => {
    const next = { ...values, purpose };
    set('purpose', purpose);
    if (isListedStaff && desk.judge(next).length === 0) void send(next);
  };

  return (
    <form ref={form} className="desk-form" onSubmit={submit} onKeyDown={press} autoComplete="off">
      <div className="desk-form-fields">
        <h2 id="desk-enter-title">
          入室：{candidate.name === '' ? '来訪者' : candidate.name}
          {candidate.company !== '' && <span>{candidate.company}</span>}
        </h2>
        {candidate.permitted === null && (
          <>
            <Line
              label="氏名（代表者）"
              name="name"
              values={values}
              onSet={set}
              focused={candidate.name === ''}
            />
            <Line label="所属・会社" name="company" values={values} onSet={set} />
          </>
        )}
        <fieldset className="desk-chips">
          <legend>目的{isListedStaff && '（選ぶと入室を記録します）'}</legend>
          {offers.purposes.map((purpose, at) => (
            <button
              key={purpose}
              type="button"
              className="desk-chip"
              // biome-ignore lint/a11y/noAutofocus: the person was just chosen; the purpose is the only question left
              autoFocus={at === 0 && candidate.name !== ''}
              aria-pressed={values['purpose'] === purpose}
              onClick={() => choosePurpose(purpose)}
            >
              {purpose}
            </button>
          ))}
          <Line label="ほかの目的" name="purpose" values={values} onSet={set} />
        </fieldset>
        {candidate.permitted === null && (
          <Line
            label="その場で許可した者"
            name="allowedBy"
            values={values}
            onSet={set}
            offers={offers.escorts}
          />
        )}
        <Line label="立会職員" name="escort" values={values} onSet={set} offers={offers.escorts} />
        <fieldset className="desk-chips">
          <legend>身分証の確認</legend>
          {ID_SHOWN.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className="desk-chip"
              aria-pressed={values['idShown'] === value}
              onClick={() => set('idShown', value)}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <People values={values} onSet={set} />
        {offers.keys.length > 0 && <Keys keys={offers.keys} values={values} onSet={set} />}
        <Things values={values} onSet={set} />
        <FindingList findings={shown} />
      </div>
      <div className="desk-form-foot">
        <Button type="submit" tone="primary" icon={LogIn} busy={desk.busy}>
          {shown.length > 0 ? '不備のまま入室を記録する' : '入室を記録する'}
        </Button>
        <Button onPress={onDone}>やめる（Esc）</Button>
        <span className="desk-lacks">{lacksOf(shown)}</span>
      </div>
    </form>
  );
}
