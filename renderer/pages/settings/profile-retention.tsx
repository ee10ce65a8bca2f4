import { useBook } from '../../book/context';
import { readCount } from '../../ui/fields/text';
import { type PartProps, type ProfileDraft, recordsName } from './profile-draft';

type Kept = ProfileDraft['retention'][string];

/** 保存年限: how long each kind of record is kept, and where that comes from. */
export function ProfileRetention({ draft, onChange }: PartProps) {
  const book = useBook();
  const set = (register: string, kept: Kept) =>
    onChange({ ...draft, retention: { ...draft.retention, [register]: kept } });
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">記録</th>
            <th scope="col">保存年限（年）</th>
            <th scope="col">出典・根拠</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(draft.retention).map(([register, kept]) => {
            const name = recordsName(book.register(register)?.title, register);
            return (
              <tr key={register}>
                <th scope="row">{name}</th>
                <td>
                  <input
                    className="input input-count figures"
                    inputMode="numeric"
                    aria-label={`${name}の保存年限（年）`}
                    value={kept.years === 0 ? '' : kept.years}
                    onChange={(event) =>
                      set(register, { ...kept, years: readCount(event.target.value) ?? 0 })
                    }
                  />
                </td>
                <td>
                  <input
                    className="input"
                    aria-label={`${name}の保存年限の出典`}
                    value={kept.source}
                    onChange={(event) => set(register, { ...kept, source: event.target.value })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
