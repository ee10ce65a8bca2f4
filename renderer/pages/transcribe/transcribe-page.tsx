import { NotebookPen } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Instant, RecordId } from '../../../shared/ids';
import type { DraftEntry } from '../../../shared/journal/entry';
import { monthText } from '../../../shared/jp/date';
import type { Problem } from '../../../shared/problem';
import { areasOn } from '../../../shared/registers/controlled-areas';
import { recordEntry } from '../../../shared/registers/entry-log/actions';
import {
  monthOfNow,
  type ReadLine,
  readLine,
  type TranscribeKey,
  type TypedLine,
  withoutDitto,
} from '../../../shared/registers/entry-log/transcribe';
import { AREA } from '../../../shared/registers/ids';
import { useSay } from '../../app/notice';
import { hrefOf, hrefOfAction, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useSituation, useSituationNow } from '../../book/context';
import { instantText } from '../../registers/dates';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { EmptyState, Notice, ProblemNotice } from '../../ui/notices';
import { hrefOfEntries } from '../entries/href';
import type { Typed } from './draft';
import { isBlank, withCell, withoutLine, withPasted } from './lines';
import { TranscribeGrid } from './transcribe-grid';
import { useTranscribed } from './use-transcribe';

/** 転記: the paper book of an area typed in line by line, as in Excel. */
export function TranscribePage({ route }: { readonly route: Route }) {
  const situation = useSituation();
  const areas = areasOn(situation.book, situation.today);
  const wanted = route.query.get('area');
  const area = areas.find(({ id }) => id === wanted) ?? areas[0];
  const { typed, recovered, change, startAnew } = useTranscribed(area?.id ?? '', monthOfNow(situation));
  if (!area)
    return (
      <>
        <PageHead title="紙の管理簿の転記" />
        <EmptyState
          title="管理区域がまだ登録されていません"
          actions={
            <Button onPress={() => navigate(hrefOfAction(AREA, 'register'))}>管理区域を登録する</Button>
          }
        >
          <p>管理区域を登録すると、紙の管理簿を転記できます。</p>
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHead title="紙の管理簿の転記">
        <Button onPress={() => navigate(hrefOfEntries({ area: area.id, span: 'month' }))}>
          入退室管理簿
        </Button>
      </PageHead>
      <div className="transcribe-bar">
        <label>
          管理区域
          <select
            className="input"
            value={area.id}
            onChange={(event) => navigate(hrefOf(['transcribe'], { area: event.target.value }))}
          >
            {areas.map(({ id, fields }) => (
              <option key={id} value={id}>
                {String(fields.name)}
              </option>
            ))}
          </select>
        </label>
        {typed && (
          <label>
            写す月
            <select
              className="input"
              value={typed.month}
              onChange={(event) => change({ ...typed, month: event.target.value })}
            >
              {monthsBefore(monthOfNow(situation)).map((month) => (
                <option key={month} value={month}>
                  {monthText(month)}
                </option>
              ))}
            </select>
          </label>
        )}
        <p>
          日は「2」だけ、時刻は「900」「9時」でも入ります。上と同じは「〃」かCtrl+D。Excelから貼り付けられます。入力中のものは自動で一時保存します。
        </p>
      </div>
      {typed && recovered && (
        <Notice
          tone="info"
          title="書きかけがあります"
          actions={
            <Button size="small" onPress={() => startAnew(monthOfNow(situation))}>
              書きかけを捨てて、始めから
            </Button>
          }
        >
          <p>{instantText(recovered)}に一時保存した内容を表示しています。そのまま続けられます。</p>
        </Notice>
      )}
      {typed && (
        <Sheet
          key={area.id}
          area={area.id}
          typed={typed}
          change={change}
          onDone={() => startAnew(typed.month)}
        />
      )}
    </>
  );
}

const MONTHS = 24;
function monthsBefore(month: string): readonly string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** While a line is being typed, only what already stands there can be wrong. */
function halfTyped(read: ReadLine, line: TypedLine | undefined): ReadLine {
  const errors = Object.entries(read.errors).filter(([key]) => line?.[key as TranscribeKey]?.trim());
  return { ...read, errors: Object.fromEntries(errors), warnings: [] };
}

type SheetProps = {
  readonly area: RecordId;
  readonly typed: Typed;
  readonly change: (next: Typed) => void;
  /** Everything typed is in the book: nothing of it is kept. */
  readonly onDone: () => void;
};

function Sheet({ area, typed, change, onDone }: SheetProps) {
  const book = useBook();
  const say = useSay();
  const situation = useSituation();
  const situationNow = useSituationNow();
  const [tried, setTried] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef(typed);
  latest.current = typed;
  const later = useDeferredValue(typed);
  const read = useMemo(
    () =>
      withoutDitto(later.lines).map((line) =>
        readLine(
          line,
          { area, month: later.month },
          { ...situation, now: new Date().toISOString() as Instant },
        ),
      ),
    [later, area, situation],
  );
  const set = useCallback((next: Typed['lines']) => change({ ...latest.current, lines: next }), [change]);
  const onCell = useCallback(
    (at: number, key: TranscribeKey, text: string) => set(withCell(latest.current.lines, at, key, text)),
    [set],
  );
  const onPaste = useCallback(
    (at: number, key: TranscribeKey, text: string) => set(withPasted(latest.current.lines, at, key, text)),
    [set],
  );
  const onRemove = useCallback((at: number) => set(withoutLine(latest.current.lines, at)), [set]);

  const shown = useMemo(
    () => read.map((one, at) => (at === active && !tried ? halfTyped(one, later.lines[at]) : one)),
    [read, active, tried, later],
  );
  const count = typed.lines.filter((line) => !isBlank(line)).length;
  const faulty = read.filter(({ errors }) => Object.keys(errors).length > 0).length;

  async function register() {
    setTried(true);
    const now = situationNow();
    const judged = withoutDitto(typed.lines).map((line) => readLine(line, { area, month: typed.month }, now));
    const wrong = judged.findIndex(({ errors }) => Object.keys(errors).length > 0);
    if (wrong >= 0) {
      document.querySelector<HTMLElement>('.transcribe-grid [aria-invalid="true"]')?.focus();
      return;
    }
    const drafts: readonly DraftEntry[] = judged.flatMap(({ values }) =>
      values ? recordEntry(values, now, 'paper').drafts : [],
    );
    if (drafts.length === 0) return;
    setBusy(true);
    const answer = await book.commit(drafts, now.profile.version);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setProblem(null);
    setTried(false);
    onDone();
    say({
      text: `紙の管理簿から${countText(drafts.length)}を転記しました`,
      link: {
        label: '管理簿を見る',
        onPress: () => navigate(hrefOfEntries({ area, span: 'month', month: typed.month })),
      },
    });
  }

  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <TranscribeGrid
        lines={typed.lines}
        read={shown}
        onLine={setActive}
        onCell={onCell}
        onPaste={onPaste}
        onRemove={onRemove}
      />
      <div className="transcribe-foot">
        <Button tone="primary" icon={NotebookPen} busy={busy} onPress={() => void register()}>
          {count === 0 ? '転記した内容を登録する' : `転記した${countText(count)}を登録する`}
        </Button>
        <span role="status">
          {faulty > 0
            ? `直すところのある行が${countText(faulty)}あります。${tried ? '赤い欄を直すと登録できます。' : ''}`
            : count === 0
              ? 'まだ何も入力されていません。'
              : '登録できます。'}
        </span>
      </div>
    </>
  );
}
