import type { RecordId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import type { BookView, Register } from '../../shared/registers/define';
import { chosenOf } from '../registers/chosen';
import { countText } from '../registers/words';

export type Scope = 'all' | 'chosen';

/** The records of a scope: all that stand, or the ones chosen in the table. */
export function recordsIn(scope: Scope, register: Register, book: BookView): readonly RecordState[] {
  const all = book.all(register.id).filter((state) => state.voided === null);
  const ids = scope === 'chosen' ? chosenOf(register.id) : null;
  if (!ids) return all;
  return ids.flatMap((id) => book.record(id as RecordId) ?? []);
}

export const firstScope = (register: Register): Scope => (chosenOf(register.id) ? 'chosen' : 'all');

type Props = {
  readonly register: Register;
  readonly book: BookView;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
};

/** 全件, or what was chosen in the table. Says how many either way. */
export function ScopeChoice({ register, book, scope, onScope }: Props) {
  const chosen = chosenOf(register.id);
  const option = (value: Scope, label: string) => (
    <label className="check-field">
      <input type="radio" name="scope" checked={scope === value} onChange={() => onScope(value)} />
      {label}
    </label>
  );
  return (
    <fieldset className="row-settings">
      <legend>対象</legend>
      {option('all', `全件（${countText(recordsIn('all', register, book).length)}）`)}
      {chosen && option('chosen', `一覧で選んだもの（${countText(chosen.length)}）`)}
      {!chosen && (
        <p className="page-lead">
          一部だけのときは、一覧で選んで（Ctrl＋Aで全部）から「様式を印刷」「書き出す」を押します。
        </p>
      )}
    </fieldset>
  );
}
