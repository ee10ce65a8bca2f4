import type { RecordId } from '../ids';
import { foldForSearch } from '../jp/fold';
import type { BookView } from '../registers/define';
import { ASSET, CABINET, MEDIUM } from '../registers/ids';
import { idOfLabelCode } from './label-code';
import { oncePerLists } from './once';
import { cabinetsIn, type Place, placeOf } from './places';

/** What a read or typed code means. */
export type Found =
  | { readonly kind: 'thing'; readonly thing: RecordId; readonly by: 'label' | 'number' | 'serial' | 'tail' }
  | { readonly kind: 'several'; readonly things: readonly RecordId[] }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'unknown' };

export type Finder = { find(code: string): Found };

const TAIL = /([a-z]?)(\d+)$/;

/** Under which typed ends a number is found: 12, 012, 0012 and a0012 for R8-媒A0012. */
export function tailsOf(folded: string): readonly string[] {
  const match = TAIL.exec(folded);
  if (!match) return [];
  const [, letter = '', digits = ''] = match;
  const plain = digits.replace(/^0+(?=\d)/, '');
  const tails = [plain, digits, digits.slice(-3), digits.slice(-4)];
  return [...new Set(letter === '' ? tails : [...tails, `${letter}${digits}`, `${letter}${plain}`])];
}

function add(map: Map<string, RecordId[]>, key: string, id: RecordId): void {
  const list = map.get(key);
  if (!list) map.set(key, [id]);
  else if (!list.includes(id)) list.push(id);
}

const SERIAL_MARK = /^(?:s\/?n|シリアル|しりある|製造番号)[:.]?/;

/** Everything that can be read, by what it says. Built once per state of the ledgers; each answer is a few look-ups. */
const finders = oncePerLists(
  [MEDIUM, ASSET, CABINET],
  () => '',
  (book): Finder => {
    const numbers = new Map<string, RecordId[]>();
    const serials = new Map<string, RecordId[]>();
    const tails = new Map<string, RecordId[]>();
    const places = new Map<string, Place>();
    const cabinets = cabinetsIn(book);
    for (const register of [MEDIUM, ASSET]) {
      for (const state of book.all(register)) {
        if (state.voided) continue;
        const place = placeOf(state, cabinets);
        if (!places.has(place.key)) places.set(place.key, place);
        const number = foldForSearch(state.number ?? '');
        if (number !== '') {
          add(numbers, number, state.id);
          for (const tail of tailsOf(number)) add(tails, tail, state.id);
        }
        const serial = foldForSearch(String(state.fields['serial'] ?? ''));
        if (serial !== '') add(serials, serial, state.id);
      }
    }
    const answer = (ids: readonly RecordId[] | undefined, by: 'number' | 'serial' | 'tail'): Found | null => {
      const [first, ...more] = ids ?? [];
      if (first === undefined) return null;
      return more.length > 0 ? { kind: 'several', things: ids ?? [] } : { kind: 'thing', thing: first, by };
    };
    const placeBy = (folded: string): Place | undefined =>
      cabinets.byName.get(folded) ?? places.get(`t:${folded}`);
    return {
      find(code) {
        const folded = foldForSearch(code);
        const id = idOfLabelCode(folded);
        if (id !== null) {
          const cabinet = cabinets.byId.get(id);
          if (cabinet) return { kind: 'place', place: cabinet };
          const known = book.record(id);
          if (known && (known.register === MEDIUM || known.register === ASSET))
            return { kind: 'thing', thing: id, by: 'label' };
        }
        const exact = answer(numbers.get(folded), 'number');
        if (exact) return exact;
        const place = placeBy(folded);
        if (place) return { kind: 'place', place };
        return (
          answer(serials.get(folded), 'serial') ??
          answer(serials.get(folded.replace(SERIAL_MARK, '')), 'serial') ??
          answer(tails.get(folded), 'tail') ?? { kind: 'unknown' }
        );
      },
    };
  },
);

export const finderOf = (book: BookView): Finder => finders(book);
