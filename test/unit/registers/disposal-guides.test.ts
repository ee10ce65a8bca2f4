import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import type { JsonObject } from '../../../shared/json';
import { DISPOSAL } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { createDisposalBook, type DisposalBook } from '../../fakes/disposal-book';

let disposals: DisposalBook;
beforeEach(() => {
  disposals = createDisposalBook();
});

function guidesOf(action: string, values: JsonObject, targets: readonly RecordId[] = []) {
  const found = registerOf(DISPOSAL).actions.find((one) => one.id === action);
  const { book } = disposals;
  return (
    found?.guide?.(
      book.situation(),
      targets.map((id) => book.state(id)),
      values,
    ) ?? []
  );
}
const on = (field: string, things: readonly RecordId[], route = 'in-house') =>
  guidesOf('apply', { items: things.map((thing) => ({ thing })), route }).filter(
    (guide) => guide.field === field,
  );

describe('what is told while a way of disposal is chosen', () => {
  it('says nothing until something is chosen', () => {
    expect(guidesOf('apply', {})).toEqual([]);
  });

  it('agrees with the rules about every method it can be tried with, and gives each its reason and clause', () => {
    const disk = disposals.medium({ kind: 'ssd' });
    const [guide] = on('items', [disk]);
    expect(guide?.title).toContain('処理の方法（使える');
    for (const line of guide?.lines ?? []) {
      expect(line.reason, line.label).not.toBe('');
      expect(line.clause, line.label).not.toBeNull();
    }
    const openLines = guide?.lines.filter((line) => line.open).map((line) => line.label);
    expect(openLines).toEqual(['ブロック消去', '物理破壊']);
    expect(guide?.lines.find((line) => line.label === '磁気破壊（消磁）')?.reason).toContain('磁気ではない');
  });

  it('opens destruction alone where residents information ever was', () => {
    const disk = disposals.medium({ kind: 'hdd', network: 'mynumber', residents: true });
    const open = on('items', [disk])[0]?.lines.filter((line) => line.open);
    expect(open?.map((line) => line.label)).toEqual(['物理破壊']);
  });

  it('shows the routes with their steps, and why returning is closed for what is not leased', () => {
    const [own] = on('route', [disposals.medium({ kind: 'pc', storage: 'ssd' })]);
    const closed = own?.lines.find((line) => !line.open);
    expect(closed).toMatchObject({
      label: 'リース事業者に返却する',
      reason: 'リース品ではありません。',
      steps: [],
    });
    expect(own?.lines.filter((line) => line.open).every((line) => line.steps.length > 2)).toBe(true);
    const [leased] = on('route', [disposals.medium({ kind: 'pc', storage: 'ssd', leased: true })]);
    expect(leased?.lines.every((line) => line.open)).toBe(true);
  });

  it('tells of things that are judged alike once', () => {
    const things = ['1', '2', '3'].map((serial) => disposals.medium({ serial }));
    const other = disposals.medium({ kind: 'hdd' });
    const guides = on('items', [...things, other]);
    expect(guides).toHaveLength(2);
    expect(guides[0]?.title).toContain('ほか2点');
  });

  it('is told again at carrying out, where only the method can still change', () => {
    const usb = disposals.medium();
    const id = disposals.applied([usb]);
    disposals.permit(id);
    const guides = guidesOf('carry-out', { items: [{ thing: usb }] }, [id]);
    expect(guides.map((guide) => guide.field)).toEqual(['items']);
  });
});
