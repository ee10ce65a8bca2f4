import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { type DisposalCase, type DisposalVerdict, type Level, methodsFor } from '../../policy/disposal';
import { type DisposalRoute, routesFor } from '../../policy/disposal-routes';
import type { Situation } from '../define';
import type { Guide, GuideLine } from '../guide';
import { caseOf, labelOf } from './rules';

const EXTENTS: { readonly [level in Level]: string | null } = {
  clear: 'Clear（普通の手段では読み出せない）',
  purge: 'Purge（復元できない）',
  destroy: 'Destroy（物理的に壊す）',
  no: null,
};

const openFirst = (lines: readonly GuideLine[]): readonly GuideLine[] => [
  ...lines.filter((line) => line.open),
  ...lines.filter((line) => !line.open),
];

const methodLine = (verdict: DisposalVerdict): GuideLine => ({
  label: verdict.label,
  open: verdict.allowed,
  extent: EXTENTS[verdict.level],
  // Of a way that is closed the note is part of the reason already.
  reason: verdict.allowed && verdict.caution ? `${verdict.reason}${verdict.caution}` : verdict.reason,
  clause: verdict.clause,
  steps: [],
});

const routeLine = (route: DisposalRoute): GuideLine => ({
  label: route.label,
  open: route.allowed,
  extent: null,
  reason: route.reason,
  clause: route.clause,
  steps: route.allowed ? route.steps : [],
});

type Group = { readonly one: DisposalCase; readonly things: readonly RecordState[] };

/** Things that are judged alike are told of once. */
function groupsOf(values: JsonObject, route: string, situation: Situation): readonly Group[] {
  const items = (values['items'] ?? []) as readonly { readonly thing?: RecordId }[];
  const ids = new Set(items.flatMap(({ thing }) => thing ?? []));
  const groups = new Map<string, { one: DisposalCase; things: RecordState[] }>();
  for (const id of ids) {
    const thing = situation.book.record(id);
    if (!thing) continue;
    const one = caseOf(thing, route, situation);
    const key = JSON.stringify(one);
    const group = groups.get(key) ?? { one, things: [] };
    group.things.push(thing);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const nameOf = ([first, ...others]: readonly RecordState[]): string =>
  `${first ? labelOf(first) : ''}${others.length > 0 ? ` ほか${others.length}点` : ''}`;

const countOf = (lines: readonly GuideLine[]): string => {
  const open = lines.filter((line) => line.open).length;
  return `使える${open}・使えない${lines.length - open}`;
};

/** Which methods and which routes are open for what is to be disposed of, and why the others are not (3(2)⑩ア, 4-1(7)①). */
export function disposalGuides(
  values: JsonObject,
  situation: Situation,
  route = String(values['route'] ?? 'in-house'),
): readonly Guide[] {
  const groups = groupsOf(values, route, situation);
  const guide = (field: string, what: string, lines: (one: DisposalCase) => readonly GuideLine[]) =>
    groups.map(({ one, things }): Guide => {
      const found = openFirst(lines(one));
      return { field, what, lines: found, title: `${nameOf(things)}の${what}（${countOf(found)}）` };
    });
  return [
    ...guide('items', '処理の方法', (one) => methodsFor(one, situation.profile).map(methodLine)),
    ...guide('route', '処分の経路', (one) => routesFor(one, situation.profile).map(routeLine)),
  ];
}
