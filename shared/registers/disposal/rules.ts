import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import {
  contractorMethodsFor,
  type DisposalCase,
  type DisposalVerdict,
  methodsFor,
} from '../../policy/disposal';
import { block, type Finding, warn } from '../../policy/finding';
import { checkOriginal, type Kept } from '../../policy/originals';
import type { Situation } from '../define';
import { everHeld } from '../held';
import { ASSET } from '../ids';
import { retentionOf } from '../kept-until';
import { outOf } from '../whereabouts';
import type { Item } from './events';

const EQUIPMENT = new Set(['pc', 'server', 'mfp', 'network-device', 'smartphone', 'tablet', 'emmc', 'nas']);

/** The kind of medium a thing is, by the keys of the disposal matrix. Assets on the ledger are paper, devices or data. */
export function mediumKindOf(thing: RecordState): string {
  if (thing.register !== ASSET) return String(thing.fields['kind'] ?? 'hdd');
  const kind = thing.fields['kind'];
  if (kind === 'document' || kind === 'system-document') return 'paper';
  return kind === 'equipment' ? 'pc' : 'hdd';
}

/** What the disposal matrix has to know of a thing on a route. */
export function caseOf(thing: RecordState, route: string, situation: Situation): DisposalCase {
  const kind = mediumKindOf(thing);
  const held = everHeld(thing, situation.book);
  return {
    kind,
    highestEver: held.confidentiality,
    heldResidentInformation: held.residents,
    isEquipment: EQUIPMENT.has(kind),
    encryptedAlways: thing.fields['encrypted'] === true,
    outsourced: route === 'outsourced',
    leased: route === 'lease-return' || thing.fields['leased'] === true,
    storage: typeof thing.fields['storage'] === 'string' ? thing.fields['storage'] : null,
  };
}

/** What the matrix and its additional rules say of every method, for one thing on one route. */
export const methodsOf = (
  thing: RecordState,
  route: string,
  situation: Situation,
): readonly DisposalVerdict[] => methodsFor(caseOf(thing, route, situation), situation.profile);

/** Whether what a contractor certifies goes as far as these things demand (practice of in-house erasure first). */
export function checkCertified(
  things: readonly RecordId[],
  method: string,
  situation: Situation,
): readonly Finding[] {
  return things.flatMap((id): readonly Finding[] => {
    const thing = situation.book.record(id);
    if (!thing) return [];
    const enough = contractorMethodsFor(caseOf(thing, 'outsourced', situation), situation.profile);
    if (enough.some((one) => one.method === method)) return [];
    const wanted = enough.map((one) => one.label).join('・') || '物理破壊';
    return [
      block(
        'certifiedWork',
        '3(2)⑩ア',
        `${labelOf(thing)}には、この処理では足りません。${wanted}の証明書が要ります。事業者に確かめてください。`,
      ),
    ];
  });
}

export const labelOf = (thing: RecordState): string =>
  `${thing.number ?? ''} ${String(thing.fields['name'] ?? '')}`.trim();

const DISPOSALS: ReadonlySet<string> = new Set(['disposal-applied', 'in-disposal', 'disposed']);

/** Another application or disposal already has this thing. */
export function takenBy(thing: RecordId, self: RecordId | null, situation: Situation): string | null {
  const other = situation.book
    .effectsOn(thing)
    .find((effect) => effect.by !== self && DISPOSALS.has(effect.kind));
  if (!other) return null;
  const number = situation.book.record(other.by)?.number ?? '';
  return other.kind === 'disposed' ? `${number}で廃棄済です。` : `${number}で廃棄を申請中です。`;
}

/** What is wrong with disposing of this thing in this way. `field` is the key of its row. */
export function checkItem(
  item: Partial<Item>,
  route: string,
  field: string,
  self: RecordId | null,
  situation: Situation,
): readonly Finding[] {
  const thing = item.thing && situation.book.record(item.thing);
  if (!thing) return [];
  const label = labelOf(thing);
  const findings: Finding[] = [];
  if (thing.voided) findings.push(block(`${field}.thing`, null, `${label}は登録が取り消されています。`));
  const taken = takenBy(thing.id, self, situation);
  if (taken) findings.push(block(`${field}.thing`, '3(2)⑩ウ', `${label}は${taken}`));
  const out = outOf(thing.id, situation.book);
  if (out) {
    const number = situation.book.record(out.by)?.number ?? '';
    findings.push(
      block(
        `${field}.thing`,
        '3(2)⑩ウ',
        `${label}は貸出・持出中です（${number}）。返却を記録してから廃棄してください。`,
      ),
    );
  }
  const held = everHeld(thing, situation.book);
  if (held.confidentiality === 'unknown') {
    findings.push(
      warn(`${field}.thing`, '3(2)④ウ', `${label}は分類不明のため、最も高い分類として扱います。`),
    );
  }
  const judged =
    item.method === undefined
      ? undefined
      : methodsOf(thing, route, situation).find((one) => one.method === item.method);
  if (judged && !judged.allowed)
    findings.push(block(`${field}.method`, judged.clause, `${label}：${judged.reason}`));
  else if (judged?.caution)
    findings.push(warn(`${field}.method`, judged.clause, `${label}：${judged.caution}`));
  return findings;
}

export function checkItems(
  values: JsonObject,
  situation: Situation,
  self: RecordState | null,
): readonly Finding[] {
  const items = (values['items'] ?? []) as unknown as readonly Partial<Item>[];
  const route = String(values['route'] ?? 'in-house');
  const seen = new Set<string>();
  return items.flatMap((item, index): readonly Finding[] => {
    const field = `items.${index}`;
    if (item.thing !== undefined && seen.has(item.thing))
      return [block(`${field}.thing`, null, '同じものが2回入っています。')];
    if (item.thing !== undefined) seen.add(item.thing);
    return checkItem(item, route, field, self?.id ?? null, situation);
  });
}

/** What an asset is kept for; what is on a medium may well have its original elsewhere, so there it is only asked. */
const keptOf = (asset: RecordState, onMedium: boolean): Kept => ({
  label: labelOf(asset),
  copy: onMedium
    ? 'unknown'
    : asset.fields['copyKind'] === 'copy'
      ? 'copy'
      : asset.fields['copyKind'] === 'original'
        ? 'original'
        : 'unknown',
  retention: retentionOf(asset.fields),
  movedTo: null,
});

function assetsOf(thing: RecordState, situation: Situation): readonly Kept[] {
  if (thing.register === ASSET) return [keptOf(thing, false)];
  const contents = (thing.fields['contents'] ?? []) as readonly RecordId[];
  return contents.flatMap((id) => {
    const asset = situation.book.record(id);
    return asset && !asset.voided && asset.fields['copyKind'] !== 'copy' ? [keptOf(asset, true)] : [];
  });
}

/** Before anything is thrown away: is it an original, and may it go yet? */
export function checkOriginals(values: JsonObject, situation: Situation): readonly Finding[] {
  const items = (values['items'] ?? []) as unknown as readonly Partial<Item>[];
  const on = (values['plannedOn'] ?? situation.today) as IsoDate;
  const early = items.flatMap((item, index): readonly Finding[] => {
    const thing = item.thing && situation.book.record(item.thing);
    return thing
      ? assetsOf(thing, situation).flatMap((kept) => checkOriginal(kept, on, `items.${index}.thing`))
      : [];
  });
  if (values['originalsChecked'] === true) return early;
  return [
    ...early,
    block(
      'originalsChecked',
      null,
      '原本でないこと、保存年限が過ぎていることを確かめてから申請してください。',
    ),
  ];
}
