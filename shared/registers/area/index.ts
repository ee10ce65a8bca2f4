import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { type Confidentiality, higherConfidentiality, showLevel } from '../../policy/classification';
import { block, type Finding, warn } from '../../policy/finding';
import { classificationOf } from '../classed';
import { confidentialityOf } from '../controlled-areas';
import { type Action, draftOn, type Register, type Situation, verdict, type Wait } from '../define';
import type { Field } from '../field';
import { AREA } from '../ids';
import { ledger } from '../ledger';
import { checkFields, tidied } from '../schema';
import { areaFields, CHECKS } from './fields';

type Check = { readonly kind?: string; readonly checkedOn?: IsoDate; readonly result?: string };
type Door = { readonly name?: string; readonly outside?: boolean; readonly lock?: string };
type System = { readonly asset?: string; readonly confidentiality?: Confidentiality | 'unknown' };

const checksOf = (fields: JsonObject): readonly Check[] => (fields['checks'] ?? []) as readonly Check[];

/** The newest check of each kind. */
function lastChecks(fields: JsonObject): ReadonlyMap<string, Check> {
  const last = new Map<string, Check>();
  for (const check of checksOf(fields).toSorted((a, b) =>
    (a.checkedOn ?? '') < (b.checkedOn ?? '') ? -1 : 1,
  ))
    if (check.kind !== undefined) last.set(check.kind, check);
  return last;
}

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;
const asClock = (value: unknown): string | null =>
  typeof value === 'string' && CLOCK.test(value.normalize('NFKC').trim())
    ? value.normalize('NFKC').trim().padStart(5, '0')
    : null;

function checkClocks(values: JsonObject): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [key, label] of [
    ['opensAt', '開室時刻'],
    ['closesAt', '閉室時刻'],
  ] as const) {
    if (values[key] !== undefined && asClock(values[key]) === null)
      findings.push(block(key, null, `${label}は「17:30」のように書いてください。`));
  }
  const [opens, closes] = [asClock(values['opensAt']), asClock(values['closesAt'])];
  if (opens !== null && closes !== null && closes <= opens)
    findings.push(block('closesAt', null, '閉室時刻が開室時刻より前です。'));
  return findings;
}

function check(values: JsonObject): readonly Finding[] {
  const findings: Finding[] = [...checkClocks(values)];
  const doors = (values['doors'] ?? []) as readonly Door[];
  if (doors.length === 0) findings.push(warn('doors', '4-2(1)②', '扉と錠が登録されていません。'));
  for (const [at, door] of doors.entries()) {
    if (door.outside !== false && door.lock === 'none')
      findings.push(
        warn(
          `doors.${at}.lock`,
          '4-2(1)②',
          `「${door.name ?? ''}」は区域外に通じていますが、錠がありません。`,
        ),
      );
  }
  const last = lastChecks(values);
  for (const { value, label, clause } of CHECKS) {
    const found = last.get(value);
    if (!found) findings.push(warn('checks', clause, `「${label}」の点検が記録されていません。`));
    else if (found.result === 'bad')
      findings.push(warn('checks', clause, `「${label}」の点検が「否」のままです。`));
  }
  return findings;
}

/** The class of a system follows its asset where none is typed, so that the desk can judge without the ledger. */
function complete(values: JsonObject, situation: Situation): JsonObject {
  const systems = (values['systems'] ?? []) as readonly System[];
  const filled = systems.map((system) => {
    const asset = system.asset === undefined ? undefined : situation.book.record(system.asset as never);
    if (!asset) return system;
    const own = classificationOf(asset.fields).confidentiality;
    return { ...system, confidentiality: higherConfidentiality(system.confidentiality ?? null, own) };
  });
  return {
    ...values,
    ...(systems.length > 0 ? { systems: filled as unknown as JsonObject[] } : {}),
    ...(asClock(values['opensAt']) ? { opensAt: asClock(values['opensAt']) } : {}),
    ...(asClock(values['closesAt']) ? { closesAt: asClock(values['closesAt']) } : {}),
  };
}

