import { encodingLabels } from '../../../shared/sheet/encoding';
import type { Mapping } from '../../../shared/sheet/mapping';
import type { Table } from '../../../shared/sheet/table';
import type { Encoding } from './reading';

const OFFERED = ['utf-8', 'shift_jis', 'euc-jp', 'iso-2022-jp'] as const;
const HEADER_ROWS = 30;

type Props = {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly onReadAgain: (encoding: Encoding, sheet: string | null) => void;
  readonly onHeader: (header: Pick<Mapping, 'headerRow' | 'headerHeight'>) => void;
};

/** What the file was taken for: encoding or sheet, and the row of the headers. Each can be corrected. */
export function SourceBar({ table, mapping, onReadAgain, onHeader }: Props) {
  return (
    <div className="source-bar">
      <p>
        <strong>{table.name}</strong>　{table.rows.length.toLocaleString('ja-JP')}行
      </p>
      {table.encoding !== null && (
        <label className="plain-field">
          <span>文字コード{table.confidence === 'certain' ? '' : '（推定）'}</span>
          <select
            className="input"
            value={table.encoding}
            onChange={(event) => onReadAgain(event.target.value as Encoding, null)}
          >
            {[...new Set([table.encoding, ...OFFERED])].map((encoding) => (
              <option key={encoding} value={encoding}>
                {encodingLabels[encoding]}
              </option>
            ))}
          </select>
        </label>
      )}
      {table.sheetNames.length > 1 && (
        <label className="plain-field">
          <span>シート</span>
          <select
            className="input"
            value={table.sheet ?? ''}
            onChange={(event) => onReadAgain('auto', event.target.value)}
          >
            {table.sheetNames.map(({ name, hidden }) => (
              <option key={name} value={name}>
                {hidden ? `${name}（非表示）` : name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="plain-field">
        <span>見出しの行</span>
        <select
          className="input"
          value={`${mapping.headerRow}/${mapping.headerHeight}`}
          onChange={(event) => {
            const [headerRow, height] = event.target.value.split('/').map(Number);
            onHeader({ headerRow: headerRow ?? 0, headerHeight: height === 2 ? 2 : 1 });
          }}
        >
          {table.rows.slice(0, HEADER_ROWS).flatMap((row, at) =>
            ([1, 2] as const).map((height) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are told apart by their place
              <option key={`${at}/${height}`} value={`${at}/${height}`}>
                {`${height === 1 ? `${at + 1}行目` : `${at + 1}〜${at + 2}行目`}：${row
                  .filter((cell) => cell !== '')
                  .slice(0, 3)
                  .join('｜')
                  .slice(0, 30)}`}
              </option>
            )),
          )}
        </select>
      </label>
    </div>
  );
}
