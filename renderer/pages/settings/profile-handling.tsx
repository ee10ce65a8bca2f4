import { type Aspect, aspectLabels, aspects, levelsOf } from '../../../shared/policy/classification';
import { showFrom } from '../../../shared/policy/profile-changes';
import type { HandlingRule } from '../../../shared/policy/profile-parts';
import type { PartProps } from './profile-draft';
import { SettingClause } from './profile-part';

type From = HandlingRule['from'];

function withLevel(from: From, aspect: Aspect, level: string): From {
  const { [aspect]: _, ...others } = from;
  return level === '' ? others : ({ ...others, [aspect]: level } as From);
}

/** 取扱制限: from which class on each of them is proposed. */
export function ProfileHandling({ draft, onChange }: PartProps) {
  const set = (at: number, from: From) =>
    onChange({
      ...draft,
      handling: draft.handling.map((rule, index) => (index === at ? { ...rule, from } : rule)),
    });
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">取扱制限</th>
            {aspects.map((aspect) => (
              <th key={aspect} scope="col">
                {aspectLabels[aspect]}
              </th>
            ))}
            <th scope="col">今の内容</th>
            <th scope="col">根拠</th>
          </tr>
        </thead>
        <tbody>
          {draft.handling.map((rule, at) => (
            <tr key={rule.restriction}>
              <th scope="row">{rule.label}</th>
              {aspects.map((aspect) => (
                <td key={aspect}>
                  <select
                    className="input input-select"
                    aria-label={`${rule.label}：${aspectLabels[aspect]}`}
                    value={rule.from[aspect] ?? ''}
                    onChange={(event) => set(at, withLevel(rule.from, aspect, event.target.value))}
                  >
                    <option value="">問わない</option>
                    {levelsOf(aspect).map((level) => (
                      <option key={level} value={level}>
                        {level}以上
                      </option>
                    ))}
                  </select>
                </td>
              ))}
              <td>{showFrom(rule.from)}</td>
              <td>
                <SettingClause clause={rule.clause} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
