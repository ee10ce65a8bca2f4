import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { addDays } from '../../jp/days';
import type { JsonObject } from '../../json';
import { type Assignment, assignmentsOn } from '../../organisation/assignments';
import type { SheetShape, Situation } from '../define';
import type { Field } from '../field';
import { ROLES } from './roles';

/**
 * A list of people has one line each, the roster one row per post held: in a sheet the post of today stands in columns
 * of its own.
 */
const fields: readonly Field[] = [
  {
    key: 'section',
    label: '所属',
    kind: 'section',
    required: true,
    synonyms: ['課名', '所属名', '所属課', '配属先', '配属', '勤務課', '所管課'],
  },
  {
    key: 'post',
    label: '職',
    kind: 'text',
    maximum: 40,
    synonyms: ['職名', '役職', '補職', '職種'],
  },
  { key: 'role', label: '役割', kind: 'choice', choices: ROLES, synonyms: ['役割区分'] },
];

const KEYS = new Set(fields.map(({ key }) => key));
const FISCAL = new Set(['fiscal-part', 'fiscal-full', 'temporary', 'dispatched']);

const ownOf = (values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !KEYS.has(key)));

const postOf = (state: RecordState, on: IsoDate): Assignment | undefined => assignmentsOn(state, on)[0];

const defaultPost = (employment: unknown): string =>
  FISCAL.has(String(employment)) ? '会計年度任用職員' : '職員';

function newPost(values: JsonObject, from: IsoDate, before: Assignment | undefined): JsonObject {
  const { section, post, role, employment } = values;
  const staff = FISCAL.has(String(employment)) ? 'fiscal-year' : 'staff';
  return {
    section: section ?? before?.section ?? null,
    post: post ?? before?.post ?? defaultPost(employment),
    role: role ?? before?.role ?? staff,
    from,
  };
}

/** A post changed by an import: the one before ends the day before, nothing of it is lost. */
function moved(values: JsonObject, state: RecordState, today: IsoDate): readonly JsonObject[] {
  const all = (state.fields['assignments'] ?? []) as unknown as readonly Assignment[];
  const now = postOf(state, today);
  const next = newPost({ ...state.fields, ...values }, today, now);
  const kept = all
    .filter((one) => one !== now || one.from < today)
    .map((one) => (one === now ? { ...one, until: addDays(today, -1) } : one));
  return [...kept, next] as unknown as readonly JsonObject[];
}

export const personSheet: SheetShape = {
  fields,
  flat(state: RecordState, { today }: Pick<Situation, 'today'>): JsonObject {
    const post = postOf(state, today);
    return post ? { section: post.section as RecordId, post: post.post, role: post.role } : {};
  },
  filed(values: JsonObject, before: RecordState | null, { today }: Pick<Situation, 'today'>): JsonObject {
    const own = ownOf(values);
    if (before === null) {
      const from = (values['termFrom'] as IsoDate | undefined) ?? today;
      return { ...own, assignments: [newPost(values, from, undefined)] };
    }
    const touched = Object.keys(values).some((key) => KEYS.has(key));
    return touched ? { ...own, assignments: [...moved(values, before, today)] } : own;
  },
};