const recordFields: readonly Field[] = [
  {
    key: 'kinds',
    label: '点検した項目',
    kind: 'choices',
    choices: CHECKS,
    required: true,
    clause: '4-2(1)③',
  },
  { key: 'checkedOn', label: '点検日', kind: 'date', required: true },
  {
    key: 'result',
    label: '結果',
    kind: 'choice',
    choices: [
      { value: 'good', label: '適' },
      { value: 'bad', label: '否（対応が必要）' },
    ],
    required: true,
    initial: 'good',
  },
  { key: 'by', label: '点検した者', kind: 'text', maximum: 60 },
  { key: 'note', label: '状況・対応', kind: 'text', maximum: 120 },
];

const recordCheck: Action = {
  id: 'record-check',
  label: '点検を記録',
  tone: 'normal',
  on: 'many',
  fields: () => recordFields,
  initial: (situation) => ({ checkedOn: situation.today, kinds: CHECKS.map(({ value }) => value) }),
  refusal: (_situation, target) => (target.voided ? 'hidden' : null),
  decide(situation, targets, typed) {
    const { kinds, ...rest } = tidied(recordFields, typed);
    const late = typeof rest['checkedOn'] === 'string' && rest['checkedOn'] > situation.today;
    const findings = [
      ...checkFields(recordFields, typed),
      ...(late ? [block('checkedOn', null, '点検日が今日より後です。')] : []),
    ];
    return verdict(findings, () =>
      targets.map((target) => {
        const rows = ((kinds ?? []) as readonly string[]).map((kind) => ({ kind, ...rest }));
        const checks = [...checksOf(target.fields), ...rows] as unknown as JsonObject[];
        return draftOn(target, 'amended', 1, {
          on: rest['checkedOn'] ?? '',
          changes: { checks },
          reason: '点検',
        });
      }),
    );
  },
};

const yearBefore = (on: IsoDate): string => `${Number(on.slice(0, 4)) - 1}${on.slice(4)}`;

/** 管理区域 (4-2(1)): what stands there, how it is shut, how it is kept safe, and who may go in how. */
export const area: Register = ledger({
  id: AREA,
  title: '管理区域',
  noun: '管理区域',
  group: 'organisation',
  clauses: ['4-2(1)②', '4-2(1)③', '4-2(1)④'],
  fields: areaFields,
  nameField: 'name',
  columns: ['number', 'name', 'section', 'place', 'highest', 'control', 'opensAt', 'closesAt', 'checkedOn'],
  filters: ['section'],
  series: 'area',
  check,
  complete,
  derivedFields: [
    { key: 'highest', label: 'システムの最高分類', kind: 'text', width: 150 },
    { key: 'checkedOn', label: '最後の点検', kind: 'date', width: 120 },
  ],
  derive(state, { book }) {
    const confidentiality = confidentialityOf(state.fields, book);
    const dates = [...lastChecks(state.fields).values()].flatMap((one) => one.checkedOn ?? []);
    const [oldest] = dates.toSorted();
    return {
      ...(confidentiality === null ? {} : { highest: showLevel('confidentiality', confidentiality) }),
      ...(oldest === undefined || dates.length < CHECKS.length ? {} : { checkedOn: oldest }),
    };
  },
  actions: [recordCheck],
  waits(state, { today }): readonly Wait[] {
    if (typeof state.fields['closedOn'] === 'string' && state.fields['closedOn'] < today) return [];
    const keeper = (state.fields['keeper'] ?? null) as Wait['person'];
    const last = lastChecks(state.fields);
    const wait = (kind: Wait['kind'], what: string, since: IsoDate | null): Wait => ({
      kind,
      what,
      person: keeper,
      since,
      action: 'record-check',
    });
    return CHECKS.flatMap(({ value, label }): readonly Wait[] => {
      const found = last.get(value);
      if (!found?.checkedOn) return [wait('finding', `「${label}」の点検がありません`, null)];
      if (found.result === 'bad')
        return [wait('finding', `「${label}」の点検が「否」のままです`, found.checkedOn)];
      return found.checkedOn < yearBefore(today)
        ? [wait('finding', `「${label}」の点検から1年が過ぎています`, found.checkedOn)]
        : [];
    });
  },
});
