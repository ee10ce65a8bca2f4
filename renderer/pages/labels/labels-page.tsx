import { FileDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import type { Json } from '../../../shared/json';
import { labelDoc, labelOf, labelSheetRequest } from '../../../shared/labels/labels';
import type { Problem } from '../../../shared/problem';
import { ASSET, CABINET, MEDIUM } from '../../../shared/registers/ids';
import { useSay } from '../../app/notice';
import { offerFile } from '../../app/offer-file';
import { hrefOf, navigate, type Route } from '../../app/router';
import { useSettings } from '../../app/settings';
import { PageHead } from '../../app/title';
import { useArrangement } from '../../book/arrangements-context';
import { useBook, useSituation } from '../../book/context';
import { useHost } from '../../host/context';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { EmptyState, ProblemNotice } from '../../ui/notices';
import { FormPreview } from '../forms/form-preview';
import { gridOf, type LabelSettings, settingsKept, sheetInUse } from './label-settings';
import { SheetSettings } from './sheet-settings';

const REGISTERS = [MEDIUM, ASSET, CABINET] as const;

/** ラベル: of the rows chosen or of all, for a テプラ or on A4 sheets. */
export function LabelsPage({ route }: { readonly route: Route }) {
  const { view, register: registerOf } = useBook();
  const situation = useSituation();
  const [kept, keep] = useArrangement<Json>('labels', settingsKept);
  const settings = kept as unknown as LabelSettings;
  const change = (next: LabelSettings) => keep(next as unknown as Json);
  const on = route.query.get('on') ?? '';
  const wanted = route.path[0] === 'act' ? route.path[1] : route.query.get('register');
  const id = REGISTERS.find((one) => one === wanted) ?? MEDIUM;
  const records = useMemo(() => {
    const chosen =
      on === '' ? view.all(id) : on.split('.').flatMap((one) => view.record(one as RecordId) ?? []);
    const gone = (one: RecordId) => situation.book.effectsOn(one).some(({ kind }) => kind === 'disposed');
    return chosen.filter((state) => !state.voided && !gone(state.id));
  }, [on, view, id, situation]);
  const labels = useMemo(() => records.map((state) => labelOf(state, situation)), [records, situation]);

  return (
    <>
      <PageHead title="ラベル" />
      <div className="labels-page">
        {on === '' ? (
          <label className="label-sheet">
            台帳
            <select
              className="input"
              value={id}
              onChange={(event) => navigate(hrefOf(['labels'], { register: event.target.value }))}
            >
              {REGISTERS.map((one) => (
                <option key={one} value={one}>
                  {registerOf(one)?.title}（全
                  {countText(view.all(one).filter(({ voided }) => !voided).length)}）
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p>
            {registerOf(id)?.title}で選んだ{countText(labels.length)}のラベルを作ります。
            <a href={hrefOf(['labels'], { register: id })}>全件にする</a>
          </p>
        )}
        {on === '' && (
          <p className="page-lead">
            一部だけのときは、台帳の一覧で選んで「ラベルを作る」を押します。廃棄済のものは除いています。
          </p>
        )}
        {labels.length === 0 ? (
          <EmptyState title="ラベルにするものがありません">
            <p>台帳に登録すると、ここでラベルを作れます。</p>
          </EmptyState>
        ) : (
          <Making labels={labels} settings={settings} onChange={change} today={situation.today} />
        )}
      </div>
    </>
  );
}

type Labels = ReturnType<typeof labelOf>[];
type MakingProps = {
  readonly labels: Labels;
  readonly settings: LabelSettings;
  readonly onChange: (settings: LabelSettings) => void;
  readonly today: string;
};

function Making({ labels, settings, onChange, today }: MakingProps) {
  return (
    <>
      <fieldset className="row-settings">
        <legend>作り方</legend>
        {(
          [
            ['tepra', 'テプラ用のファイル（SPC10などで流し込む）'],
            ['sheet', 'A4のラベル用紙に印刷'],
          ] as const
        ).map(([way, label]) => (
          <label key={way} className="check-field">
            <input
              type="radio"
              name="way"
              checked={settings.way === way}
              onChange={() => onChange({ ...settings, way })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {settings.way === 'tepra' ? (
        <Tepra labels={labels} today={today} />
      ) : (
        <Sheets labels={labels} settings={settings} onChange={onChange} />
      )}
    </>
  );
}

type Written = { readonly bytes: Uint8Array; readonly name: string; readonly lost: readonly string[] };

function Tepra({ labels, today }: { readonly labels: Labels; readonly today: string }) {
  const host = useHost();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [doubtful, setDoubtful] = useState<Written | null>(null);

  async function write(kind: 'csv-cp932' | 'csv-utf8-bom') {
    setBusy(true);
    setProblem(null);
    setDoubtful(null);
    const answer = await host.call('writeSheet', {
      request: labelSheetRequest(labels, kind, today) as never,
    });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    if (answer.value.lost.length > 0) return setDoubtful(answer.value);
    await give(answer.value);
  }

  async function give(file: Written) {
    setDoubtful(null);
    const given = await offerFile(host, { name: file.name, type: 'text/csv', bytes: file.bytes });
    if (!given.ok) return setProblem(given.error);
    if (given.value === null) return;
    void host.call('logOperation', {
      kind: 'export',
      subject: 'ラベル',
      count: labels.length,
      detail: file.name,
    });
    say({ text: given.value });
  }

  return (
    <>
      <p className="page-lead">
        1行目が見出しのCSV（シフトJIS）です。列は「管理番号・名称・分類・取扱制限・QRコード」の順で、QRコードの列をQRの枠に流し込みます。QRコードの中身は数字だけなので、日本語入力がオンのPCでも読み取れます。
      </p>
      {problem && <ProblemNotice problem={problem} />}
      <div className="step-actions">
        <Button tone="primary" icon={FileDown} busy={busy} onPress={() => void write('csv-cp932')}>
          {`${countText(labels.length)}をテプラ用に書き出す`}
        </Button>
        <Button onPress={() => void write('csv-utf8-bom')}>UTF-8で書き出す</Button>
      </div>
      <Confirm
        title="シフトJISで書けない文字があります"
        isOpen={doubtful !== null}
        verb="このまま書き出す"
        onConfirm={() => doubtful && void give(doubtful)}
        onClose={() => setDoubtful(null)}
      >
        <p>次の文字は置き換わります。そのまま残すには「UTF-8で書き出す」を選んでください。</p>
        <ul className="quiet-list">
          {doubtful?.lost.slice(0, 30).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Confirm>
    </>
  );
}

function Sheets({ labels, settings, onChange }: Omit<MakingProps, 'today'>) {
  const [start, setStart] = useState(1);
  const [test, setTest] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const { settings: kept } = useSettings();
  const sheet = sheetInUse(settings.sheet, kept.labelSheets);
  const documents = useMemo(() => {
    const { x, y, withClass } = settings;
    return [labelDoc(labels, { grid: gridOf(sheet), start, shift: { x, y }, withClass }, test)];
  }, [labels, settings, sheet, start, test]);
  return (
    <>
      <SheetSettings
        {...{ settings, sheet, onChange, start, editing }}
        onStart={setStart}
        onEdit={setEditing}
      />
      <label className="check-field">
        <input
          type="checkbox"
          checked={settings.withClass}
          onChange={(event) => onChange({ ...settings, withClass: event.target.checked })}
        />
        分類と取扱制限も印刷する（3(2)②）
      </label>
      <label className="check-field">
        <input type="checkbox" checked={test} onChange={(event) => setTest(event.target.checked)} />
        試し刷り（枠と十字だけを普通の紙に）
      </label>
      {editing === null && (
        <FormPreview
          documents={documents}
          title={test ? 'ラベルの試し刷り' : 'ラベル'}
          subject={`ラベル（${countText(labels.length)}）`}
          count={test ? 0 : labels.length}
        />
      )}
    </>
  );
}
