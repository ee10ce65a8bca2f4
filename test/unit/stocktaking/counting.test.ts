import { describe, expect, it } from 'vitest';
import { idFromBytes, type RecordId } from '../../../shared/ids';
import { CUSTODY, type MEDIUM, STOCKTAKE_COUNT } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { answerTo, placeDoneDraft } from '../../../shared/stocktaking/counting';
import { finderOf } from '../../../shared/stocktaking/finder';
import {
  idOfLabelCode,
  isLabelCodes,
  labelCode,
  splitLabelCodes,
} from '../../../shared/stocktaking/label-code';
import { createStocktakeBook } from '../../fakes/stocktake-book';

function shelves() {
  const made = createStocktakeBook();
  const a = made.medium({ number: 'R8-媒A0012', cabinet: made.safe, serial: 'SN-778' });
  const b = made.medium({ number: 'R8-媒A0013', cabinet: made.safe });
  const c = made.medium({ number: 'R7-媒A0012', place: '3階 書庫' });
  const stocktake = made.start();
  return { ...made, a, b, c, stocktake };
}

describe('what is found by what is read', () => {
  const { book, a, b, c, safe } = shelves();
  const finder = finderOf(book.projection);
  it.each([
    ['the number', 'R8-媒A0012', a],
    ['the number typed full-width', 'Ｒ８－媒Ａ００１２', a],
    ['S/N', 'sn-778', a],
    ['S/N with its mark', 'S/N: SN-778', a],
    ['its last digits', '013', b],
    ['its last digits without noughts', '13', b],
    ['its last digits under an input method', '０１３', b],
    ['its label', labelCode(c), c],
  ])('finds a thing by %s', (_what, code, thing) => {
    const found = finder.find(code);
    expect(found.kind === 'thing' ? found.thing : found).toBe(thing);
  });

  it('finds nothing by a serial number that is another', () => {
    expect(finder.find('S/N: SN-779')).toEqual({ kind: 'unknown' });
  });

  it('asks which one where last digits stand for several', () => {
    expect(finder.find('012')).toEqual({ kind: 'several', things: [a, c] });
  });

  it('takes the code, number or name of a cabinet, and the words of a place, for the place', () => {
    for (const code of [labelCode(safe), '見本耐火金庫', '3階書庫'])
      expect(finder.find(code).kind, code).toBe('place');
  });

  it('knows nothing of what stands nowhere', () => {
    expect(finder.find('MH-999')).toEqual({ kind: 'unknown' });
  });
});

describe('the code on a label', () => {
  it('is forty digits, and leads back to the record', () => {
    const id = idFromBytes(new Uint8Array(16).fill(255)) as RecordId;
    expect(labelCode(id)).toMatch(/^\d{40}$/);
    expect(idOfLabelCode(labelCode(id))).toBe(id);
  });

  it('is told apart when the input method swallowed the Enter between two', () => {
    const one = labelCode(idFromBytes(new Uint8Array(16).fill(1)) as RecordId);
    const other = labelCode(idFromBytes(new Uint8Array(16).fill(2)) as RecordId);
    const wide = [...one].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    expect(splitLabelCodes(wide + other)).toEqual([one, other]);
    expect(isLabelCodes(wide)).toBe(true);
    expect(isLabelCodes('９'.repeat(40))).toBe(false);
    expect(isLabelCodes('012')).toBe(false);
  });
});

