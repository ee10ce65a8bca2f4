import { formatNumber } from '../../../shared/policy/numbering';
import { useToday } from '../../book/context';
import { type PartProps, seriesName } from './profile-draft';

/** 番号の付け方: numbers already given never change. */
export function ProfileNumbers({ draft, onChange }: PartProps) {
  const today = useToday();
  return (
    <>
      <p>
        {'{FY}'} は年度（R8）、{'{n:4}'} は4桁の連番です。付けた番号は、後から変わりません。
      </p>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">種類</th>
              <th scope="col">形</th>
              <th scope="col">例</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(draft.numbering).map(([series, pattern]) => (
              <tr key={series}>
                <th scope="row">{seriesName(series)}</th>
                <td>
                  <input
                    className="input"
                    aria-label={`${seriesName(series)}の番号の形`}
                    value={pattern}
                    onChange={(event) =>
                      onChange({ ...draft, numbering: { ...draft.numbering, [series]: event.target.value } })
                    }
                  />
                </td>
                <td className="figures">{formatNumber(pattern, today, 12)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
