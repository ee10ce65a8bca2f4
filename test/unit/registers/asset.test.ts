import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import type { JsonObject } from '../../../shared/json';
import { ASSET, MEDIUM } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { blocks, createTestBook, staffed, type TestBook } from '../../fakes/book';

let book: TestBook;
let people: ReturnType<typeof staffed>;

beforeEach(() => {
  book = createTestBook();
  people = staffed(book);
});

const values = (more: JsonObject = {}): JsonObject => ({
  name: '髙﨑地区の名簿',
  kind: 'information',
  section: people.section,
  confidentiality: '2B',
  integrity: '2B',
  availability: '1',
  ...more,
});
const register = (more: JsonObject = {}): RecordId =>
  book.act(ASSET, 'register', [], values(more))[0] as RecordId;
const derived = (id: RecordId) =>
  registerOf(book.state(id).register).derive(book.state(id), book.situation());

describe('情報資産台帳', () => {
  it('numbers what is registered, proposes handling and derives 重要情報', () => {
    const ids = [
      register(),
      register({ confidentiality: '1', integrity: '1' }),
      register({ number: '旧-77' }),
      register(),
    ];
    expect(ids.map((id) => book.state(id).number)).toEqual(['R8-0001', 'R8-0002', '旧-77', 'R8-0003']);
    expect(derived(ids[0] as RecordId)['important']).toBe(true);
    expect(derived(ids[1] as RecordId)['important']).toBe(false);
    expect(book.state(ids[0] as RecordId).fields['restrictions']).toContain('encrypt');
    expect(book.state(ids[0] as RecordId).fields['name']).toBe('髙﨑地区の名簿');
  });

  it('refuses what is missing, a number that is taken, and words that are no choice', () => {
    register({ number: 'A-1' });
    const judge = (more: JsonObject) =>
      blocks(book.judge(ASSET, 'register', [], values(more)).findings).join();
    expect(judge({ name: '' })).toContain('「名称」を入力');
    expect(judge({ number: 'A-1' })).toContain('既に使われています');
    expect(judge({ kind: '紙' })).toContain('一覧にない値');
    expect(judge({ name: '改行\nあり' })).toContain('改行');
    expect(judge({})).toBe('');
  });

  it('amends with a reason, keeps what was, and needs a change', () => {
    const id = register();
    const amend = (more: JsonObject) =>
      book.judge(ASSET, 'amend', [book.state(id)], { ...book.state(id).fields, ...more });
    expect(blocks(amend({ amendmentReason: '理由' }).findings).join()).toContain(
      '変わったところがありません',
    );
    expect(blocks(amend({ place: '書庫' }).findings).join()).toContain('訂正の理由');
    book.append(amend({ place: '書庫', amendmentReason: '移動' }).drafts);
    expect(book.state(id).fields['place']).toBe('書庫');
    const entry = book.entries.at(-1);
    expect(entry?.body).toMatchObject({ changes: { place: '書庫' }, reason: '移動' });
  });

  it('lets a class be lowered only with a newly given reason', () => {
    const id = register({ classReason: '最初の理由' });
    const lower = (more: JsonObject) =>
      blocks(
        book.judge(ASSET, 'amend', [book.state(id)], {
          ...book.state(id).fields,
          confidentiality: '1',
          amendmentReason: '見直し',
          ...more,
        }).findings,
      ).join();
    expect(lower({})).toContain('分類を下げる');
    expect(lower({ classReason: '公表済みになったため' })).toBe('');
  });

  it('takes an unknown class to the chief and records the judgement', () => {
    const id = register({ confidentiality: 'unknown' });
    expect(registerOf(ASSET).waits?.(book.state(id), book.situation())[0]?.action).toBe('ask-class');
    book.act(ASSET, 'ask-class', [book.state(id)], {
      on: '2026-11-20',
      by: people.staff,
      question: '庁外から受け取った資料です。',
    });
    expect(registerOf(ASSET).waits?.(book.state(id), book.situation())[0]?.action).toBe('judge-class');
    const judged = {
      confidentiality: '2B',
      integrity: '1',
      availability: '1',
      on: '2026-11-21',
      by: people.chief,
      reason: '公表前の資料',
    };
    expect(
      blocks(
        book.judge(ASSET, 'judge-class', [book.state(id)], { ...judged, confidentiality: 'unknown' })
          .findings,
      ),
    ).not.toEqual([]);
    book.act(ASSET, 'judge-class', [book.state(id)], judged);
    expect(book.state(id).fields['confidentiality']).toBe('2B');
    expect(registerOf(ASSET).waits?.(book.state(id), book.situation())).toEqual([]);
  });

  it('gives a copy the class of its original, higher if typed, never lower', () => {
    const id = register();
    const copy = { ...book.state(id).fields, place: '副本棚', copies: 2 };
    expect(
      blocks(
        book.judge(ASSET, 'copy', [book.state(id)], { ...pick(copy), confidentiality: '1' }).findings,
      ).join(),
    ).toContain('原本より低く');
    const [made] = book.act(ASSET, 'copy', [book.state(id)], pick(copy)) as [RecordId];
    expect(book.state(made).fields).toMatchObject({
      copyKind: 'copy',
      original: id,
      confidentiality: '2B',
      place: '副本棚',
    });
  });

  it('amends many at once, leaving blank fields as they are, and moves them to another section', () => {
    const ids = [register(), register({ place: '棚1' })];
    const states = () => ids.map((id) => book.state(id));
    book.act(ASSET, 'bulk-amend', states(), { place: '書庫', amendmentReason: '書庫へ' });
    expect(states().map((state) => state.fields['place'])).toEqual(['書庫', '書庫']);
    expect(states().map((state) => state.fields['name'])).toEqual(['髙﨑地区の名簿', '髙﨑地区の名簿']);
    const [other] = book.act('section' as typeof ASSET, 'register', [], { name: '新しい課' }) as [RecordId];
    book.act(ASSET, 'transfer', states(), { section: other, amendmentReason: '組織改正' });
    expect(states().map((state) => state.fields['section'])).toEqual([other, other]);
  });

  it('voids what was registered by mistake and keeps it', () => {
    const id = register();
    book.act(ASSET, 'void', [book.state(id)], { amendmentReason: '二重登録' });
    expect(book.state(id).voided?.reason).toBe('二重登録');
    expect(registerOf(ASSET).statusOf(book.state(id), book.projection)).toBe('voided');
    expect(book.state(id).fields['name']).toBe('髙﨑地区の名簿');
  });
});