describe('counting', () => {
  it('tells what is there, elsewhere, in no ledger and read twice', () => {
    const { scan, stocktake, place, a, b, outcome, tally } = shelves();
    const safe = place('見本耐火金庫');
    expect(scan(stocktake, 'R8-媒A0012', safe).kind).toBe('present');
    expect(scan(stocktake, '013', place('見本キャビネット')).kind).toBe('elsewhere');
    expect(scan(stocktake, 'MH-999', safe).kind).toBe('unlisted');
    expect(scan(stocktake, 'SN-778', safe).kind).toBe('repeated');
    expect(outcome(stocktake, a)).toBe('present');
    expect(outcome(stocktake, b)).toBe('elsewhere');
    expect(tally(stocktake).counts).toEqual({
      present: 1,
      missing: 0,
      elsewhere: 1,
      unlisted: 1,
      repeated: 1,
      unchecked: 1,
    });
  });

  it('counts a thing at its own place wherever else its number was read too', () => {
    const { scan, stocktake, place, a, outcome, tally } = shelves();
    scan(stocktake, 'R8-媒A0012', place('見本キャビネット'));
    scan(stocktake, 'R8-媒A0012', place('見本耐火金庫'));
    expect(outcome(stocktake, a)).toBe('present');
    expect(tally(stocktake).byThing.get(a)?.places).toEqual(['見本キャビネット', '見本耐火金庫']);
  });

  it('takes the last scan back', () => {
    const { scan, undo, stocktake, a, outcome } = shelves();
    scan(stocktake, 'R8-媒A0012');
    undo(stocktake);
    expect(outcome(stocktake, a)).toBe('unchecked');
    expect(scan(stocktake, 'R8-媒A0012').kind).toBe('present');
  });

  it('calls missing what a finished place did not show, until it turns up', () => {
    const { book, scan, stocktake, place, people, a, b, c, outcome } = shelves();
    const safe = place('見本耐火金庫');
    scan(stocktake, 'R8-媒A0012', safe);
    book.append([placeDoneDraft(safe, people.staff, book.state(stocktake), book.situation())]);
    expect([a, b, c].map((id) => outcome(stocktake, id))).toEqual(['present', 'missing', 'unchecked']);
    scan(stocktake, 'R8-媒A0013', safe);
    expect(outcome(stocktake, b)).toBe('present');
  });

  it('does not expect what is out, lists it, and says so when it is on the shelf', () => {
    const { book, people, stocktake, a, scan, tally, outcome } = shelves();
    book.act(CUSTODY, 'lend', [], {
      items: [{ thing: a }],
      section: people.section,
      holder: people.other,
      purpose: '窓口での説明',
      destination: '課内',
      outAt: '2026-11-23T09:00',
      until: '2026-11-23',
    });
    expect(tally(stocktake).expected).toBe(2);
    expect(tally(stocktake).out.map(({ id }) => id)).toEqual([a]);
    const answer = scan(stocktake, 'R8-媒A0012');
    expect(answer.kind === 'present' && answer.notes[0]).toContain('返却を記録してください');
    expect(outcome(stocktake, a)).toBe('present');
    expect(tally(stocktake).out).toEqual([]);
  });

  it('keeps to the cabinets chosen', () => {
    const { start, safe, tally } = shelves();
    const only = start({ scope: 'cabinets', cabinets: [safe] });
    expect(tally(only).expected).toBe(2);
  });

  it('counts equipment of the asset ledger, and no paper', () => {
    const { book, people, stocktake, start, tally } = shelves();
    const asset = (name: string, kind: string) =>
      book.act('asset' as typeof MEDIUM, 'register', [], {
        name,
        kind,
        section: people.section,
        responsiblePost: '課長',
        confidentiality: '1',
        integrity: '1',
        availability: '1',
      });
    asset('見本プロジェクタ', 'equipment');
    asset('見本名簿', 'document');
    expect(tally(stocktake).expected).toBe(4);
    expect(tally(start({ withAssets: false })).expected).toBe(3);
  });

  it('offers what stands at this place first where digits are not enough', () => {
    const { book, stocktake, place, c } = shelves();
    const counter = { place: place('3階 書庫'), by: null };
    const answer = answerTo('012', counter, book.state(stocktake), book.situation());
    expect(answer.kind === 'several' && answer.things[0]?.id).toBe(c);
  });
});

describe('a count whose body is gone', () => {
  it('says nothing, and stands in nobody’s way', () => {
    const { book, scan, stocktake, a, outcome } = shelves();
    scan(stocktake, 'R8-媒A0012');
    const count = book.projection.all(STOCKTAKE_COUNT)[0];
    if (!count) throw new Error('no count');
    const entries = book.entries.filter(({ record }) => record === count.id);
    book.projection.refold(
      count.id,
      entries.map((entry) => ({ ...entry, body: null, absent: 'erased' as const })),
    );
    expect(outcome(stocktake, a)).toBe('unchecked');
    const register = registerOf(STOCKTAKE_COUNT);
    expect(register.derive(book.state(count.id), book.situation())).toEqual({ what: '消去済' });
  });
});
