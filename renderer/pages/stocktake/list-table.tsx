import type { ListLine } from '../../../shared/stocktaking/list';
import { countText } from '../../registers/words';
import { StatusChip } from '../../ui/chips';

const SHOWN = 300;

const CHIPS = {
  new: { label: '取り込む', tone: 'good' },
  unlisted: { label: '台帳外', tone: 'warn' },
  known: { label: '読取り済', tone: 'neutral' },
  twice: { label: '重複', tone: 'neutral' },
  several: { label: '決められない', tone: 'bad' },
  unnumbered: { label: '番号なし', tone: 'bad' },
} as const;

/** Each line of the list as it would be taken. */
export function ListTable({ lines }: { readonly lines: readonly ListLine[] }) {
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              行
            </th>
            <th scope="col">判定</th>
            <th scope="col">一覧の番号</th>
            <th scope="col">台帳では</th>
            <th scope="col">場所</th>
            <th scope="col">結果</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map((line) => (
            <tr key={line.row}>
              <td className="number">{line.row}</td>
              <td>
                <StatusChip {...CHIPS[line.verdict]} />
              </td>
              <td>{line.typed}</td>
              <td>{line.what}</td>
              <td>{line.place?.label ?? ''}</td>
              <td>{line.line === null ? '' : line.line.found ? 'あり' : 'なし'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > SHOWN && <p>ほか{countText(lines.length - SHOWN)}</p>}
    </div>
  );
}
