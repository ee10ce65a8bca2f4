import { formatNumber } from '../../../shared/policy/numbering';
import { useToday } from '../../book/context';
import type { PartProps } from './profile-draft';

const SERIES: { readonly [series: string]: string } = {
  asset: '情報資産',
  medium: '媒体・機器',
  disposal: '廃棄の整理番号',
  'disposal-permit': '廃棄の許可番号',
  bundle: '提出ファイル',
};

/** 番号の付け方: numbers already given never change. */
export function ProfileNumbers({ draft, onChange }: PartProps) {
  const today = useToday();
  return (
    <fieldset>
      <legend>番号の付け方</legend>
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
                <th scope="row">{SERIES[series] ?? series}</th>
                <td>
                  <input
                    className="input"
                    aria-label={`${SERIES[series] ?? series}の番号の形`}
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
    </fieldset>
  );
}
