import { useEffect, useMemo, useState } from 'react';
import { attributesOf, isEnded } from '../../../shared/inquiry/attributes';
import { tally } from '../../../shared/inquiry/tally';
import type { IsoDate } from '../../../shared/jp/date';
import { foldForSearch } from '../../../shared/jp/fold';
import type { Problem } from '../../../shared/problem';
import type { BookView, Register } from '../../../shared/registers/define';
import { useBook } from '../../book/context';
import type { Progress } from '../../book/tail';
import { useNaming } from '../../registers/naming';
import type { Row } from '../../registers/rows';
import { useRegisterTable } from '../../registers/table-state';
import { isIdle } from '../../ui/table/filter';
import { useTableRows } from '../../ui/table/use-table-rows';
import type { Inquiry } from './inquiry';

export type Past =
  | { readonly at: 'now' }
  | { readonly at: 'folding'; readonly progress: Progress }
  | { readonly at: 'then'; readonly view: BookView }
  | { readonly at: 'failed'; readonly problem: Problem };

type Folded = { readonly day: IsoDate } & Exclude<Past, { at: 'now' }>;

/** The book at the end of a day, folded when it is asked for; null for the book as it stands. */
export function usePast(day: IsoDate | null): Past {
  const book = useBook();
  const [folded, setFolded] = useState<Folded | null>(null);
  useEffect(() => {
    if (day === null) return;
    let current = true;
    const tell = (state: Exclude<Past, { at: 'now' }>) => {
      if (current) setFolded({ day, ...state });
    };
    tell({ at: 'folding', progress: { done: 0, total: 0 } });
    void book
      .asOf(day, (progress) => tell({ at: 'folding', progress }))
      .then((answer) =>
        tell(answer.ok ? { at: 'then', view: answer.value } : { at: 'failed', problem: answer.error }),
      );
    return () => {
      current = false;
    };
  }, [book, day]);
  if (day === null) return { at: 'now' };
  return folded?.day === day ? folded : { at: 'folding', progress: { done: 0, total: 0 } };
}

/** What is counted, by what, and what it comes to. */
export function useAnswer(register: Register, inquiry: Inquiry, past: BookView | null) {
  const { rows, columns } = useRegisterTable(register, past);
  const live = useNaming();
  const naming = useMemo(() => (past ? { ...live, record: past.record } : live), [live, past]);
  const attributes = useMemo(() => attributesOf(register, naming), [register, naming]);
  const row = attributes.find(({ key }) => key === inquiry.row) ?? attributes[0] ?? null;
  const column = attributes.find(({ key }) => key === inquiry.column) ?? null;
  const { query, filters, ended } = inquiry;

  const standing = useMemo(
    () => rows.filter((one) => one.state.voided === null && (ended || !isEnded(register, one))),
    [rows, ended, register],
  );
  const idle = query.trim() === '' && Object.values(filters).every(isIdle);
  const found = useTableRows<Row>(
    idle ? null : standing,
    columns,
    { query, filters, sort: null },
    foldForSearch,
  );
  const counted = useMemo(
    () => (idle ? standing : Array.from(found.visible, (at) => found.rows[at] as Row)),
    [idle, standing, found],
  );
  const answer = useMemo(() => (row ? tally(counted, row, column) : null), [counted, row, column]);
  return { attributes, row, column, columns, standing, counted, answer, busy: !idle && found.busy };
}

export type Found = ReturnType<typeof useAnswer>;
