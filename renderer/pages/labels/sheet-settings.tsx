import { gridFault, type LabelGrid } from '../../../shared/labels/sheets';
import { gridOf, type LabelSettings, labelSheets, OWN } from './label-settings';

type Props = {
  readonly settings: LabelSettings;
  readonly onChange: (settings: LabelSettings) => void;
  readonly start: number;
  readonly onStart: (start: number) => void;
};

type NumberProps = {
  readonly label: string;
  readonly value: number;
  readonly step: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

function NumberBox({ label, value, step, least, most, onChange }: NumberProps) {
  return (
    <label className="label-number">
      {label}
      <input
        className="input"
        type="number"
        inputMode="decimal"
        step={step}
        min={least}
        max={most}
        value={value}
        onChange={(event) => {
          const typed = event.target.valueAsNumber;
          if (Number.isFinite(typed)) onChange(Math.min(most, Math.max(least, typed)));
        }}
      />
    </label>
  );
}

const OWN_FIELDS: readonly (readonly [keyof LabelGrid, string, number, number, number])[] = [
  ['columns', '横の枚数', 1, 1, 20],
  ['rows', '縦の枚数', 1, 1, 40],
  ['width', 'ラベルの幅（mm）', 0.1, 15, 210],
  ['height', 'ラベルの高さ（mm）', 0.1, 10, 297],
  ['left', '左の余白（mm）', 0.1, 0, 100],
  ['top', '上の余白（mm）', 0.1, 0, 100],
  ['gapX', '横の間隔（mm）', 0.1, 0, 50],
  ['gapY', '縦の間隔（mm）', 0.1, 0, 50],
];

/** The sheet, where to start on it, and what the printer is off by. */
export function SheetSettings({ settings, onChange, start, onStart }: Props) {
  const grid = gridOf(settings);
  const sheet = labelSheets.find(({ id }) => id === settings.sheet);
  const fault = gridFault(grid);
  return (
    <fieldset className="row-settings">
      <legend>ラベル用紙</legend>
      <label className="label-sheet">
        用紙
        <select
          className="input"
          value={sheet ? sheet.id : OWN}
          onChange={(event) => onChange({ ...settings, sheet: event.target.value })}
        >
          {labelSheets.map(({ id, name, products }) => (
            <option key={id} value={id}>
              {products === '' ? name : `${name}　${products}`}
            </option>
          ))}
          <option value={OWN}>自分で寸法を入力</option>
        </select>
      </label>
      {sheet ? (
        <p className="page-lead">寸法の根拠：{sheet.source}。品番が違っても、同じ寸法の用紙に使えます。</p>
      ) : (
        <div className="label-numbers">
          {OWN_FIELDS.map(([key, label, step, least, most]) => (
            <NumberBox
              key={key}
              {...{ label, step, least, most }}
              value={settings.own[key]}
              onChange={(value) => onChange({ ...settings, own: { ...settings.own, [key]: value } })}
            />
          ))}
        </div>
      )}
      {fault && <p role="alert">{fault}寸法を確かめてください。</p>}
      <div className="label-numbers">
        <NumberBox
          label={`何枚目から（1〜${grid.columns * grid.rows}）`}
          step={1}
          least={1}
          most={grid.columns * grid.rows}
          value={start}
          onChange={(value) => onStart(Math.round(value))}
        />
        <NumberBox
          label="右へずらす（mm）"
          step={0.1}
          least={-20}
          most={20}
          value={settings.x}
          onChange={(x) => onChange({ ...settings, x: Math.round(x * 10) / 10 })}
        />
        <NumberBox
          label="下へずらす（mm）"
          step={0.1}
          least={-20}
          most={20}
          value={settings.y}
          onChange={(y) => onChange({ ...settings, y: Math.round(y * 10) / 10 })}
        />
      </div>
      <p className="page-lead">
        先に「試し刷り」を普通の紙に印刷し、用紙に重ねて枠のずれを測ります。ずれた分を上の欄に入れます（左・上は負の数）。印刷の設定では、倍率を「実際のサイズ（100%）」にしてください。
      </p>
    </fieldset>
  );
}
