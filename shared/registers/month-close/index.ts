import type { RecordId } from '../../ids';
import type { Head } from '../../journal/entry';
import { monthText } from '../../jp/date';
import type { JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { hasNoArea } from '../controlled-areas';
import { draftNew, type Register, type Situation, type Verdict, verdict } from '../define';
import { standingFaults } from '../entry-findings';
import { entriesOf, isInside } from '../entry-index';
import type { Field } from '../field';
import { type RegisteredBody, registered } from '../fold';
import { AREA, MONTH_CLOSE } from '../ids';
import { closingsOf } from '../month-closed';
import { checkFields, tidied } from '../schema';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

const fields: readonly Field[] = [
  { key: 'area', label: '管理区域', kind: 'link', registers: [AREA], required: true, width: 160 },
  { key: 'month', label: '月', kind: 'text', required: true, width: 100 },
  { key: 'entries', label: '入退室の件数', kind: 'count', width: 120 },
  { key: 'irregular', label: '不備のある件数', kind: 'count', width: 120 },
  { key: 'closedOn', label: '締めた日', kind: 'date', width: 120 },
  { key: 'closedBy', label: '締めた者', kind: 'person', width: 130 },
  { key: 'verification', label: '照合番号', kind: 'text', width: 200 },
  { key: 'remarks', label: '備考', kind: 'text', maximum: 200, width: 200 },
];

/** What is typed when a month is closed. */
export const closeFields: readonly Field[] = [
  { key: 'closedBy', label: '締めた者', kind: 'person', required: true },
  { key: 'remarks', label: '備考', kind: 'text', maximum: 200 },
];

/** How far every chain reached, by the device's own word: the seal is the host's, signed with the device key. */
export type Sealed = {
  readonly heads: Readonly<Record<string, Head>>;
  readonly verification: string;
  readonly seal: JsonObject | null;
};

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** What is in the way of closing a month, and what the one who closes it should know. */
export function checkClosing(area: RecordId, month: string, situation: Situation): readonly Finding[] {
  const { book, today } = situation;
  if (!MONTH.test(month)) return [block(null, null, '月を選んでください。')];
  const entries = entriesOf(book)
    .month(area, month)
    .filter(({ voided }) => voided === null);
  const findings: Finding[] = [];
  if (today < lastDayOf(month)) findings.push(block(null, '4-2(2)①', 'この月はまだ終わっていません。'));
  const open = entries.filter(isInside);
  if (open.length > 0)
    findings.push(
      block(
        null,
        '4-2(2)①',
        `退室の記録がないものが${open.length}件あります。退室を記録するか訂正してから締めてください。`,
      ),
    );
  const amiss = entries.filter(
    (entry) => standingFaults(entry, book).length > 0 && entry.detail['review'] === undefined,
  );
  if (amiss.length > 0)
    findings.push(
      warn(
        null,
        '4-2(2)①',
        `まだ確認していない不備が${amiss.length}件あります。締めると、不備のまま管理簿に残ります。`,
      ),
    );
  return findings;
}

/** Closes the month of an area: what is changed from now on shows as 締め後訂正. */
export function closeMonth(
  chosen: { readonly area: RecordId; readonly month: string },
  typed: JsonObject,
  sealed: Sealed,
  situation: Situation,
): Verdict {
  const { book } = situation;
  const values = tidied(closeFields, typed);
  const findings = [
    ...checkFields(closeFields, typed),
    ...checkClosing(chosen.area, chosen.month, situation),
  ];
  return verdict(findings, () => {
    const entries = entriesOf(book)
      .month(chosen.area, chosen.month)
      .filter(({ voided }) => voided === null);
    const body = {
      number: null,
      on: situation.today,
      fields: {
        ...chosen,
        ...values,
        entries: entries.length,
        irregular: entries.filter((entry) => standingFaults(entry, book).length > 0).length,
        closedOn: situation.today,
        verification: sealed.verification,
      },
      heads: { ...sealed.heads } as unknown as JsonObject,
      seal: sealed.seal,
    };
    return [draftNew(MONTH_CLOSE, situation.newRecord(), 'closed', 1, body)];
  });
}

type ClosedBody = RegisteredBody & { readonly heads: JsonObject; readonly seal: JsonObject | null };
const closed = registered('closed', '月次締め');

/** The month stands in the journal as 2026-11; it is shown as 令和8年11月. */
export const monthClose: Register = {
  id: MONTH_CLOSE,
  title: '月次締め',
  noun: '月次締め',
  clauses: ['4-2(2)①', '6-1(3)②'],
  group: 'areas',
  hidden: hasNoArea,
  fields,
  derivedFields: [
    { key: 'title', label: '締めた月', kind: 'text', width: 130 },
    { key: 'order', label: '締め', kind: 'text', width: 100 },
  ],
  derive(state, { book }) {
    const all = closingsOf(book, String(state.fields['area'] ?? ''), String(state.fields['month'] ?? ''));
    const at = all.findIndex(({ id }) => id === state.id);
    return {
      title: monthText(String(state.fields['month'] ?? '')),
      order: at <= 0 ? '締め' : `${at + 1}回目の締め`,
    };
  },
  statuses: { closed: { label: '締め済', tone: 'good' } },
  statusOf: (state) => state.status,
  nameField: 'title',
  events: {
    closed: {
      ...closed,
      apply(state, body, entry) {
        const next = closed.apply(state, body, entry);
        if ('unlawful' in next) return next;
        const { heads, seal } = body as unknown as ClosedBody;
        return { ...next, detail: { ...next.detail, heads, ...(seal === null ? {} : { seal }) } };
      },
    },
  },
  actions: [],
  columns: ['title', 'area', 'order', 'entries', 'irregular', 'closedOn', 'closedBy', 'verification'],
  filters: ['area'],
  complete: (values) => values,
  check: () => [],
};
