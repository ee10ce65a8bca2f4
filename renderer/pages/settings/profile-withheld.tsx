import { useBook } from '../../book/context';
import { type PartProps, recordsName } from './profile-draft';

/** 提出で中身を伏せる記録: their entries travel with a bundle, so that the chain can be checked, their contents do not. */
export function ProfileWithheld({ draft, onChange }: PartProps) {
  const book = useBook();
  const known = book.registers.map(({ id, title }) => ({ id: id as string, title }));
  const later = draft.withheld
    .filter(({ register }) => !known.some(({ id }) => id === register))
    .map(({ register }) => ({ id: register, title: recordsName(undefined, register) }));
  const toggle = (register: string, on: boolean) =>
    onChange({
      ...draft,
      withheld: on
        ? [...draft.withheld, { register, events: '*' }]
        : draft.withheld.filter((rule) => rule.register !== register),
    });
  return (
    <span className="choices">
      {[...known, ...later].map(({ id, title }) => (
        <label key={id} className="choice">
          <input
            type="checkbox"
            checked={draft.withheld.some((rule) => rule.register === id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
          <span>{title}</span>
        </label>
      ))}
    </span>
  );
}
