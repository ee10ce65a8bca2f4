const KEYS: readonly (readonly [string, string, string])[] = [
  ['どの画面でも', 'Ctrl＋K', 'すべてから探す'],
  ['どの画面でも', 'Tab／Shift＋Tab', '次・前の項目へ'],
  ['どの画面でも', 'Alt＋←', '前の画面へ戻る'],
  ['一覧', '↑ ↓ ← →', '1つずつ動く'],
  ['一覧', 'Ctrl＋矢印、Home、End', '端へ動く'],
  ['一覧', 'PageUp、PageDown', '1画面ずつ動く'],
  ['一覧', 'Enter', '行を開く'],
  ['一覧', 'Space／Shift＋Space', '行を選ぶ／そこまで選ぶ'],
  ['一覧', 'Ctrl＋A', 'すべて選ぶ・すべて外す'],
  ['一覧', 'Ctrl＋C', '選んだ行をExcelに貼り付けられる形で写す'],
  ['一覧', 'Ctrl＋V', 'Excelで写したセルを取込みに渡す'],
  ['入力', 'Ctrl＋Enter', '登録・申請などの主なボタンを押す'],
  ['入力', 'Esc', '開いている選択肢や窓を閉じる'],
];

/** キーの使い方: everything can be done without the mouse. */
export function KeysPage() {
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">どこで</th>
            <th scope="col">キー</th>
            <th scope="col">すること</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([place, keys, what]) => (
            <tr key={`${place} ${keys}`}>
              <td>{place}</td>
              <td>
                <kbd>{keys}</kbd>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
