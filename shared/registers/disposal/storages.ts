import type { RecordId } from '../../ids';
import type { DraftEntry } from '../../journal/entry';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { Json, JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { draftNew, draftOn, type Situation } from '../define';
import type { Choice, Field } from '../field';
import { handedOn } from '../held';
import { ASSET, MEDIUM } from '../ids';
import { nextNumbersOf } from '../numbering';
import { SERIAL_SOURCES } from '../serial-sources';
import type { TakenOut } from '../taken-out';
import type { Item, TakenStorage } from './events';
import { labelOf, takenBy } from './rules';

/** The method that erases nothing: the information goes along with the storage. */
export const REMOVE_STORAGE = 'remove-storage';

/** What can be inside a machine, by the keys of the disposal matrix. */
const STORAGE_KINDS: readonly Choice[] = [
  { value: 'hdd', label: 'ハードディスク' },
  { value: 'ssd', label: 'SSD' },
  { value: 'sshd', label: 'SSHD' },
  { value: 'emmc', label: 'eMMC' },
  { value: 'sd', label: 'SDカード' },
];

const isNew = (line: JsonObject): boolean => line['medium'] === undefined;
const isRemoval = (item: Partial<Item>): boolean => item.method === REMOVE_STORAGE;
const linesOf = (values: JsonObject, key: string): readonly JsonObject[] =>
  (values[key] ?? []) as readonly JsonObject[];
const removalsOf = (values: JsonObject): readonly Partial<Item>[] =>
  (linesOf(values, 'items') as unknown as readonly Partial<Item>[]).filter(isRemoval);

const lineFields: readonly Field[] = [
  { key: 'from', label: '元の機器', kind: 'link', registers: [MEDIUM, ASSET], required: true },
  {
    key: 'medium',
    label: '登録済みの媒体',
    kind: 'link',
    registers: [MEDIUM],
    help: '台帳にないときは空欄にし、右の欄を入力します。',
  },
  {
    key: 'kind',
    label: '種別',
    kind: 'choice',
    choices: STORAGE_KINDS,
    required: true,
    shownWhen: isNew,
  },
  { key: 'capacity', label: '容量', kind: 'text', maximum: 30, required: true, shownWhen: isNew },
  {
    key: 'serialSource',
    label: '製造番号の読取り元',
    kind: 'choice',
    choices: SERIAL_SOURCES,
    required: true,
    shownWhen: isNew,
  },
  {
    key: 'serial',
    label: '製造番号（S/N）',
    kind: 'text',
    maximum: 60,
    required: true,
    shownWhen: (line) => isNew(line) && line['serialSource'] !== 'none',
  },
];

/** 抜き取った記憶装置: asked for as soon as one of the things is done by taking its storage out. */
export function storagesField(open: readonly Item[], situation: Situation): Field {
  const initial = open.filter(isRemoval).map((item): JsonObject => {
    const inside = situation.book.record(item.thing)?.fields['storage'];
    return { from: item.thing, ...(typeof inside === 'string' ? { kind: inside } : {}) };
  });
  return {
    key: 'storages',
    label: '抜き取った記憶装置',
    kind: 'rows',
    fields: lineFields,
    group: '処理',
    clause: '4-1(7)①',
    help: '情報は記憶装置に残っています。機器に入れたことのある最も高い分類と住民情報の印を引き継いで媒体管理台帳に載り、別に廃棄を申請するまで「廃棄待ち（抜取り）」になります。',
    shownWhen: (values) => removalsOf(values).length > 0,
    ...(initial.length > 0 ? { initial: initial as unknown as Json } : {}),
  };
}

function checkExisting(line: JsonObject, at: string, situation: Situation): readonly Finding[] {
  const storage = situation.book.record(line['medium'] as RecordId);
  if (!storage) return [];
  const spot = `${at}.medium`;
  const label = labelOf(storage);
  if (storage.id === line['from'])
    return [block(spot, '4-1(7)①', '機器そのものではなく、中にあった記憶装置を選んでください。')];
  if (storage.voided) return [block(spot, null, `${label}は登録が取り消されています。`)];
  if (!STORAGE_KINDS.some(({ value }) => value === storage.fields['kind']))
    return [block(spot, '4-1(7)①', `${label}は、機器に内蔵される記憶装置ではありません。`)];
  const taken = takenBy(storage.id, null, situation);
  return taken === null ? [] : [block(spot, '3(2)⑩ウ', `${label}は${taken}`)];
}

function checkNew(line: JsonObject, at: string, situation: Situation): readonly Finding[] {
  const { serial } = line;
  if (typeof serial !== 'string') return [];
  const same = situation.book.all(MEDIUM).find((one) => !one.voided && one.fields['serial'] === serial);
  const words = '同じ製造番号の媒体が台帳にあります。同じものなら「登録済みの媒体」で選んでください：';
  return same ? [warn(`${at}.serial`, null, `${words}${labelOf(same)}`)] : [];
}

function repeated(lines: readonly JsonObject[], index: number): boolean {
  const medium = lines[index]?.['medium'];
  return medium !== undefined && lines.findIndex((line) => line['medium'] === medium) < index;
}

/** Whether the storage taken out is accounted for; `irregular` lets what happened be recorded all the same. */
export function checkStorages(
  values: JsonObject,
  irregular: boolean,
  situation: Situation,
): readonly Finding[] {
  const removed = removalsOf(values).flatMap((item) => item.thing ?? []);
  const lines = linesOf(values, 'storages');
  const missing = removed
    .filter((thing) => !lines.some((line) => line['from'] === thing))
    .map((thing) => {
      const record = situation.book.record(thing);
      const message = `${record ? labelOf(record) : ''}から抜き取った記憶装置が入っていません。`;
      const next =
        '情報は記憶装置に残るので、台帳に載せてください。分からないときは「不備の理由」を書いて記録します。';
      return irregular
        ? warn('storages', '3(2)⑩ア', message)
        : block('storages', '3(2)⑩ア', `${message}${next}`);
    });
  const wrong = lines.flatMap((line, index): readonly Finding[] => {
    const at = `storages.${index}`;
    const findings =
      line['medium'] === undefined ? checkNew(line, at, situation) : checkExisting(line, at, situation);
    const stray = line['from'] !== undefined && !removed.includes(line['from'] as RecordId);
    return [
      ...(stray ? [block(`${at}.from`, null, '「内蔵媒体の抜取り」で処理した機器ではありません。')] : []),
      ...(repeated(lines, index) ? [block(`${at}.medium`, null, '同じ媒体が2回入っています。')] : []),
      ...findings,
    ];
  });
  return [...missing, ...wrong];
}

const copiedKeys = ['section', 'keeper', 'place', 'contents', 'contentsNote', 'integrity', 'availability'];
const taken = (fields: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key] as Json]])));

