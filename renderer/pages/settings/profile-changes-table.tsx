import { PROFILE_PARTS, type ProfileChange } from '../../../shared/policy/profile-changes';
import { SettingClause } from './profile-part';

/** 改める内容: what stands there now and what will, before anything is kept. */
export function ProfileChangesTable({ changes }: { readonly changes: readonly ProfileChange[] }) {
  return (
    <section className="profile-changes" aria-label="改める内容">
      <h2>改める内容（{changes.length.toLocaleString('ja-JP')}件）</h2>
      {changes.length === 0 ? (
        <p>今の版から変わったところはありません。</p>
      ) : (
        <div className="plain-table">
          <table>
            <thead>
              <tr>
                <th scope="col">項目</th>
                <th scope="col">今の内容</th>
                <th scope="col">改めた後</th>
                <th scope="col">根拠</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.part} ${change.item}`}>
                  <th scope="row">
                    {PROFILE_PARTS[change.part]}
                    <br />
                    {change.item}
                  </th>
                  <td>
                    <del>{change.before}</del>
                  </td>
                  <td>
                    {change.after}
                    {change.weaker ? (
                      <strong className="profile-weaker">（今より緩くなります）</strong>
                    ) : null}
                  </td>
                  <td>{change.clause ? <SettingClause clause={change.clause} /> : '定めなし'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
