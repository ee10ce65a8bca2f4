import type { RecordId } from '../../ids';
import type { IsoDate } from '../../jp/date';
import { fiscalYearOf } from '../../jp/fiscal';
import type { Json, JsonObject } from '../../json';
import { assignmentsOn, sectionNameOn } from '../../organisation/assignments';
import { block, type Finding, warn } from '../../policy/finding';
import { application, isPermitted } from '../application';
import { hasNoArea } from '../controlled-areas';
import type { Register, Situation, Wait } from '../define';
import { foldCard, type PermitRow, permitsIn } from '../entry-permits';
import type { Choice, Field } from '../field';
import { AREA, ENTRY_PERMIT } from '../ids';
import { renew } from './renew';

export const PERMIT_KINDS: readonly Choice[] = [
  { value: 'staff', label: '職員' },
  { value: 'contractor', label: '委託事業者' },
  { value: 'visitor', label: '来訪者' },
];

const isOutside = (values: JsonObject): boolean =>
  values['kind'] === 'contractor' || values['kind'] === 'visitor';

const fields: readonly Field[] = [
  {
    key: 'areas',
    label: '入室する管理区域',
    kind: 'links',
    registers: [AREA],
    required: true,
    group: '入室の内容',
    clause: '4-2(2)①',
    width: 180,
  },
  {
    key: 'kind',
    label: '区分',
    kind: 'choice',
    choices: PERMIT_KINDS,
    required: true,
    initial: 'staff',
    group: '入室の内容',
    width: 110,
  },
  {
    key: 'company',
    label: '会社・団体の名称',
    kind: 'text',
    maximum: 100,
    required: true,
    group: '入室の内容',
    width: 180,
    shownWhen: isOutside,
  },
  {
    key: 'people',
    label: '入室する人',
    kind: 'rows',
    required: true,
    group: '入室の内容',
    width: 0,
    help: '職員は職員名簿から選びます。カードの番号を入れておくと、受付で読み取るだけで入退室できます。',
    fields: [
      { key: 'person', label: '職員', kind: 'person' },
      { key: 'name', label: '氏名（職員以外）', kind: 'text', maximum: 60 },
      { key: 'kana', label: 'ふりがな', kind: 'text', maximum: 60 },
      { key: 'card', label: '入室証・カードの番号', kind: 'text', maximum: 60 },
    ],
  },
  { key: 'from', label: 'いつから', kind: 'date', required: true, group: '入室の内容', width: 120 },
  { key: 'until', label: 'いつまで', kind: 'date', required: true, group: '入室の内容', width: 120 },
  {
    key: 'reason',
    label: '入室の理由',
    kind: 'longText',
    maximum: 1000,
    required: true,
    group: '入室の内容',
    width: 220,
  },
  {
    key: 'escorted',
    label: '入室のたびに職員が立ち会う',
    kind: 'yesNo',
    group: '入室の内容',
    width: 0,
    help: '「はい」にすると、区域の決まりにかかわらず立会職員の記録を求めます。',
  },
  { key: 'remarks', label: '備考', kind: 'longText', group: '入室の内容', width: 0 },
  { key: 'attachments', label: '添付', kind: 'attachments', group: '入室の内容', width: 0 },
];

const rowsOf = (values: JsonObject): readonly PermitRow[] => (values['people'] ?? []) as readonly PermitRow[];

function checkPeople(values: JsonObject, situation: Situation, self: RecordId | null): readonly Finding[] {
  const findings: Finding[] = [];
  const index = permitsIn(situation.book);
  const seen = new Set<string>();
  for (const [at, row] of rowsOf(values).entries()) {
    const outside = isOutside(values);
    if (!outside && row.person === undefined)
      findings.push(block(`people.${at}.person`, '4-2(2)①', '職員を職員名簿から選んでください。'));
    if (outside && !row.name?.trim())
      findings.push(block(`people.${at}.name`, '4-2(2)①', '入室する人の氏名を入力してください。'));
    const card = foldCard(row.card ?? '');
    if (card === '') continue;
    const other = index.byCard
      .get(card)
      ?.find(
        (one) =>
          one.permit.id !== self &&
          one.until >= String(values['from'] ?? '') &&
          one.from <= String(values['until'] ?? '9999') &&
          (one.person === null || one.person !== row.person),
      );
    if (other || seen.has(card)) {
      findings.push(
        block(
          `people.${at}.card`,
          null,
          `カードの番号「${row.card ?? ''}」は${other ? `${other.name}の許可で` : 'ほかの行で'}使われています。`,
        ),
      );
    }
    seen.add(card);
  }
  return findings;
}

