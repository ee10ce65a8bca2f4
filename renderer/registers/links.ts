import { comparePositions } from '../../shared/journal/entry';
import type { Effect, RecordState } from '../../shared/journal/project';
import type { BookView, Register } from '../../shared/registers/define';
import type { Book } from '../book/book';

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

/** Records that name this one in one of their fields, newest first, by register. */
export function pointingTo(book: Book, state: RecordState) {
  const states = [...book.backlinks.of(state.id)].flatMap((id) => book.view.record(id) ?? []);
  states.sort((a, b) => comparePositions(b.created, a.created));
  return book.registers.flatMap((register) => {
    const ids = states.filter((one) => one.register === register.id).map(({ id }) => id);
    return ids.length === 0 ? [] : [{ register, ids }];
  });
}
