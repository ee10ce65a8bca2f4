import type { ColumnTarget, Mapping, SheetField } from '../../../shared/sheet/mapping';
import { isBlank, type Table } from '../../../shared/sheet/table';

type Props = {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly fields: readonly SheetField[];
  readonly onTarget: (at: number, target: ColumnTarget) => void;
};

const SAMPLES = 3;

/** The first values of a column that say something. */
function samplesOf(table: Table, mapping: Mapping, at: number): string {
  const found: string[] = [];
  for (const row of table.rows.slice(mapping.headerRow + mapping.headerHeight)) {
    const cell = row[at];
    if (cell !== undefined && !isBlank(cell) && !found.includes(cell)) found.push(cell);
    if (found.length === SAMPLES) break;
  }
  return found.join('｜');
}

const choiceOf = (target: ColumnTarget): string =>
  target.to === 'field' ? `field/${target.key}` : target.to;
const targetOf = (value: string): ColumnTarget =>
  value.startsWith('field/')
    ? { to: 'field', key: value.slice(6) }
    : value === 'note'
      ? { to: 'note' }
      : { to: 'skip' };

/** The columns of the file beside the items of the register. */
export function ColumnsTable({ table, mapping, fields, onTarget }: Props) {
  return (
    <div className="plain-table columns-table">
      <table>
        <thead>
          <tr>
            <th scope="col">ファイルの列</th>
            <th scope="col">値の例</th>
            <th scope="col">台帳の項目</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map(({ header, target }, at) => {
            const name = header.replace(/\s+/gu, ' ').trim() || `${at + 1}列目（見出しなし）`;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file are told apart by their place
              <tr key={at} data-target={target.to}>
                <th scope="row">{name}</th>
                <td className="samples">{samplesOf(table, mapping, at)}</td>
                <td>
                  <select
                    className="input"
                    aria-label={`「${name}」を入れる項目`}
                    value={choiceOf(target)}
                    onChange={(event) => onTarget(at, targetOf(event.target.value))}
                  >
                    <option value="note">備考に残す</option>
                    <option value="skip">取り込まない</option>
                    {fields.map((field) => (
                      <option key={field.key} value={`field/${field.key}`}>
                        {field.label}
                        {field.required ? '（必須）' : ''}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
