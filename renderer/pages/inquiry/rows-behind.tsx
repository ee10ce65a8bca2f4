import { useEffect, useMemo, useRef } from 'react';
import type { BookView, Register } from '../../../shared/registers/define';
import { hrefOfRecord, navigate } from '../../app/router';
import { shownColumns } from '../../registers/columns';
import type { Row } from '../../registers/rows';
import { useSavedViews } from '../../registers/table-state';
import { toneOf } from '../../registers/tones';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/notices';
import { type Column, plainLook, type TableLook } from '../../ui/table/column';
import { RegisterTable } from '../../ui/table/register-table';

type Props = {
  readonly register: Register;
  readonly past: BookView | null;
  /** Of the number chosen, or null for all that is counted. */
  readonly cell: string | null;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly look: Pick<TableLook, 'query' | 'filters'>;
  readonly onLook: (look: Pick<TableLook, 'query' | 'filters'>) => void;
  readonly onAll: () => void;
  readonly onClose: () => void;
};

const idOf = (row: Row): string => row.state.id;

/** The records behind the numbers. Its search, its filters and its よく使う一覧 are the condition of the inquiry. */
export function RowsBehind(props: Props) {
  const { register, past, cell, rows, columns, look, onLook, onAll, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const saved = useSavedViews(register.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every number chosen one is led here
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [cell]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table keeps its look; this is only how it starts
  const initialLook = useMemo(() => ({ ...plainLook(shownColumns(register, columns)), ...look }), []);
  return (
    <section className="inquiry-rows not-printed" aria-labelledby="inquiry-rows">
      <div className="inquiry-rows-head">
        <h2 id="inquiry-rows" ref={heading} tabIndex={-1}>
          {cell === null ? '数える記録（絞込みが条件になります）' : `${cell}の記録`}
        </h2>
        {cell !== null && (
          <Button size="small" onPress={onAll}>
            数える記録のすべてに戻す
          </Button>
        )}
        <Button size="small" onPress={onClose}>
          一覧を閉じる
        </Button>
      </div>
      <RegisterTable<Row>
        label={register.title}
        rows={rows}
        columns={columns}
        idOf={idOf}
        initialLook={initialLook}
        onLookChange={({ query, filters }) => onLook({ query, filters })}
        views={saved.views}
        {...(past === null
          ? { onOpen: (row: Row) => navigate(hrefOfRecord(register.id, row.state.id)) }
          : {})}
        toneOf={(row) => toneOf(register, row)}
        empty={<EmptyState title="当てはまる記録はありません">時点か条件を変えてください。</EmptyState>}
      />
    </section>
  );
}
