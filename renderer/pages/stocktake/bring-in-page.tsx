import { FileDown, FileInput } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import type { RecordState } from '../../../shared/journal/project';
import type { Problem } from '../../../shared/problem';
import { PERSON, STOCKTAKE } from '../../../shared/registers/ids';
import { countDraft } from '../../../shared/stocktaking/counting';
import { type ListLine, listSheet, readList, rowsOfText } from '../../../shared/stocktaking/list';
import { tallyOf } from '../../../shared/stocktaking/tally';
import { useSay } from '../../app/notice';
import { offerFile } from '../../app/offer-file';
import { hrefOfRecord, hrefOfRegister, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useRecord, useRecords, useSituation, useSituationNow } from '../../book/context';
import { useHost } from '../../host/context';
import { useNaming } from '../../registers/naming';
import { titleOf } from '../../registers/values';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notices';
import { FileStep } from '../exchange/file-step';
import { readTable, type Source } from '../exchange/reading';
import { ListTable } from './list-table';

/** 別の人の一覧: what somebody else counted, looked at line by line before it is taken. */
export function BringInPage({ route }: { readonly route: Route }) {
  const id = (route.query.get('on') ?? '') as RecordId;
  const state = useRecord(id);
  if (!state || state.register !== STOCKTAKE || state.voided || state.status !== 'counting')
    return (
      <>
        <PageHead title="別の人の一覧を取り込む" />
        <EmptyState title={state ? 'この棚卸は終わっています' : 'この棚卸は見つかりません'}>
          <p>
            <a href={hrefOfRegister(STOCKTAKE)}>棚卸の一覧</a>から、実施中の棚卸を選んでください。
          </p>
        </EmptyState>
      </>
    );
  return <BringIn key={id} state={state} />;
}

type Given = { readonly name: string; readonly rows: readonly (readonly string[])[] };

function BringIn({ state }: { readonly state: RecordState }) {
  const book = useBook();
  const say = useSay();
  const situation = useSituation();
  const situationNow = useSituationNow();
  const [given, setGiven] = useState<Given>({ name: '', rows: [] });
  const [by, setBy] = useState('');
  const [where, setWhere] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const places = tallyOf(state, situation).places.map((one) => one.place);
  const place = places.find(({ key }) => key === where) ?? null;
  const lines = useMemo(
    () => readList(given.rows, place, state, situation),
    [given, place, state, situation],
  );
  const taken = lines.flatMap(({ line }) => line ?? []);

  async function take() {
    setBusy(true);
    const now = situationNow();
    const current = book.view.record(state.id) ?? state;
    const fresh = readList(given.rows, place, current, now).flatMap(({ line }) => line ?? []);
    const draft = countDraft(
      current,
      { how: 'list', by: by as RecordId, lines: fresh, source: given.name.slice(0, 100) },
      now,
    );
    const answer = await book.commit([draft], now.profile.version);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    say({ text: `別の人の一覧から${countText(fresh.length)}を取り込みました` });
    navigate(hrefOfRecord(STOCKTAKE, state.id));
  }

  return (
    <>
      <PageHead title={`${String(state.fields['name'])}：別の人の一覧を取り込む`}>
        <GiveOut state={state} onProblem={setProblem} />
      </PageHead>
      <div className="bring-in">
        <SourceBox given={given} onGiven={setGiven} onProblem={setProblem} />
        <div className="bring-in-source">
          <PersonSelect by={by} onBy={setBy} />
          <label>
            一覧に場所が書かれていないとき
            <select className="input" value={where} onChange={(event) => setWhere(event.target.value)}>
              <option value="">場所を決めない</option>
              {places.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        {problem && <ProblemNotice problem={problem} />}
        <Summary lines={lines} />
        {lines.length > 0 && <ListTable lines={lines} />}
        <div className="step-actions">
          <Button
            tone="primary"
            icon={FileInput}
            busy={busy}
            refusal={
              taken.length === 0
                ? '取り込む行がありません。'
                : by === ''
                  ? '数えた人を選んでください。'
                  : null
            }
            onPress={() => void take()}
          >
            {`${countText(taken.length)}を取り込む`}
          </Button>
          <Button onPress={() => navigate(hrefOfRecord(STOCKTAKE, state.id))}>やめる</Button>
        </div>
      </div>
    </>
  );
}

type SourceProps = {
  readonly given: Given;
  readonly onGiven: (given: Given) => void;
  readonly onProblem: (problem: Problem | null) => void;
};

function SourceBox({ given, onGiven, onProblem }: SourceProps) {
  const host = useHost();
  const [text, setText] = useState('');
  async function read(source: Source) {
    const table = await readTable(host, source, 'auto', null);
    if (!table.ok) return onProblem(table.error);
    onProblem(null);
    setText('');
    onGiven({ name: source.name, rows: table.value.rows });
  }
  return (
    <>
      <p className="page-lead">
        別のPCで書き出した「棚卸の読取り」か、番号を並べたExcel・CSVを選びます。紙のメモは、下の欄に1行1件で入力します（番号だけ、または「場所,番号」）。取り込む前に1行ずつ確かめられます。
      </p>
      <FileStep busy={false} onFile={(source) => void read(source)} onProblem={onProblem} />
      {given.name !== '' && given.name !== TYPED && <p>読み込んだ一覧：{given.name}</p>}
      <label>
        貼り付け・入力
        <textarea
          className="input"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onGiven({ name: TYPED, rows: rowsOfText(event.target.value) });
          }}
        />
      </label>
    </>
  );
}
const TYPED = '入力した一覧';

function PersonSelect({ by, onBy }: { readonly by: string; readonly onBy: (by: string) => void }) {
  const naming = useNaming();
  const persons = useRecords(PERSON).filter((person) => !person.voided);
  return (
    <label>
      数えた人
      <select className="input" value={by} onChange={(event) => onBy(event.target.value)}>
        <option value="">選んでください</option>
        {persons.map(({ id }) => (
          <option key={id} value={id}>
            {titleOf(naming, id)}
          </option>
        ))}
      </select>
    </label>
  );
}

const VERDICTS: readonly (readonly [ListLine['verdict'], string])[] = [
  ['new', '取り込む'],
  ['unlisted', '台帳外'],
  ['known', '読取り済'],
  ['twice', '一覧の中で重複'],
  ['several', '決められない'],
  ['unnumbered', '番号なし'],
];

function Summary({ lines }: { readonly lines: readonly ListLine[] }) {
  if (lines.length === 0) return null;
  const parts = VERDICTS.map(([verdict, label]) => {
    const count = lines.filter((line) => line.verdict === verdict).length;
    return count === 0 ? '' : `${label} ${countText(count)}`;
  });
  return <p role="status">{parts.filter((part) => part !== '').join('　')}</p>;
}

/** What was counted here, for the PC that brings it in. */
function GiveOut({
  state,
  onProblem,
}: {
  readonly state: RecordState;
  readonly onProblem: (problem: Problem) => void;
}) {
  const host = useHost();
  const say = useSay();
  const naming = useNaming();
  const situationNow = useSituationNow();
  async function give() {
    const request = listSheet(state, situationNow(), (id) => titleOf(naming, id));
    const written = await host.call('writeSheet', { request: request as never });
    if (!written.ok) return onProblem(written.error);
    const given = await offerFile(host, {
      name: written.value.name,
      type: 'text/csv',
      bytes: written.value.bytes,
    });
    if (!given.ok) return onProblem(given.error);
    if (given.value !== null) say({ text: given.value });
  }
  return (
    <Button icon={FileDown} onPress={() => void give()}>
      ここで数えたものを書き出す
    </Button>
  );
}
