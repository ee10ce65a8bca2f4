import { Printer, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import type { RecordState } from '../../../shared/journal/project';
import { STOCKTAKE } from '../../../shared/registers/ids';
import { countedIn } from '../../../shared/stocktaking/counted';
import { cabinetsIn, type Place } from '../../../shared/stocktaking/places';
import { OUTCOME_LABELS, type Outcome, type Tally, tallyOf } from '../../../shared/stocktaking/tally';
import {
  hrefOf,
  hrefOfAction,
  hrefOfRecord,
  hrefOfRegister,
  navigate,
  type Route,
  replaceRoute,
} from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useRecord, useSituation } from '../../book/context';
import { useNaming } from '../../registers/naming';
import { titleOf } from '../../registers/values';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/notices';
import { AnswerPanel } from './answer-panel';
import { CameraButton, CameraPlace } from './camera/camera-parts';
import { useCamera } from './camera/use-camera';
import { countText, LastCounts } from './last-counts';
import { PlacePanel } from './place-panel';
import { ScanBox } from './scan-box';
import { useCounting } from './use-counting';

/** 読み取って数える: one box for reader and keyboard, a large answer, and what is still missing here. */
export function CountPage({ route }: { readonly route: Route }) {
  const id = (route.query.get('on') ?? '') as RecordId;
  const state = useRecord(id);
  if (!state || state.register !== STOCKTAKE || state.voided || state.status !== 'counting')
    return (
      <>
        <PageHead title="読み取って数える" />
        <EmptyState title={state ? 'この棚卸は終わっています' : 'この棚卸は見つかりません'}>
          <p>
            <a href={hrefOfRegister(STOCKTAKE)}>棚卸の一覧</a>
            から、実施中の棚卸を選ぶか、新しい棚卸を始めてください。
          </p>
        </EmptyState>
      </>
    );
  return <CountScreen key={id} state={state} wanted={route.query.get('place') ?? null} />;
}

/** The place of the address: so that a restart goes on at the same shelf. */
function usePlace(state: RecordState, tally: Tally, wanted: string | null) {
  const book = useBook();
  const [place, setPlace] = useState<Place | null>(() =>
    wanted === null
      ? null
      : (tally.places.find((one) => one.place.key === wanted)?.place ??
        cabinetsIn(book.view).byId.get(wanted.slice(2)) ??
        null),
  );
  const choose = (next: Place | null): void => {
    setPlace(next);
    replaceRoute(
      hrefOf(['act', STOCKTAKE, 'count'], { on: state.id, ...(next === null ? {} : { place: next.key }) }),
    );
  };
  return [place, choose] as const;
}

function useCounter(state: RecordState) {
  const book = useBook();
  const counters = (state.fields['counters'] ?? []) as readonly RecordId[];
  const actor = book.actor as unknown as RecordId;
  const offered = [...new Set([...counters, ...(book.view.record(actor) ? [actor] : [])])];
  const [by, setBy] = useState<RecordId | null>(
    offered.includes(actor) && !counters.includes(actor) ? (counters[0] ?? actor) : (offered[0] ?? null),
  );
  return { offered, by, setBy };
}

type ScreenProps = { readonly state: RecordState; readonly wanted: string | null };

