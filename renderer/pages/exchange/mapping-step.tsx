import { useMemo, useRef, useState } from 'react';
import type { Register } from '../../../shared/registers/define';
import { existingOf, matchChoices, rowCheck } from '../../../shared/registers/import/prepare';
import { type Progress as Done, type DryRun, dryRun } from '../../../shared/sheet/dry-run';
import {
  type ColumnTarget,
  type Mapping,
  mappingAt,
  missingFields,
  type SheetField,
} from '../../../shared/sheet/mapping';
import { runInSlices } from '../../../shared/sheet/slices';
import type { Table } from '../../../shared/sheet/table';
import { useSituationNow } from '../../book/context';
import { useFieldServices } from '../../registers/field-services';
import { Button } from '../../ui/button';
import { FieldInput } from '../../ui/fields/field-input';
import { Notice, Progress } from '../../ui/notices';
import { ColumnsTable } from './columns-table';
import type { Encoding } from './reading';
import { noteKeyOf, type RowChoices } from './row-choices';
import { SourceBar } from './source-bar';

type Props = {
  readonly register: Register;
  readonly fields: readonly SheetField[];
  readonly table: Table;
  readonly mapping: Mapping;
  readonly choices: RowChoices;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onChoices: (choices: RowChoices) => void;
  readonly onReadAgain: (encoding: Encoding, sheet: string | null) => void;
  readonly onBack: () => void;
  readonly onChecked: (result: DryRun) => void;
};

const SLICE_MS = 12;

/** Which column goes where, what every row gets, and how rows are recognised; then the dry run, in slices. */
export function MappingStep(props: Props) {
  const { register, fields, table, mapping, choices, onMapping, onChoices } = props;
  const situationNow = useSituationNow();
  const [progress, setProgress] = useState<Done | null>(null);
  const cancelled = useRef(false);
  const lacking = useMemo(() => missingFields(mapping, fields), [mapping, fields]);
  const uncovered = lacking.filter((field) => choices.defaults[field.key] === undefined);

  function retarget(at: number, target: ColumnTarget) {
    const columns = mapping.columns.map((column, index) => {
      if (index === at) return { ...column, target };
      const same = target.to === 'field' && column.target.to === 'field' && column.target.key === target.key;
      return same ? { ...column, target: { to: 'note' as const } } : column;
    });
    onMapping({ ...mapping, columns });
  }

  async function check() {
    cancelled.current = false;
    const situation = situationNow();
    const run = dryRun(table, mapping, fields, existingOf(register, situation), {
      matchBy: choices.matchBy === null ? [] : [choices.matchBy],
      noteKey: choices.keepNotes ? noteKeyOf(register) : null,
      defaults: choices.defaults,
      blank: 'keep',
      check: rowCheck(register, situation),
    });
    const result = await runInSlices(run, {
      now: () => performance.now(),
      pause: () => new Promise((resume) => setTimeout(resume, 0)),
      budget: SLICE_MS,
      isCancelled: () => cancelled.current,
      onProgress: setProgress,
    });
    setProgress(null);
    if (result) props.onChecked(result);
  }

  return (
    <div className="mapping-step">
      <SourceBar
        table={table}
        mapping={mapping}
        onReadAgain={props.onReadAgain}
        onHeader={(header) => onMapping(mappingAt(table, fields, header))}
      />
      {table.notes.map((note) => (
        <Notice key={`${note.kind} ${note.message}`} tone="warn">
          <p>{note.message}</p>
        </Notice>
      ))}
      <ColumnsTable table={table} mapping={mapping} fields={fields} onTarget={retarget} />
      <RowSettings register={register} lacking={lacking} choices={choices} onChoices={onChoices} />
      {uncovered.length > 0 && (
        <Notice tone="warn" title="入っていない必須の項目があります">
          <p>
            「{uncovered.map(({ label }) => label).join('」「')}
            」に当たる列がありません。列を選ぶか、上の「全部の行に入れる値」を入力してください。
            このまま進むと、値のない行は取込み不可になります。
          </p>
        </Notice>
      )}
      {progress && (
        <Progress
          doing="1行ずつ確かめています"
          done={progress.done}
          total={progress.total}
          unit="行"
          onCancel={() => (cancelled.current = true)}
        />
      )}
      <div className="step-actions">
        <Button tone="primary" busy={progress !== null} onPress={() => void check()}>
          取込み前の確認
        </Button>
        <Button onPress={props.onBack}>別のファイルを選ぶ</Button>
      </div>
    </div>
  );
}

type SettingsProps = Pick<Props, 'register' | 'choices' | 'onChoices'> & {
  readonly lacking: readonly SheetField[];
};

function RowSettings({ register, lacking, choices, onChoices }: SettingsProps) {
  const services = useFieldServices();
  const keys = new Set([...lacking.map(({ key }) => key), ...Object.keys(choices.defaults)]);
  const asked = register.fields.filter((field) => keys.has(field.key));
  const matches = matchChoices(register);
  return (
    <fieldset className="row-settings">
      <legend>行の扱い</legend>
      <label className="plain-field">
        <span>今ある記録かどうかを見分ける項目</span>
        <select
          className="input"
          value={choices.matchBy ?? ''}
          onChange={(event) => onChoices({ ...choices, matchBy: event.target.value || null })}
        >
          {matches.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
          <option value="">見分けない（すべて新しい記録にする）</option>
        </select>
      </label>
      {noteKeyOf(register) !== null && (
        <label className="check-field">
          <input
            type="checkbox"
            checked={choices.keepNotes}
            onChange={(event) => onChoices({ ...choices, keepNotes: event.target.checked })}
          />
          「備考に残す」とした列は、備考に「見出し：値」の形で残す
        </label>
      )}
      {asked.length > 0 && <h3>全部の行に入れる値（行に値があれば、そちらを使います）</h3>}
      {asked.map((field) => (
        <FieldInput
          key={field.key}
          field={{ ...field, required: false }}
          value={choices.defaults[field.key]}
          services={services}
          onChange={(value) => {
            const { [field.key]: _before, ...rest } = choices.defaults;
            onChoices({ ...choices, defaults: value === undefined ? rest : { ...rest, [field.key]: value } });
          }}
        />
      ))}
    </fieldset>
  );
}
