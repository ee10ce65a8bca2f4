import { CircleCheck, Flag } from 'lucide-react';
import { memo, type RefObject, useRef, useState } from 'react';
import type { Thing } from '../../../shared/stocktaking/expected';
import type { Place } from '../../../shared/stocktaking/places';
import type { Tally } from '../../../shared/stocktaking/tally';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';

const SHOWN = 60;
const points = (count: number): string => `${count.toLocaleString('ja-JP')}点`;

type Props = {
  readonly tally: Tally;
  readonly place: Place | null;
  readonly onPlace: (place: Place) => void;
  readonly onFound: (thing: Thing) => void;
  readonly onMissing: (thing: Thing) => void;
  readonly onFinish: (place: Place) => void;
};

/** What is still missing at this place; without a place, how far every place has come. */
export function PlacePanel(props: Props) {
  return props.place === null ? (
    <Places tally={props.tally} onPlace={props.onPlace} />
  ) : (
    <Missing {...props} place={props.place} />
  );
}

function Places({ tally, onPlace }: Pick<Props, 'tally' | 'onPlace'>) {
  return (
    <section className="count-side" aria-labelledby="count-places">
      <h2 id="count-places">保管場所（{tally.places.length}か所）</h2>
      <p className="count-hint">場所を選ぶか、場所のコードを読み取ると、置き場所の違いも分かります。</p>
      <ul className="count-list">
        {tally.places.map(({ place, expected, seen, missing, done }) => (
          <li key={place.key}>
            <button type="button" className="count-place" onClick={() => onPlace(place)}>
              <span>{place.label}</span>
              <span className="figures">
                {seen + missing} / {expected}
              </span>
              {(done || seen + missing === expected) && (
                <span className="count-done">
                  <CircleCheck className="icon" aria-hidden />済
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ tally, place, onFound, onMissing, onFinish }: Props & { readonly place: Place }) {
  const [asking, setAsking] = useState(false);
  const act = useRef({ onFound, onMissing });
  act.current = { onFound, onMissing };
  const here = tally.rows.filter(({ thing }) => thing.place.key === place.key && thing.standing === 'here');
  const open = here.filter(({ outcome }) => outcome === 'unchecked');
  const missing = here.filter(({ outcome }) => outcome === 'missing').length;
  const done = tally.places.find((one) => one.place.key === place.key)?.done ?? false;
  return (
    <section className="count-side" aria-labelledby="count-missing">
      <h2 id="count-missing">この場所でまだのもの（{points(open.length)}）</h2>
      <p className="count-hint">
        {place.label}：予定{points(here.length)}、確認{points(here.length - open.length - missing)}
        {missing > 0 && `、所在不明${points(missing)}`}
      </p>
      {open.length === 0 ? (
        <p className="count-all">
          <CircleCheck className="icon" aria-hidden />
          {here.length === 0
            ? 'この場所に予定されているものはありません。'
            : 'この場所のものは、すべて確かめました。'}
        </p>
      ) : (
        <Button icon={Flag} onPress={() => setAsking(true)}>
          {`この場所を数え終わる（残り${points(open.length)}は所在不明）`}
        </Button>
      )}
      {open.length === 0 && !done && here.length > 0 && (
        <Button icon={Flag} onPress={() => onFinish(place)}>
          この場所を数え終わる
        </Button>
      )}
      <ul className="count-list">
        {open.slice(0, SHOWN).map(({ thing }) => (
          <OpenThing key={thing.id} thing={thing} act={act} />
        ))}
      </ul>
      {open.length > SHOWN && <p className="count-hint">ほか{points(open.length - SHOWN)}</p>}
      <Confirm
        title={`「${place.label}」を数え終わりますか`}
        isOpen={asking}
        verb="数え終わったと記録する"
        onConfirm={() => {
          setAsking(false);
          onFinish(place);
        }}
        onClose={() => setAsking(false)}
      >
        <p>
          まだ確かめていない{points(open.length)}
          は「所在不明」になります。後から見つかれば、読み取るだけで「現品あり」に変わります。
        </p>
      </Confirm>
    </section>
  );
}

type OpenProps = {
  readonly thing: Thing;
  readonly act: RefObject<Pick<Props, 'onFound' | 'onMissing'>>;
};

/** A line of the list: drawn once, whatever is scanned beside it. */
const OpenThing = memo(function OpenThing({ thing, act }: OpenProps) {
  return (
    <li className="count-open">
      <span className="count-open-name">
        <strong>{thing.number}</strong>
        <span>{thing.name}</span>
        {thing.serial !== '' && <small>S/N {thing.serial}</small>}
      </span>
      <Button size="small" onPress={() => act.current.onFound(thing)} aria-label={`${thing.number} ある`}>
        ある
      </Button>
      <Button
        size="small"
        tone="quiet"
        onPress={() => act.current.onMissing(thing)}
        aria-label={`${thing.number} ない`}
      >
        ない
      </Button>
    </li>
  );
});
