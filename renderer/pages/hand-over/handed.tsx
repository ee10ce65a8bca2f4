import { BUNDLE } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { hrefOfAction, hrefOfRecord } from '../../app/router';
import { useRecords, useSituation } from '../../book/context';
import { StatusChip } from '../../ui/chips';

const SHOWN = 5;

/** The last bundles and the next step of each. */
export function Handed() {
  const situation = useSituation();
  const bundles = useRecords(BUNDLE).toReversed().slice(0, SHOWN);
  const register = registerOf(BUNDLE);
  if (bundles.length === 0) return null;
  return (
    <section className="plain-table">
      <h2>最近の提出ファイル</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">番号</th>
            <th scope="col">ファイル</th>
            <th scope="col">範囲</th>
            <th scope="col">状態</th>
            <th scope="col">次の操作</th>
          </tr>
        </thead>
        <tbody>
          {bundles.map((state) => {
            const next = register.actions.find((action) => action.refusal(situation, state) === null);
            const status = register.statuses[register.statusOf(state, situation.book)];
            return (
              <tr key={state.id}>
                <th scope="row">
                  <a href={hrefOfRecord(BUNDLE, state.id)}>{state.number}</a>
                </th>
                <td>{String(state.fields['fileName'] ?? '')}</td>
                <td>{String(state.fields['range'] ?? '')}</td>
                <td>{status && <StatusChip {...status} />}</td>
                <td>{next && <a href={hrefOfAction(BUNDLE, next.id, [state.id])}>{next.label}</a>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
