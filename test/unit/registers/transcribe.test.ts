import { beforeEach, describe, expect, it } from 'vitest';
import {
  readClock,
  readDayOfBook,
  readLine,
  readThings,
  type TypedLine,
  withoutDitto,
} from '../../../shared/registers/entry-log/transcribe';
import { type AreaBook, createAreaBook } from '../../fakes/area-book';

describe('times of the paper book', () => {
  it.each([
    ['900', '09:00'],
    ['9:00', '09:00'],
    ['９時', '09:00'],
    ['９：０５', '09:05'],
    ['9時5分', '09:05'],
    ['9時半', '09:30'],
    ['午後1時半', '13:30'],
    ['1705', '17:05'],
    ['17.05', '17:05'],
    ['9', '09:00'],
  ])('%s is %s', (typed, clock) => expect(readClock(typed)).toBe(clock));
  it.each(['', '25:00', '9:75', '朝', '午後13時'])('%s is none', (typed) =>
    expect(readClock(typed)).toBeNull(),
  );
});

describe('days of the paper book', () => {
  it.each([
    ['2', '2026-11-02'],
    ['2日', '2026-11-02'],
    ['11/2', '2026-11-02'],
    ['１１月２日（月）', '2026-11-02'],
    ['R8.11.2', '2026-11-02'],
    ['令和８年１１月２日', '2026-11-02'],
    ['12/28', '2025-12-28'],
  ])('%s is %s', (typed, day) => expect(readDayOfBook(typed, '2026-11', '2026-11-23')).toBe(day));
  it.each(['31', '13/1', '', 'R8.2.30'])('%s is none', (typed) =>
    expect(readDayOfBook(typed, '2026-11', '2026-11-23')).toBeNull(),
  );
});

describe('things brought in', () => {
  it('are told by kind, with the system in brackets', () => {
    expect(readThings('保守用ノートPC（住民システム）、スマホ(預かり)、工具')).toEqual([
      { what: '保守用ノートPC', kind: 'device', handling: 'in', related: '住民システム' },
      { what: 'スマホ', kind: 'device', handling: 'kept-outside' },
      { what: '工具', kind: 'other', handling: 'in' },
    ]);
    expect(readThings('なし')).toEqual([]);
  });
});

describe('a line of the paper book', () => {
  let world: AreaBook;
  const read = (line: TypedLine) =>
    readLine(line, { area: world.room, month: '2026-11' }, world.book.situation());
  const line: TypedLine = {
    day: '2',
    entered: '900',
    left: '10時半',
    name: '見本 次郎',
    purpose: '保守',
    escort: '見本 太郎',
    idShown: '○',
    keys: 'K-1済',
  };
  beforeEach(() => {
    world = createAreaBook('2026-11-23T08:00:00.000Z');
  });

  it('becomes an entry with its permission, without a word too much', () => {
    const { values, errors, warnings } = read(line);
    expect([errors, warnings]).toEqual([{}, []]);
    expect(values).toMatchObject({
      enteredAt: '2026-11-02T09:00',
      leftAt: '2026-11-02T10:30',
      idShown: 'shown',
      keys: [{ key: 'K-1', returnedAt: '2026-11-02T10:30' }],
    });
  });

  it('takes 〃 from the line above, and leaves empty lines out of it', () => {
    const lines = withoutDitto([
      line,
      {},
      { ...line, day: '〃', name: '同上', purpose: '"', entered: '13時' },
    ]);
    expect(lines[2]).toMatchObject({ day: '2', name: '見本 次郎', purpose: '保守', entered: '13時' });
    expect(read({}).values).toBeNull();
    expect(read({}).errors).toEqual({});
  });

  it('says at each cell what cannot be read', () => {
    const { values, errors } = read({ ...line, day: '31', entered: '朝', idShown: '？', name: '' });
    expect(values).toBeNull();
    expect(Object.keys(errors).sort()).toEqual(['day', 'entered', 'idShown', 'name']);
  });

  it('goes on to the next day only when the book says so', () => {
    expect(read({ ...line, entered: '2200', left: '翌6時' }).values).toMatchObject({
      leftAt: '2026-11-03T06:00',
    });
    expect(read({ ...line, entered: '2200', left: '600' }).errors.left).toBe(
      '退室日時が入室日時より前です。',
    );
  });

  it('shows what is amiss and takes it all the same, but never twice', () => {
    const stranger = { ...line, name: '見本 四郎', escort: '', idShown: '' };
    expect(read(stranger).warnings).toHaveLength(3);
    world.enter({ name: '見本 四郎', enteredAt: '2026-11-02T09:00', leftAt: '2026-11-02T10:00' });
    expect(read(stranger).errors.name).toContain('すでに記録されています');
  });
});