/** A storage as it enters 媒体管理台帳: handled as the machine it was in. */
function fieldsOf(line: JsonObject, from: RecordState, held: TakenOut['held']): JsonObject {
  const kind = STORAGE_KINDS.find(({ value }) => value === line['kind'])?.label ?? '記憶装置';
  const { kind: _kind, ...thing } = from.fields;
  return {
    ...taken(line, ['kind', 'capacity', 'serial', 'serialSource']),
    ...taken(thing, [...copiedKeys, 'encrypted', 'leased', 'network', 'residents']),
    name: `${String(thing['name'] ?? '機器')}の内蔵${kind}`,
    confidentiality: held.confidentiality ?? 'unknown',
    classReason: `${labelOf(from)}に入れたことのある最も高い分類を引き継ぐ`.slice(0, 200),
    remarks: `${labelOf(from)}から抜取り`,
    // The mark may come from what the machine held long ago, and not be on its own lines any more.
    ...(held.residents ? { network: 'mynumber', residents: true } : {}),
  };
}

export type Accounted = {
  /** What the record of the work keeps: which storage came out of which machine. */
  readonly storages: readonly TakenStorage[];
  /** The entries of 媒体管理台帳 that go with it, in the same commit. */
  readonly drafts: readonly DraftEntry[];
};

/** The storages of a record of work, entered in 媒体管理台帳 or found there. */
export function accountFor(
  values: JsonObject,
  disposal: RecordId,
  on: IsoDate,
  situation: Situation,
): Accounted {
  const lines = linesOf(values, 'storages').flatMap((line) => {
    const from = situation.book.record(line['from'] as RecordId);
    return from ? [{ line, from, held: handedOn(from, situation.book) }] : [];
  });
  const numbers = nextNumbersOf(
    { id: MEDIUM, series: 'medium' },
    situation,
    lines.filter(({ line }) => isNew(line)).length,
  );
  let next = 0;
  const accounted = lines.map(({ line, from, held }) => {
    const takenOut: TakenOut = { from: from.id, disposal, on, held };
    const known = isNew(line) ? undefined : situation.book.record(line['medium'] as RecordId);
    if (known)
      return {
        storage: { from: from.id, medium: known.id },
        draft: draftOn(known, 'taken-out', 1, takenOut as unknown as JsonObject),
      };
    const number = numbers[next] ?? null;
    next += 1;
    const medium = situation.newRecord();
    const body = { number, on, fields: fieldsOf(line, from, held), takenOut };
    return {
      storage: { from: from.id, medium },
      draft: draftNew(MEDIUM, medium, 'storage-registered', 1, body as unknown as JsonObject),
    };
  });
  return {
    storages: accounted.map(({ storage }) => storage),
    drafts: accounted.map(({ draft }) => draft),
  };
}
