import { useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../../shared/problem';
import type { Register } from '../../../shared/registers/define';
import { sheetFieldsOf } from '../../../shared/registers/import/columns';
import type { DryRun } from '../../../shared/sheet/dry-run';
import {
  type Mapping,
  mappingSchema,
  proposeMapping,
  reuseMapping,
  sourceKey,
} from '../../../shared/sheet/mapping';
import type { Table } from '../../../shared/sheet/table';
import { PageHead } from '../../app/title';
import { useArrangement } from '../../book/arrangements-context';
import { useSituation } from '../../book/context';
import { useHost } from '../../host/context';
import { takePaste } from '../../registers/pasted';
import { ProblemNotice } from '../../ui/notices';
import { CheckStep } from './check-step';
import { FileStep } from './file-step';
import { MappingStep } from './mapping-step';
import { skippingWorkedOut } from './own-export';
import { type Encoding, readTable, type Source, takeLines } from './reading';
import { firstChoices, type RowChoices } from './row-choices';
import { Steps } from './steps';

type Read = { readonly source: Source; readonly table: Table; readonly mapping: Mapping };

/** Bringing a ledger in: the file, its columns, the check before anything is written, and the result. */
export function ImportPage({
  register,
  fromClipboard,
}: {
  readonly register: Register;
  readonly fromClipboard: boolean;
}) {
  const host = useHost();
  const situation = useSituation();
  const fields = useMemo(() => sheetFieldsOf(register, situation), [register, situation]);
  const [saved, setSaved] = useArrangement<never>(`mappings/${register.id}`, (kept) => kept as never);
  const [read, setRead] = useState<Read | null>(null);
  const [choices, setChoices] = useState<RowChoices>(() => firstChoices(register, situation));
  const [checked, setChecked] = useState<DryRun | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function readFrom(source: Source, encoding: Encoding, sheet: string | null) {
    setBusy(true);
    const table = await readTable(host, source, encoding, sheet);
    setBusy(false);
    if (!table.ok) return setProblem(table.error);
    setProblem(null);
    setChecked(null);
    setRead({ source, table: table.value, mapping: mappingFor(table.value) });
  }

  function mappingFor(table: Table): Mapping {
    const proposal = skippingWorkedOut(register, fields, proposeMapping(table, fields));
    const kept = (saved as unknown as { readonly [key: string]: unknown } | null)?.[sourceKey(proposal)];
    const known = mappingSchema.safeParse(kept);
    return known.success ? reuseMapping(known.data, proposal) : proposal;
  }

  function keepMapping(mapping: Mapping) {
    const before = (saved ?? {}) as unknown as { readonly [key: string]: unknown };
    setSaved({ ...before, [sourceKey(mapping)]: mapping } as never);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pasted is taken once, when the page opens
  useEffect(() => {
    const lines = fromClipboard ? takePaste(register.id) : null;
    if (lines) void takeLines(lines).then((source) => readFrom(source, 'utf-8', null));
  }, []);

  const step = !read ? 0 : !checked ? 1 : 2;
  return (
    <>
      <PageHead title={`${register.title}に取り込む`} />
      <Steps names={['ファイルを選ぶ', '列を対応させる', '取込み前の確認']} current={step} />
      {problem && <ProblemNotice problem={problem} />}
      {!read && (
        <FileStep
          busy={busy}
          onProblem={setProblem}
          onFile={(source) => void readFrom(source, 'auto', null)}
        />
      )}
      {read && !checked && (
        <MappingStep
          register={register}
          fields={fields}
          table={read.table}
          mapping={read.mapping}
          choices={choices}
          onMapping={(mapping) => setRead({ ...read, mapping })}
          onChoices={setChoices}
          onReadAgain={(encoding, sheet) => void readFrom(read.source, encoding, sheet)}
          onBack={() => setRead(null)}
          onChecked={(result) => {
            keepMapping(read.mapping);
            setChecked(result);
          }}
        />
      )}
      {read && checked && (
        <CheckStep
          register={register}
          source={read.source}
          result={checked}
          fields={fields}
          onBack={() => setChecked(null)}
        />
      )}
    </>
  );
}