const pick = ({
  name,
  section,
  place,
  copies,
  confidentiality,
  integrity,
  availability,
}: JsonObject): JsonObject => ({
  name: name ?? null,
  section: section ?? null,
  place: place ?? null,
  copies: copies ?? null,
  confidentiality: confidentiality ?? null,
  integrity: integrity ?? null,
  availability: availability ?? null,
});

describe('媒体管理台帳', () => {
  it('is handled by the highest class of what is on it, per aspect, and says why', () => {
    const low = register({ confidentiality: '1', integrity: '2B', name: '統計' });
    const high = register({ confidentiality: '3', integrity: '1', name: '秘密文書' });
    const [usb] = book.act(MEDIUM, 'register', [], {
      kind: 'usb',
      name: 'USBメモリ',
      section: people.section,
      confidentiality: '1',
      contents: [low, high],
    }) as [RecordId];
    expect(derived(usb)).toMatchObject({
      effectiveConfidentiality: '3',
      effectiveIntegrity: '2B',
      effectiveAvailability: '1',
    });
    expect(String(derived(usb)['effectiveWhy'])).toContain('秘密文書');
    book.act(ASSET, 'void', [book.state(high)], { amendmentReason: '誤り' });
    expect(derived(usb)['effectiveConfidentiality']).toBe('1');
    expect(derived(usb)['everHeld']).toBe('3');
  });
});
