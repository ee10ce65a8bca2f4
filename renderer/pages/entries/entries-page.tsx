import { DoorOpen, NotebookPen } from 'lucide-react';
import type { RecordId } from '../../../shared/ids';
import type { RecordState } from '../../../shared/journal/project';
import { monthText } from '../../../shared/jp/date';
import { entriesOf } from '../../../shared/registers/entry-index';
import { AREA, ENTRY_LOG } from '../../../shared/registers/ids';
import { hrefOf, hrefOfAction, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useSituation } from '../../book/context';
import { dateText } from '../../registers/dates';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/notices';
import { hrefOfDesk } from '../desk/href';
import { EntriesTable } from './entries-table';
import { type EntriesView, hrefOfEntries } from './href';
import { MonthPanel } from './month-panel';
import { PeriodControl } from './period-control';
import { PersonSearch } from './person-search';

function viewOf(route: Route, today: string, areas: readonly RecordState[]): EntriesView {
  const wanted = route.query.get('area');
  const span = route.query.get('span');
  const day = route.query.get('day') ?? today;
  return {
    area: areas.some(({ id }) => id === wanted) ? (wanted ?? null) : (areas[0]?.id ?? null),
    span: span === 'month' || span === 'person' ? span : 'day',
    day,
    month: route.query.get('month') ?? day.slice(0, 7),
    person: route.query.get('person') ?? '',
  };
}

function rowsOf(view: EntriesView, situation: ReturnType<typeof useSituation>): readonly RecordState[] {
  const index = entriesOf(situation.book);
  if (view.span === 'person') return index.person(view.person).toReversed();
  return view.span === 'day' ? index.day(view.area, view.day) : index.month(view.area, view.month);
}

/** 入退室管理簿: the book of a day or a month of an area, and where a person has been. */
export function EntriesPage({ route }: { readonly route: Route }) {
  const situation = useSituation();
  const areas = situation.book.all(AREA).filter(({ voided }) => voided === null);
  const view = viewOf(route, situation.today, areas);
  const area = areas.find(({ id }) => id === view.area);
  if (!area)
    return (
      <>
        <PageHead title="入退室管理簿" />
        <EmptyState
          title="管理区域がまだ登録されていません"
          actions={
            <Button onPress={() => navigate(hrefOfAction(AREA, 'register'))}>管理区域を登録する</Button>
          }
        >
          <p>管理区域を登録すると、入退室管理簿が使えます（4-2(2)①）。</p>
        </EmptyState>
      </>
    );
  const rows = rowsOf(view, situation);
  return (
    <>
      <PageHead title="入退室管理簿">
        <Button icon={DoorOpen} onPress={() => navigate(hrefOfDesk(area.id as RecordId))}>
          入退室受付
        </Button>
        <Button icon={NotebookPen} onPress={() => navigate(hrefOf(['transcribe'], { area: area.id }))}>
          紙の管理簿を転記
        </Button>
        <Button onPress={() => navigate(hrefOfAction(ENTRY_LOG, 'enter'))}>1件を入力</Button>
      </PageHead>
      <div className="entries-page">
        <div className="entries-bar">
          <AreaChoice areas={areas} view={view} />
          <SpanTabs view={view} />
          {view.span !== 'person' && <PeriodControl view={view} />}
          <PersonSearch view={view} />
        </div>
        {view.span === 'month' && (
          <MonthPanel key={`${area.id} ${view.month}`} area={area} month={view.month} />
        )}
        <EntriesTable
          rows={rows}
          label={labelOf(view, area, rows)}
          showDay={view.span !== 'day'}
          showArea={view.span === 'person'}
        />
      </div>
    </>
  );
}

function labelOf(view: EntriesView, area: RecordState, rows: readonly RecordState[]): string {
  const name = String(area.fields['name']);
  if (view.span === 'day') return `${name}　${dateText(view.day)}`;
  if (view.span === 'month') return `${name}　${monthText(view.month)}`;
  return `${String(rows[0]?.fields['name'] ?? '')}の入退室`;
}

function AreaChoice({ areas, view }: { readonly areas: readonly RecordState[]; readonly view: EntriesView }) {
  return (
    <label className="entries-choice">
      <span>管理区域</span>
      <select
        className="input"
        value={view.area ?? ''}
        onChange={(event) => navigate(hrefOfEntries({ ...view, area: event.target.value }))}
      >
        {areas.map((area) => (
          <option key={area.id} value={area.id}>
            {String(area.fields['name'])}
          </option>
        ))}
      </select>
    </label>
  );
}

const SPANS = [
  { span: 'day', label: '1日' },
  { span: 'month', label: '1か月' },
] as const;

function SpanTabs({ view }: { readonly view: EntriesView }) {
  return (
    <nav className="part-links" aria-label="期間">
      {SPANS.map(({ span, label }) => (
        <a
          key={span}
          href={hrefOfEntries({ ...view, span })}
          aria-current={view.span === span ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
