import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { type DisposalVerdict, methodsFor } from '../../policy/disposal';
import { block, type Finding, warn } from '../../policy/finding';
import type { Situation } from '../define';
import { everHeld } from '../held';
import { ASSET } from '../ids';
import type { Item } from './events';

const EQUIPMENT = new Set(['pc', 'server', 'mfp', 'network-device', 'smartphone', 'tablet', 'emmc', 'nas']);

/** The kind of medium a thing is, by the keys of the disposal matrix. Assets on the ledger are paper, devices or data. */
export function mediumKindOf(thing: RecordState): string {
  if (thing.register !== ASSET) return String(thing.fields['kind'] ?? 'hdd');
  const kind = thing.fields['kind'];
  if (kind === 'document' || kind === 'system-document') return 'paper';
  return kind === 'equipment' ? 'pc' : 'hdd';
}

/** What the matrix and its additional rules say of every method, for one thing on one route. */
export function methodsOf(
  thing: RecordState,
  route: string,
  situation: Situation,
): readonly DisposalVerdict[] {
  const kind = mediumKindOf(thing);
  const held = everHeld(thing, situation.book);
  return methodsFor(
    {
      kind,
      highestEver: held.confidentiality,
      heldResidentInformation: held.residents,
      isEquipment: EQUIPMENT.has(kind),
      encryptedAlways: thing.fields['encrypted'] === true,
      outsourced: route === 'outsourced',
      leased: route === 'lease-return' || thing.fields['leased'] === true,
      storage: typeof thing.fields['storage'] === 'string' ? thing.fields['storage'] : null,
    },
    situation.profile,
  );
}

const labelOf = (thing: RecordState): string =>
  `${thing.number ?? ''} ${String(thing.fields['name'] ?? '')}`.trim();

/** Another application or disposal already has this thing. */
function takenBy(thing: RecordId, self: RecordId | null, situation: Situation): string | null {
  const other = situation.book
    .effectsOn(thing)
    .find((effect) => effect.by !== self && effect.kind !== 'handed');
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

/** Before anything is thrown away: is it an original, and may it go yet? */
export function checkOriginals(values: JsonObject, situation: Situation): readonly Finding[] {
  const items = (values['items'] ?? []) as unknown as readonly Partial<Item>[];
  const early = items.flatMap((item, index): readonly Finding[] => {
    const thing = item.thing && situation.book.record(item.thing);
    if (!thing || thing.register !== ASSET) return [];
    const findings: Finding[] = [];
    if (thing.fields['retentionYears'] === 'permanent') {
      findings.push(block(`items.${index}.thing`, null, `${labelOf(thing)}は永久保存です。廃棄できません。`));
    }
    return findings;
  });
  const asked =
    values['originalsChecked'] === true
      ? []
      : [
          block(
            'originalsChecked',
            null,
            '原本でないこと、保存年限が過ぎていることを確かめてから申請してください。',
          ),
        ];
  return [...early, ...asked];
}
