import type { PartProps } from './profile-draft';

/** 様式番号と題名: printed top left and as the title of each form. */
export function ProfileForms({ draft, onChange }: PartProps) {
  const set = (id: string, change: Partial<{ number: string; title: string }>) => {
    const before = draft.forms[id];
    if (before) onChange({ ...draft, forms: { ...draft.forms, [id]: { ...before, ...change } } });
  };
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">様式番号</th>
            <th scope="col">題名</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(draft.forms).map(([id, form]) => (
            <tr key={id}>
              <td>
                <input
                  className="input"
                  aria-label={`${form.title}の様式番号`}
                  value={form.number}
                  onChange={(event) => set(id, { number: event.target.value })}
                />
              </td>
              <td>
                <input
                  className="input"
                  aria-label={`${form.number}の題名`}
                  value={form.title}
                  onChange={(event) => set(id, { title: event.target.value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
