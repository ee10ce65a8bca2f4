import type { RecordId } from '../../shared/ids';
import type { Effect, RecordState } from '../../shared/journal/project';
import type { BookView, Register } from '../../shared/registers/define';
import type { Book } from '../book/book';
import { linksOf } from './values';

/** What another record does to this one, in words. */
export type NamedEffect = Effect & { readonly label: string };

/** Effects are named by the states they lead to. */
export function effectsOf(
  view: BookView,
  registerOf: (id: string) => Register | undefined,
  register: Register,
  state: RecordState,
): readonly NamedEffect[] {
  return view.effectsOn(state.id).map((effect) => {
    const by = view.record(effect.by);
    const label =
      register.statuses[effect.kind]?.label ?? (by && registerOf(by.register)?.title) ?? effect.kind;
    return { ...effect, label };
  });
}

/** Registers whose fields can point to records of `register`. */
function mayPointTo(other: Register, register: Register): boolean {
  const points = (fields: Register['fields']): boolean =>
    fields.some((field) => {
      if (field.kind === 'person' || field.kind === 'section') return field.kind === register.id;
      if (field.kind === 'link' || field.kind === 'links') return field.registers.includes(register.id);
      return field.kind === 'rows' && points(field.fields);
    });
  return points(other.fields);
}

/** Records that name this one in one of their fields, newest first, by register. */
export function pointingTo(book: Book, register: Register, state: RecordState) {
  return book.registers
    .filter((other) => mayPointTo(other, register))
    .map((other) => {
      const ids: RecordId[] = [];
      for (const one of book.view.all(other.id)) {
        if (one.id !== state.id && linksOf(other, one).includes(state.id)) ids.push(one.id);
      }
      return { register: other, ids: ids.reverse() };
    })
    .filter(({ ids }) => ids.length > 0);
}
