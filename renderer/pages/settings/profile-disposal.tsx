import { useId, useState } from 'react';
import { RESULT_LABELS, UNAVAILABLE } from '../../../shared/policy/profile-changes';
import type { Cell } from '../../../shared/policy/profile-parts';
import type { PartProps, ProfileDraft } from './profile-draft';
import { SettingClause } from './profile-part';

const RESULTS = Object.entries(RESULT_LABELS) as [Cell['result'], string][];

function withCell(draft: ProfileDraft, kind: string, method: string, cell: Cell | null): ProfileDraft {
  const { [method]: _, ...others } = draft.disposal.matrix[kind] ?? {};
  const row = cell === null ? others : { ...others, [method]: cell };
  return {
    ...draft,
    disposal: { ...draft.disposal, matrix: { ...draft.disposal.matrix, [kind]: row } },
  };
}

/** A cell without the parts that are left empty. */
const tidy = (cell: Cell, note: string | undefined, needsEncryption: boolean): Cell => {
  const { note: _note, needsEncryption: _needs, ...rest } = cell;
  return { ...rest, ...(note ? { note } : {}), ...(needsEncryption ? { needsEncryption: true } : {}) };
};

/** 廃棄の方法: what each method does to a kind of medium. One kind at a time: the whole matrix is more than a screen. */
export function ProfileDisposal({ draft, onChange }: PartProps) {
  const { kinds, methods, matrix, sources } = draft.disposal;
  const [kind, setKind] = useState(Object.keys(kinds)[0] ?? '');
  const id = useId();
  const chosen = kinds[kind];
  return (
    <>
      <p className="profile-kind">
        <label htmlFor={id}>媒体の種別</label>
        <select
          id={id}
          className="input input-select"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        >
          {Object.entries(kinds).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <SettingClause clause={chosen?.clause ?? '3(2)⑩ア'} />
      </p>
      <p>
        {chosen?.note}
        {chosen?.equipment ? '機器は、分類にかかわらず復元できない状態にします。' : null}
        マイナンバー利用事務系の住民情報を入れたことのあるものに使えるのは、Destroyの方法だけです。
      </p>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">方法</th>
              <th scope="col">どこまで消えるか</th>
              <th scope="col">常時暗号化だけ</th>
              <th scope="col">注意・使えない理由</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(methods).map(([method, label]) => (
              <MethodRow
                key={`${kind} ${method}`}
                label={label}
                cell={matrix[kind]?.[method]}
                onChange={(cell) => onChange(withCell(draft, kind, method, cell))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <ul className="profile-sources" aria-label="既定値の出典">
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </>
  );
}

type MethodRowProps = {
  readonly label: string;
  readonly cell: Cell | undefined;
  readonly onChange: (cell: Cell | null) => void;
};

function MethodRow({ label, cell, onChange }: MethodRowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <select
          className="input input-select"
          aria-label={`${label}：どこまで消えるか`}
          value={cell?.result ?? ''}
          onChange={(event) => {
            const result = event.target.value as Cell['result'] | '';
            onChange(result === '' ? null : { ...cell, result });
          }}
        >
          <option value="">{UNAVAILABLE}</option>
          {RESULTS.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </td>
      <td>
        {cell && cell.result !== 'no' ? (
          <label className="check-cell">
            <input
              type="checkbox"
              aria-label={`${label}：常時暗号化の媒体だけ`}
              checked={cell.needsEncryption === true}
              onChange={(event) => onChange(tidy(cell, cell.note, event.target.checked))}
            />
          </label>
        ) : null}
      </td>
      <td>
        {cell ? (
          <textarea
            className="input"
            rows={2}
            maxLength={300}
            aria-label={`${label}：注意・使えない理由`}
            value={cell.note ?? ''}
            onChange={(event) => onChange(tidy(cell, event.target.value, cell.needsEncryption === true))}
          />
        ) : null}
        {cell?.byStorage ? <p>内蔵の記憶装置の種別が分かるときは、その種別の行によります。</p> : null}
        {cell?.movesStorage ? <p>情報は、抜き取った記憶装置に移ります。</p> : null}
        {cell?.inPlaceOfDestruction ? <p>{cell.inPlaceOfDestruction}</p> : null}
      </td>
    </tr>
  );
}
