import type { RecordId } from '../../ids';
import type { DraftEntry } from '../../journal/entry';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { Json, JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { cabinetsIn, changesTo, NO_PLACE, type Place } from '../../stocktaking/places';
import { type Row, type Tally, tallyOf } from '../../stocktaking/tally';
import { type Action, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { ASSET, MEDIUM } from '../ids';
import { checkFields, tidied } from '../schema';
import { hasCounts } from './fields';
import { outcomesOf, type Result } from './result';

/** Things that were seen elsewhere than the ledger says, where the ledger may be put right. */
export const movedRows = (tally: Tally): readonly Row[] =>
  tally.rows.filter(({ outcome, seenAt }) => outcome === 'elsewhere' && seenAt !== null);

const fieldsOf = (tally: Tally): readonly Field[] => [
  { key: 'closedOn', label: '確定日', kind: 'date', required: true },
  { key: 'closedBy', label: '確定した者', kind: 'person', required: true },
  { key: 'witness', label: '立会者', kind: 'person' },
  ...(movedRows(tally).length === 0
    ? []
    : [
        {
          key: 'moved',
          label: '台帳の保管場所を訂正するもの',
          kind: 'links',
          registers: [MEDIUM, ASSET],
          clause: '3(2)⑥ア',
          help: '見つかった場所に、台帳の保管場所を訂正します。元の場所に戻したものは、一覧から外します。',
        } as const,
      ]),
  ...(tally.counts.unchecked === 0
    ? []
    : [
        {
          key: 'uncheckedReason',
          label: '未確認のまま確定する理由',
          kind: 'text',
          required: true,
          maximum: 200,
        } as const,
      ]),
  { key: 'remarks', label: '備考', kind: 'longText', maximum: 500 },
];

function check(tally: Tally, values: JsonObject, situation: Situation): readonly Finding[] {
  const { counts, places } = tally;
  const open = places.filter(({ unchecked }) => unchecked > 0).map(({ place }) => place.label);
  const on = values['closedOn'];
  return [
    ...(typeof on === 'string' && on > situation.today
      ? [block('closedOn', null, '確定日が今日より後です。')]
      : []),
    ...(counts.unchecked > 0
      ? [
          warn(
            'uncheckedReason',
            '6-4(1)⑧',
            `まだ数えていないものが${counts.unchecked}点あります（${open.slice(0, 5).join('、')}${open.length > 5 ? `ほか${open.length - 5}か所` : ''}）。`,
          ),
        ]
      : []),
    ...(counts.missing > 0
      ? [
          warn(
            null,
            '5-3(1)①',
            `所在不明が${counts.missing}点あります。確定の後、「所在不明を事故として記録」に進んでください。`,
          ),
        ]
      : []),
    ...(counts.unlisted > 0
      ? [
          warn(
            null,
            '3(2)①ア',
            `台帳外が${counts.unlisted}点あります。媒体管理台帳または情報資産台帳に登録してください。`,
          ),
        ]
      : []),
  ];
}

/** Where a thing was seen, as a place that it can be amended to. */
function seenPlace(row: Row, situation: Situation): Place {
  const { key, label } = row.seenAt ?? NO_PLACE;
  return cabinetsIn(situation.book).byId.get(key.slice(2)) ?? { key, label, cabinet: null };
}

function amendments(
  rows: readonly Row[],
  stocktake: RecordState,
  on: IsoDate,
  situation: Situation,
): readonly DraftEntry[] {
  const name = [stocktake.number, String(stocktake.fields['name'] ?? '')].filter((part) => part).join(' ');
  return rows.flatMap((row) => {
    const state = situation.book.record(row.thing.id);
    if (!state || state.voided) return [];
    const changes = changesTo(seenPlace(row, situation), state.fields);
    if (Object.keys(changes).length === 0) return [];
    const reason = `棚卸（${name}）で確認した保管場所に訂正`.slice(0, 200);
    return [draftOn(state, 'amended', 1, { on, changes, reason })];
  });
}

/** 確定: one entry that closes the stocktake with all it came to, and one amendment per thing that stands elsewhere. */
export const close: Action = {
  id: 'close',
  label: '棚卸を確定する',
  tone: 'normal',
  on: 'one',
  fields: (situation, [target]) => (target ? fieldsOf(tallyOf(target, situation)) : []),
  initial(situation, [target]) {
    if (!target) return {};
    const { witness } = target.fields;
    const moved = movedRows(tallyOf(target, situation)).map(({ thing }) => thing.id);
    return {
      closedOn: situation.today,
      closedBy: situation.actor as string,
      ...(witness === undefined ? {} : { witness }),
      ...(moved.length === 0 ? {} : { moved }),
    };
  },
  refusal(situation, target) {
    if (target.voided || target.status !== 'counting') return 'hidden';
    return hasCounts(target, situation) ? null : 'まだ1点も数えていないため、確定できません。';
  },
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const tally = tallyOf(target, situation);
    const fields = fieldsOf(tally);
    const values = tidied(fields, typed);
    const chosen = new Set((values['moved'] ?? []) as readonly RecordId[]);
    const moved = movedRows(tally).filter(({ thing }) => chosen.has(thing.id));
    const strange = [...chosen].filter((id) => !moved.some(({ thing }) => thing.id === id));
    const findings = [
      ...checkFields(fields, typed),
      ...check(tally, values, situation),
      ...(strange.length > 0
        ? [block('moved', null, 'この棚卸で別の場所に見つかったもの以外は、ここでは訂正できません。')]
        : []),
    ];
    return verdict(findings, () => {
      const on = values['closedOn'] as IsoDate;
      const result: Result = {
        ...outcomesOf(tally),
        closedOn: on,
        closedBy: values['closedBy'] as RecordId,
        witness: (values['witness'] as RecordId | undefined) ?? null,
        uncheckedReason: String(values['uncheckedReason'] ?? ''),
        remarks: String(values['remarks'] ?? ''),
        moved: moved.map(({ thing }) => thing.id),
      };
      return [
        draftOn(target, 'closed', 1, { on, result: result as unknown as Json }),
        ...amendments(moved, target, on, situation),
      ];
    });
  },
};
