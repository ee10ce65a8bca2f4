import { Pencil, Ruler, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { farMargins, MOST_OWN_SHEETS, type OwnSheet, typedOf } from '../../../shared/labels/own-sheet';
import { isSmall, type LabelSheet } from '../../../shared/labels/sheets';
import { useSay } from '../../app/notice';
import { useSettings } from '../../app/settings';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { gridOf, type LabelSettings, labelSheets } from './label-settings';
import { NumberBox } from './number-box';
import { OwnSheetForm } from './own-sheet-form';

type Props = {
  readonly settings: LabelSettings;
  readonly sheet: LabelSheet | OwnSheet;
  readonly onChange: (settings: LabelSettings) => void;
  readonly start: number;
  readonly onStart: (start: number) => void;
  /** Null: no form is open. Empty: a new sheet; else the one that is measured again. */
  readonly editing: string | null;
  readonly onEdit: (id: string | null) => void;
};

/** The sheet, where to start on it, and what the printer is off by. */
export function SheetSettings(props: Props) {
  const { settings, sheet, onChange, start, onStart, editing } = props;
  const per = sheet.columns * sheet.rows;
  return (
    <fieldset className="row-settings">
      <legend>ラベル用紙</legend>
      <SheetChoice {...props} />
      {editing === null ? (
        <>
          <AboutSheet {...props} />
          <div className="label-numbers">
            <NumberBox
              key={per}
              label={`何枚目から（1〜${per}）`}
              places={0}
              least={1}
              most={per}
              value={Math.min(start, per)}
              onChange={onStart}
            />
            <NumberBox
              label="右へずらす（mm）"
              places={1}
              least={-20}
              most={20}
              value={settings.x}
              onChange={(x) => onChange({ ...settings, x })}
            />
            <NumberBox
              label="下へずらす（mm）"
              places={1}
              least={-20}
              most={20}
              value={settings.y}
              onChange={(y) => onChange({ ...settings, y })}
            />
          </div>
          <p className="page-lead">
            先に「試し刷り」を普通の紙に印刷し、用紙に重ねて枠のずれを測ります。ずれた分を上の欄に入れます（左・上は負の数）。印刷の設定では、倍率を「実際のサイズ（100%）」にしてください。
          </p>
        </>
      ) : (
        <Editing {...props} editing={editing} />
      )}
    </fieldset>
  );
}

function SheetChoice({ sheet, settings, onChange, editing, onEdit }: Props) {
  const { settings: kept } = useSettings();
  return (
    <div className="label-sheet">
      <label className="label-sheet">
        用紙
        <select
          className="input"
          value={sheet.id}
          disabled={editing !== null}
          onChange={(event) => onChange({ ...settings, sheet: event.target.value })}
        >
          {kept.labelSheets.length > 0 && (
            <optgroup label="登録した用紙">
              {kept.labelSheets.map(({ id, name, columns, rows }) => (
                <option key={id} value={id}>{`${name}（${columns * rows}面）`}</option>
              ))}
            </optgroup>
          )}
          <optgroup label="市販の用紙">
            {labelSheets.map(({ id, name, products }) => (
              <option key={id} value={id}>
                {products === '' ? name : `${name}　${products}`}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {editing === null && (
        <Button
          icon={Ruler}
          refusal={
            kept.labelSheets.length >= MOST_OWN_SHEETS
              ? `登録できるのは${MOST_OWN_SHEETS}種類までです。使わない用紙を一覧から外してください。`
              : null
          }
          onPress={() => onEdit('')}
        >
          一覧にない用紙を登録
        </Button>
      )}
    </div>
  );
}

const millimetres = (value: number): string => `${Math.max(0, value).toFixed(1)}mm`;

function AboutSheet({ sheet, onEdit }: Props) {
  const say = useSay();
  const { settings: kept, change } = useSettings();
  const [asking, setAsking] = useState(false);
  const { right, bottom } = farMargins(gridOf(sheet));
  return (
    <>
      {'source' in sheet ? (
        <p className="page-lead">寸法の根拠：{sheet.source}。品番が違っても、同じ寸法の用紙に使えます。</p>
      ) : (
        <>
          <p className="page-lead">
            {`横${sheet.columns}枚×縦${sheet.rows}枚、ラベル ${sheet.width}×${sheet.height}mm、余白は左${sheet.left}mm・上${sheet.top}mm、残りは右${millimetres(right)}・下${millimetres(bottom)}です。このPCに登録してあります。`}
          </p>
          <div className="step-actions">
            <Button size="small" icon={Pencil} onPress={() => onEdit(sheet.id)}>
              寸法を直す
            </Button>
            <Button size="small" tone="quiet" icon={Trash2} onPress={() => setAsking(true)}>
              一覧から外す
            </Button>
          </div>
          <Confirm
            title={`「${sheet.name}」を一覧から外しますか`}
            isOpen={asking}
            verb="一覧から外す"
            onConfirm={() => {
              setAsking(false);
              change(
                'labelSheets',
                kept.labelSheets.filter(({ id }) => id !== sheet.id),
              );
              say({ text: `「${sheet.name}」を一覧から外しました` });
            }}
            onClose={() => setAsking(false)}
          >
            <p>登録した寸法だけが消えます。貼ったラベルや台帳は変わりません。</p>
          </Confirm>
        </>
      )}
      {isSmall(gridOf(sheet)) && (
        <p className="page-lead">小さい用紙なので、QRコード・番号・分類だけを印刷します。</p>
      )}
    </>
  );
}

function Editing({ sheet, settings, onChange, onEdit, editing }: Props & { readonly editing: string }) {
  const say = useSay();
  const { settings: kept, change } = useSettings();
  const old = kept.labelSheets.find(({ id }) => id === editing);
  return (
    <OwnSheetForm
      title={old ? `「${old.name}」の寸法` : '一覧にない用紙'}
      start={typedOf(old?.name ?? '', gridOf(sheet))}
      onCancel={() => onEdit(null)}
      onDone={({ name, grid }) => {
        const id = old?.id ?? `own-${crypto.randomUUID()}`;
        const made: OwnSheet = { id, name, ...grid };
        const others = kept.labelSheets.filter((one) => one.id !== id);
        change('labelSheets', [...others, made]);
        onChange({ ...settings, sheet: id });
        onEdit(null);
        say({ text: `「${name}」を登録しました` });
      }}
    />
  );
}
