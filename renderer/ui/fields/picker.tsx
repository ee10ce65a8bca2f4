import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { Json } from '../../../shared/json';
import { FieldFrame } from './frame';
import { OptionBox } from './option-box';
import type { FieldOf, FieldServices, InputProps, Option } from './services';

type PickedField = FieldOf<'person' | 'section' | 'link'>;

function optionsFor(field: PickedField | FieldOf<'links'>, services: FieldServices): readonly Option[] {
  switch (field.kind) {
    case 'person':
      return services.persons;
    case 'section':
      return services.sections;
    default:
      return services.records(field.registers);
  }
}

/** A record that is no longer offered (a person who left) keeps its place and says so. */
const missing = (id: string): Option => ({
  id,
  label: `（一覧にない記録 …${id.slice(-4)}）`,
});

/** A person, a section or one record, found by typing any part of its name or number. */
export function PickerInput({ field, value, onChange, onBlur, ...rest }: InputProps<PickedField>) {
  const options = optionsFor(field, rest.services);
  const chosen =
    typeof value === 'string' ? (options.find((option) => option.id === value) ?? missing(value)) : null;
  return (
    <FieldFrame field={field} {...rest}>
      {(ids) => (
        <OptionBox
          ids={ids}
          label={field.label}
          options={options}
          chosen={chosen}
          required={field.required}
          onChoose={(option) => onChange(option?.id)}
          onBlur={onBlur}
        />
      )}
    </FieldFrame>
  );
}

const idsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Any number of records: those chosen are listed and leave the list one press at a time. */
export function PickersInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'links'>>) {
  const options = optionsFor(field, rest.services);
  const chosen = idsOf(value);
  const open = useMemo(() => {
    const taken = new Set(idsOf(value));
    return taken.size === 0 ? options : options.filter((option) => !taken.has(option.id));
  }, [options, value]);
  const byId = useMemo(() => new Map(options.map((option) => [option.id, option])), [options]);
  const set = (ids: readonly string[]) => onChange(ids.length === 0 ? undefined : ids);
  return (
    <FieldFrame
      field={field}
      {...rest}
      note={chosen.length > 0 ? `${chosen.length.toLocaleString('ja-JP')}件を選んでいます` : undefined}
    >
      {(ids) => (
        <>
          {chosen.length > 0 ? (
            <ul className="picked-list" aria-label={`選んだ${field.label}`}>
              {chosen.map((id) => {
                const option = byId.get(id) ?? missing(id);
                return (
                  <li key={id} className="picked">
                    <span>
                      {option.label}
                      {option.detail ? <span className="option-detail">{option.detail}</span> : null}
                    </span>
                    <button
                      type="button"
                      className="picked-remove"
                      aria-label={`${option.label}を外す`}
                      onClick={() => set(chosen.filter((other) => other !== id))}
                    >
                      <X className="icon" aria-hidden />
                      外す
                    </button>
                  </li>
                );
              })}
            </ul>
          ) : null}
          <OptionBox
            ids={ids}
            label={field.label}
            options={open}
            chosen={null}
            required={field.required}
            placeholder={chosen.length > 0 ? '続けて加える' : '番号・名称などを入力して探す'}
            onChoose={(option) => option && set([...chosen, option.id])}
            onBlur={onBlur}
          />
        </>
      )}
    </FieldFrame>
  );
}
