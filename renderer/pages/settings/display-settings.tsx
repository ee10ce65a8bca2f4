import { useSettings } from '../../app/settings';

const SCALES = [100, 110, 125, 150, 175, 200] as const;

/** 文字の大きさ and the density of tables. Takes effect at once. */
export function DisplaySettings() {
  const { settings, change } = useSettings();
  return (
    <div className="settings-part">
      <fieldset>
        <legend>文字の大きさ</legend>
        <p>画面全体が同じ割合で大きくなります。</p>
        <div className="choice-row">
          {SCALES.map((scale) => (
            <label key={scale}>
              <input
                type="radio"
                name="text-scale"
                checked={settings.textScale === scale}
                onChange={() => change('textScale', scale)}
              />
              {scale}％
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
