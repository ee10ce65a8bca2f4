import type { Register } from '../../../shared/registers/define';
import type { Field } from '../../../shared/registers/field';

/** Where a clause is behind something on the screens. */
export type ClauseUse = { readonly register: Register; readonly fields: readonly string[] };

const allFields = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => (field.kind === 'rows' ? [field, ...allFields(field.fields)] : [field]));

/** By clause: the registers that serve it, and the fields that cite it. */
export function clauseUses(registers: readonly Register[]): ReadonlyMap<string, readonly ClauseUse[]> {
  const uses = new Map<string, ClauseUse[]>();
  for (const register of registers) {
    const cited = new Map<string, string[]>(register.clauses.map((clause) => [clause, []]));
    for (const field of allFields([...register.fields, ...register.derivedFields])) {
      if (field.clause === undefined) continue;
      cited.set(field.clause, [...(cited.get(field.clause) ?? []), field.label]);
    }
    for (const [clause, fields] of cited) {
      uses.set(clause, [...(uses.get(clause) ?? []), { register, fields: [...new Set(fields)] }]);
    }
  }
  return uses;
}