function check(values: JsonObject, situation: Situation, self: { id: RecordId } | null): readonly Finding[] {
  const { from, until } = values as { from?: IsoDate; until?: IsoDate };
  const findings: Finding[] = [...checkPeople(values, situation, self?.id ?? null)];
  if (from !== undefined && until !== undefined) {
    if (until < from) findings.push(block('until', null, '「いつまで」が「いつから」より前です。'));
    else if (until > fiscalYearOf(from).end)
      findings.push(
        warn(
          'until',
          '4-2(2)①',
          '期間が年度をまたいでいます。年度ごとに許可を受けると、名簿を確かめやすくなります。',
        ),
      );
  }
  return findings;
}

/** Names and sections are kept as they were, so that the desk and old lists need no staff register. */
function complete(values: JsonObject, situation: Situation): JsonObject {
  const { book } = situation;
  const on = (values['from'] ?? situation.today) as IsoDate;
  const sections = new Set<string>();
  const people = rowsOf(values).map((row) => {
    if (isOutside(values)) {
      const { person: _person, ...rest } = row;
      return rest;
    }
    const person = row.person === undefined ? undefined : book.record(row.person);
    const [main] = assignmentsOn(person, on);
    if (main) sections.add(sectionNameOn(book.record(main.section), on));
    if (!person) return row;
    const kana = row.kana ?? person.fields['kana'];
    return {
      ...row,
      name: String(person.fields['name'] ?? ''),
      ...(typeof kana === 'string' ? { kana } : {}),
    };
  });
  const company = isOutside(values) ? {} : sections.size === 1 ? { company: [...sections][0] as string } : {};
  return { ...values, ...company, people: people as unknown as Json };
}

const DAYS_BEFORE = 14;
const plusDays = (on: IsoDate, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function validity(state: { fields: JsonObject }, permitted: boolean, today: IsoDate): string {
  if (!permitted) return '';
  if (today < String(state.fields['from'] ?? '')) return '期間前';
  return today > String(state.fields['until'] ?? '') ? '期間終了' : '有効';
}

/** 入室許可 (4-2(2)①): who may enter which controlled area, from when to when, and why. */
export const entryPermit: Register = application({
  id: ENTRY_PERMIT,
  title: '入室許可',
  noun: '入室許可申請',
  clauses: ['4-2(2)①'],
  clause: '4-2(2)①',
  fields,
  nameField: 'who',
  columns: [
    'number',
    'who',
    'company',
    'areas',
    'kind',
    'from',
    'until',
    'validity',
    'permitNumber',
    'decidedOn',
    'reason',
  ],
  filters: ['kind', 'areas', 'validity'],
  series: 'entry-permit',
  permitSeries: 'entry-permit-number',
  derivedFields: [
    { key: 'who', label: '入室する人', kind: 'text', width: 180 },
    { key: 'validity', label: '期間', kind: 'text', width: 90 },
  ],
  derive(state, { today }) {
    const [first, ...others] = rowsOf(state.fields);
    const name = first?.name ?? '';
    return {
      who: others.length > 0 ? `${name} ほか${others.length}人` : name,
      validity: validity(state, isPermitted(state), today),
    };
  },
  check: (values, situation, self) => check(values, situation, self),
  complete,
  hidden: hasNoArea,
  actions: [renew],
  waits(state, { book, today }): readonly Wait[] {
    const until = state.fields['until'];
    if (!isPermitted(state) || typeof until !== 'string') return [];
    const soon = until >= today && until <= plusDays(today, DAYS_BEFORE);
    const renewed = book.effectsOn(state.id).some(({ kind }) => kind === 'renewed');
    if (!soon || renewed) return [];
    return [
      {
        kind: 'due',
        what: `入室の許可がまもなく終わります`,
        person: (state.fields['applicant'] ?? null) as RecordId | null,
        since: until as IsoDate,
        action: 'renew',
      },
    ];
  },
  effects: (state) => {
    const of = state.detail['origin'] as { kind?: string; of?: RecordId } | undefined;
    return of?.kind === 'copy' && of.of ? [{ on: of.of, kind: 'renewed', by: state.id, detail: {} }] : [];
  },
});
