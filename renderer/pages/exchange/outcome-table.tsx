import { useMemo, useState } from 'react';
import type { Json } from '../../../shared/json';
import type { Register } from '../../../shared/registers/define';
import type { DryRun, RowOutcome } from '../../../shared/sheet/dry-run';
import { useNaming } from '../../registers/naming';
import { titleOf, valueText } from '../../registers/values';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';

const AT_FIRST = 200;

type Props = {
  readonly register: Register;
  readonly kind: keyof DryRun['counts'];
  readonly rows: readonly RowOutcome[];
};

/** The rows of one outcome: what would be new, what would change and how, what cannot be taken and why. */
export function OutcomeTable({ register, kind, rows }: Props) {
  const [most, setMost] = useState(AT_FIRST);
  if (rows.length === 0) return <p className="page-lead">この区分の行はありません。</p>;
  return (
    <div className="plain-table outcome-table">
      <table>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">{kind === 'rejected' ? '列' : kind === 'changed' ? '記録' : '内容'}</th>
            {kind === 'rejected' && <th scope="col">入っていた値</th>}
            {kind !== 'same' && (
              <th scope="col">
                {kind === 'rejected' ? '理由' : kind === 'changed' ? '変わるところ' : '気になる点'}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <OutcomeRow key={row.row} register={register} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <Button
          onPress={() => setMost(most + 1000)}
        >{`残り${countText(rows.length - most)}も表示する`}</Button>
      )}
    </div>
  );
}

function OutcomeRow({ register, row }: { readonly register: Register; readonly row: RowOutcome }) {
  const naming = useNaming();
  const fields = useMemo(() => new Map(register.fields.map((field) => [field.key, field])), [register]);
  const text = (key: string, value: Json): string => {
    const field = fields.get(key);
    return field && value !== null
      ? valueText(naming, field, value)
      : value === null
        ? '（なし）'
        : String(value);
  };
  switch (row.kind) {
    case 'rejected':
      return row.rejections.map((one, at) => (
        <tr key={`${one.column} ${one.reason}`}>
          {at === 0 && (
            <th scope="row" rowSpan={row.rejections.length}>
              {row.row}
            </th>
          )}
          <td>{one.column}</td>
          <td>{one.value}</td>
          <td>{one.reason}</td>
        </tr>
      ));
    case 'new':
      return (
        <tr>
          <th scope="row">{row.row}</th>
          <td>
            {[row.values['number'], row.values[register.nameField]]
              .filter((part) => part !== undefined)
              .map(String)
              .join('　')}
          </td>
          <td>{row.doubts.map((doubt) => doubt.message).join(' ')}</td>
        </tr>
      );
    case 'changed':
      return (
        <tr>
          <th scope="row">{row.row}</th>
          <td>{titleOf(naming, row.record)}</td>
          <td>
            {row.differences.map(({ key, label, before, after }) => (
              <div key={key}>
                {label}：<del>{text(key, before)}</del> → <ins>{text(key, after)}</ins>
              </div>
            ))}
          </td>
        </tr>
      );
    case 'same':
      return (
        <tr>
          <th scope="row">{row.row}</th>
          <td>{titleOf(naming, row.record)}</td>
        </tr>
      );
  }
}
