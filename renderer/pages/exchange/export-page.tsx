import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../../../shared/problem';
import type { Register } from '../../../shared/registers/define';
import { type ExportChoice, sheetOf } from '../../../shared/registers/export';
import { useSay } from '../../app/notice';
import { offerFile } from '../../app/offer-file';
import { PageHead } from '../../app/title';
import { useSituation } from '../../book/context';
import { useHost } from '../../host/context';
import { useNaming } from '../../registers/naming';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { ProblemNotice } from '../../ui/notices';
import { firstScope, recordsIn, ScopeChoice } from '../scope-choice';

const KINDS: readonly (readonly [ExportChoice['kind'], string])[] = [
  ['xlsx', 'Excelブック（.xlsx）'],
  ['csv-utf8-bom', 'CSV（UTF-8。髙・𠮷などもそのまま）'],
  ['csv-cp932', 'CSV（シフトJIS。古いシステムに渡すとき）'],
];
const DATES: readonly (readonly [ExportChoice['dateStyle'], string])[] = [
  ['wareki', '和暦（令和8年11月22日）'],
  ['iso', '西暦（2026-11-22）'],
];

type Written = { readonly bytes: Uint8Array; readonly name: string; readonly lost: readonly string[] };

/** 書出し: format, dates, all or chosen; what CP932 cannot hold is shown before the file is given out. */
export function ExportPage({ register }: { readonly register: Register }) {
  const situation = useSituation();
  const naming = useNaming();
  const host = useHost();
  const say = useSay();
  const [kind, setKind] = useState<ExportChoice['kind']>('xlsx');
  const [dateStyle, setDateStyle] = useState<ExportChoice['dateStyle']>('wareki');
  const [scope, setScope] = useState(() => firstScope(register));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [doubtful, setDoubtful] = useState<Written | null>(null);

  async function write() {
    setBusy(true);
    setProblem(null);
    const records = recordsIn(scope, register, situation.book);
    const request = sheetOf(register, records, { kind, dateStyle, keys: null }, naming, situation);
    const answer = await host.call('writeSheet', { request: request as never });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    if (answer.value.lost.length > 0) return setDoubtful(answer.value);
    await give(answer.value);
  }

  async function give(file: Written) {
    setDoubtful(null);
    const type =
      kind === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv';
    const given = await offerFile(host, { name: file.name, type, bytes: file.bytes });
    if (!given.ok) return setProblem(given.error);
    if (given.value === null) return;
    const count = recordsIn(scope, register, situation.book).length;
    void host.call('logOperation', { kind: 'export', subject: register.title, count, detail: file.name });
    say({ text: given.value });
  }

  return (
    <>
      <PageHead title={`${register.title}を書き出す`} />
      <div className="export-page">
        <ScopeChoice register={register} book={situation.book} scope={scope} onScope={setScope} />
        <Radios legend="ファイルの形" name="kind" choices={KINDS} value={kind} onChange={setKind} />
        <Radios legend="日付" name="dates" choices={DATES} value={dateStyle} onChange={setDateStyle} />
        {problem && <ProblemNotice problem={problem} />}
        <div className="step-actions">
          <Button tone="primary" icon={FileDown} busy={busy} onPress={() => void write()}>
            {`${countText(recordsIn(scope, register, situation.book).length)}を書き出す`}
          </Button>
        </div>
      </div>
      <Confirm
        title="シフトJISで書けない文字があります"
        isOpen={doubtful !== null}
        verb="このまま書き出す"
        onConfirm={() => doubtful && void give(doubtful)}
        onClose={() => setDoubtful(null)}
      >
        <p>
          次の文字は、シフトJISのファイルには入りません。そのまま残すには「CSV（UTF-8）」か「Excelブック」を選んでください。
        </p>
        <ul className="quiet-list">
          {doubtful?.lost.slice(0, 30).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Confirm>
    </>
  );
}

type RadiosProps<T extends string> = {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
};

function Radios<T extends string>({ legend, name, choices, value, onChange }: RadiosProps<T>) {
  return (
    <fieldset className="row-settings">
      <legend>{legend}</legend>
      {choices.map(([one, label]) => (
        <label key={one} className="check-field">
          <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