function CountScreen({ state, wanted }: ScreenProps) {
  const situation = useSituation();
  const tally = tallyOf(state, situation);
  const { records } = countedIn(situation.book, state.id);
  const [place, choosePlace] = usePlace(state, tally, wanted);
  const { offered, by, setBy } = useCounter(state);
  const [sound, setSound] = useState(false);
  const counting = useCounting(state.id, { place, by }, choosePlace, sound);
  const camera = useCamera();
  const input = useRef<HTMLInputElement>(null);
  const back = () => input.current?.focus();
  useEffect(() => input.current?.focus(), []);
  useShortcuts(back);
  const then =
    <A extends readonly unknown[]>(work: (...args: A) => void) =>
    (...args: A): void => {
      work(...args);
      // After the press, so that the reader's next word lands in the box.
      setTimeout(back, 0);
    };
  const undo = () => {
    const last = records.at(-1);
    if (last) counting.takeBack(last, countText(last, tally));
  };

  return (
    <div className="count-page">
      <PageHead title={`${String(state.fields['name'])}：読み取って数える`}>
        <Button icon={sound ? Volume2 : VolumeX} aria-pressed={sound} onPress={then(() => setSound(!sound))}>
          {sound ? '音を消す' : '音を出す'}
        </Button>
        <CameraButton camera={camera} then={then} />
        <Button icon={Printer} onPress={() => navigate(hrefOfAction(STOCKTAKE, 'print', [state.id]))}>
          棚卸票を印刷
        </Button>
        <Button onPress={() => navigate(hrefOfRecord(STOCKTAKE, state.id))}>この棚卸の記録</Button>
        <Button onPress={() => navigate(hrefOfAction(STOCKTAKE, 'close', [state.id]))}>確定に進む</Button>
      </PageHead>
      <Progress tally={tally} />
      <div className="count-body">
        <div className="count-main">
          <div className="count-where">
            <PlaceSelect tally={tally} place={place} onPlace={then(choosePlace)} />
            <CounterSelect offered={offered} by={by} onBy={then(setBy)} />
          </div>
          <ScanBox
            input={input}
            said={counting.said}
            onRead={counting.read}
            onChoose={then(counting.choose)}
            onUndo={undo}
            onClear={counting.clear}
          />
          <p id="count-keys" className="count-hint">
            Enter 記録　Ctrl+Z 直前の取消し　F2 場所を選ぶ　F4 読取り欄に戻る
          </p>
          <CameraPlace camera={camera} onCode={(text) => counting.read(text, 'camera')} />
          <AnswerPanel said={counting.said} onChoose={then(counting.choose)} />
          <LastCounts records={records} tally={tally} onTakeBack={then(counting.takeBack)} />
        </div>
        <PlacePanel
          tally={tally}
          place={place}
          onPlace={then(choosePlace)}
          onFound={then((thing) => counting.choose(thing, thing.number))}
          onMissing={then(counting.markMissing)}
          onFinish={then(counting.finish)}
        />
      </div>
    </div>
  );
}

/** F2 and F4 work from everywhere on the page: a counter holds a reader in the other hand. */
function useShortcuts(back: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || (event.key !== 'F2' && event.key !== 'F4')) return;
      event.preventDefault();
      if (event.key === 'F4') back();
      else document.getElementById('count-place')?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

const SHOWN: readonly Outcome[] = ['present', 'missing', 'elsewhere', 'unlisted', 'repeated', 'unchecked'];

function Progress({ tally }: { readonly tally: Tally }) {
  const seen = tally.expected - tally.counts.unchecked;
  return (
    <div className="count-progress">
      <label>
        {`予定${tally.expected.toLocaleString('ja-JP')}点のうち${seen.toLocaleString('ja-JP')}点`}
        <progress max={Math.max(1, tally.expected)} value={seen} />
      </label>
      <dl>
        {SHOWN.map((outcome) => (
          <div key={outcome} data-outcome={outcome} data-some={tally.counts[outcome] > 0 ? '' : undefined}>
            <dt>{OUTCOME_LABELS[outcome]}</dt>
            <dd className="figures">{tally.counts[outcome].toLocaleString('ja-JP')}</dd>
          </div>
        ))}
        <div>
          <dt>持出中</dt>
          <dd className="figures">{tally.out.length.toLocaleString('ja-JP')}</dd>
        </div>
      </dl>
    </div>
  );
}

type PlaceSelectProps = {
  readonly tally: Tally;
  readonly place: Place | null;
  readonly onPlace: (place: Place | null) => void;
};

function PlaceSelect({ tally, place, onPlace }: PlaceSelectProps) {
  const known = tally.places.map((one) => one.place);
  // A cabinet where nothing is expected can be stood before all the same.
  const places = place && !known.some(({ key }) => key === place.key) ? [...known, place] : known;
  return (
    <label>
      数える場所
      <select
        id="count-place"
        className="input"
        value={place?.key ?? ''}
        onChange={(event) => onPlace(places.find(({ key }) => key === event.target.value) ?? null)}
      >
        <option value="">場所を決めずに数える</option>
        {places.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

type CounterSelectProps = {
  readonly offered: readonly RecordId[];
  readonly by: RecordId | null;
  readonly onBy: (by: RecordId) => void;
};

function CounterSelect({ offered, by, onBy }: CounterSelectProps) {
  const naming = useNaming();
  if (offered.length === 0) return null;
  return (
    <label>
      数える人
      <select className="input" value={by ?? ''} onChange={(event) => onBy(event.target.value as RecordId)}>
        {offered.map((id) => (
          <option key={id} value={id}>
            {titleOf(naming, id)}
          </option>
        ))}
      </select>
    </label>
  );
}
