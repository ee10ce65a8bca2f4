import { useMemo, useState } from 'react';
import type { DraftEntry } from '../../../shared/journal/entry';
import type { Problem } from '../../../shared/problem';
import type { Register } from '../../../shared/registers/define';
import { IMPORT } from '../../../shared/registers/ids';
import { importDraftParts } from '../../../shared/registers/import/index';
import { confirmedRows } from '../../../shared/sheet/confirmed';
import type { DryRun } from '../../../shared/sheet/dry-run';
import type { SheetField } from '../../../shared/sheet/mapping';
import { useSay } from '../../app/notice';
import { hrefOfRecord, hrefOfRegister, navigate } from '../../app/router';
import { useBook, useSituationNow } from '../../book/context';
import { nextTurn } from '../../book/slices';
import { useHost } from '../../host/context';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { Notice, ProblemNotice, Progress } from '../../ui/notices';
import { OutcomeTable } from './outcome-table';
import type { Source } from './reading';

type Kind = keyof DryRun['counts'];
const KINDS: readonly (readonly [Kind, string])[] = [
  ['new', '新規'],
  ['changed', '変更'],
  ['same', '同じ'],
  ['rejected', '取込み不可'],
];

type Props = {
  readonly register: Register;
  readonly source: Source;
  readonly result: DryRun;
  readonly fields: readonly SheetField[];
  readonly onBack: () => void;
};

/** 取込み前の確認: what would be written, row by row. Nothing is written before the user says so. */
export function CheckStep({ register, source, result, onBack }: Props) {
  const book = useBook();
  const host = useHost();
  const say = useSay();
  const situationNow = useSituationNow();
  const { counts, rows, skipped } = result;
  const [kind, setKind] = useState<Kind>(
    counts.rejected > 0 ? 'rejected' : counts.new > 0 ? 'new' : 'changed',
  );
  const [asking, setAsking] = useState(false);
  const [writing, setWriting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const shown = useMemo(() => rows.filter((row) => row.kind === kind), [rows, kind]);
  const wanted = counts.new + counts.changed;

  async function take() {
    setAsking(false);
    setWriting(true);
    const situation = situationNow();
    const series = register.fields.some((field) => field.key === 'number') ? register.id : null;
    const origin = {
      name: source.name,
      sha256: source.sha256,
      registerTitle: register.title,
      same: counts.same,
      rejected: counts.rejected,
    };
    const target = {
      id: register.id,
      series,
      complete: register.complete,
      ...(register.sheet ? { sheet: register.sheet } : {}),
    };
    const drafts: DraftEntry[] = [];
    for (const part of importDraftParts(situation, target, origin, confirmedRows(rows))) {
      drafts.push(...part);
      await nextTurn();
    }
    const answer = await book.commit(drafts, situation.profile.version);
    setWriting(false);
    if (!answer.ok) return setProblem(answer.error);
    void host.call('logOperation', {
      kind: 'import',
      subject: register.title,
      count: wanted,
      detail: source.name,
    });
    const record = answer.value[0]?.record;
    say({
      text: `${countText(wanted)}を取り込みました。`,
      ...(record
        ? { link: { label: '取込みの記録と取消し', onPress: () => navigate(hrefOfRecord(IMPORT, record)) } }
        : {}),
    });
    navigate(hrefOfRegister(register.id));
  }

  return (
    <div className="check-step">
      {counts.rejected > 0 && (
        <Notice tone="warn" title={`取り込めない行が${countText(counts.rejected)}あります`}>
          <p>
            このまま取り込むと、その行だけを除きます。元のファイルを直してから、もう一度取り込むこともできます。
          </p>
        </Notice>
      )}
      <fieldset className="outcome-kinds" aria-label="表示する行">
        {KINDS.map(([one, label]) => (
          <button
            key={one}
            type="button"
            className="outcome-kind"
            data-kind={one}
            aria-pressed={kind === one}
            onClick={() => setKind(one)}
          >
            <span>{label}</span>
            <strong>{counts[one].toLocaleString('ja-JP')}</strong>件
          </button>
        ))}
      </fieldset>
      {skipped.length > 0 && (
        <p className="page-lead">
          記録ではない行（空行・合計など）{countText(skipped.length)}を除きました：
          {skipped
            .slice(0, 5)
            .map(({ row, why }) => `${row}行目（${why}）`)
            .join('、')}
          {skipped.length > 5 ? ' ほか' : ''}
        </p>
      )}
      <OutcomeTable register={register} kind={kind} rows={shown} />
      {problem && <ProblemNotice problem={problem} />}
      {writing && <Progress doing="登録しています" done={0} total={0} />}
      <div className="step-actions">
        <Button
          tone="primary"
          busy={writing}
          {...(wanted === 0
            ? { refusal: '新しい行も変更のある行もないため、取り込むものがありません。' }
            : {})}
          onPress={() => setAsking(true)}
        >
          {`${countText(wanted)}を取り込む`}
        </Button>
        <Button onPress={onBack}>列の対応に戻る</Button>
      </div>
      <Confirm
        title={`${register.title}に取り込みますか`}
        isOpen={asking}
        verb={`${countText(wanted)}を取り込む`}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      >
        <p>
          新規{countText(counts.new)}、変更{countText(counts.changed)}
          を登録します。あとから「取込みの取消し」で一度に戻せます。
        </p>
      </Confirm>
    </div>
  );
}
