import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { addDays } from '../../jp/days';
import type { JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { cabinetNamed } from '../cabinet-names';
import type { BookView, Register, Situation, Wait } from '../define';
import type { Field } from '../field';
import { ASSET, CABINET, MEDIUM } from '../ids';
import { labelAction } from '../label-action';
import { ledger } from '../ledger';
import { lacksOf, lacksText, STORAGE_PROPERTIES } from '../storage-field';

/** So many days before an acceptance ends it is on 本日の処理. */
const NOTICE_DAYS = 30;

const place: readonly Field[] = [
  {
    key: 'name',
    label: '保管庫の名称',
    kind: 'text',
    required: true,
    maximum: 60,
    width: 200,
    group: '保管庫',
    help: '「耐火金庫1」「キャビネットA 2段目」のように、現物と見比べて分かる名前にします。',
    synonyms: ['保管庫', '名称', '保管庫名', '置き場所', '保管場所'],
  },
  {
    key: 'section',
    label: '所管課',
    kind: 'section',
    required: true,
    width: 140,
    group: '保管庫',
    synonyms: ['所属', '課名', '管理部署'],
  },
  {
    key: 'place',
    label: '置いてある場所',
    kind: 'text',
    required: true,
    width: 180,
    group: '保管庫',
    clause: '3(2)⑥ア',
    synonyms: ['設置場所', '場所', '部屋'],
  },
  {
    key: 'keyKeeper',
    label: '鍵の管理者',
    kind: 'text',
    maximum: 60,
    width: 120,
    group: '保管庫',
    clause: '3(2)⑥ア',
    synonyms: ['鍵管理者', '管理者', '担当者'],
  },
  {
    key: 'keyNumber',
    label: '鍵の番号・保管',
    kind: 'text',
    maximum: 60,
    width: 120,
    group: '保管庫',
    synonyms: ['鍵番号', '鍵'],
  },
  {
    key: 'storageProperties',
    label: '備え',
    kind: 'choices',
    choices: STORAGE_PROPERTIES,
    width: 220,
    group: '火・水・盗難への備え',
    clause: '3(2)⑥ウ',
    help: '重要情報の媒体を置くには、5つともそろっていることが必要です。',
    synonyms: ['保管場所の備え', '保管設備', '設備', '性能'],
  },
];

const lacking = (values: JsonObject): boolean => lacksOf(values).length > 0;
const accepting = (values: JsonObject): boolean => lacking(values) && values['acceptedBy'] !== undefined;

const acceptance: readonly Field[] = [
  {
    key: 'acceptedBy',
    label: '足りない備えの扱い',
    kind: 'choice',
    choices: [
      { value: 'exception', label: '例外措置の許可を受けている（7-4(1)）' },
      { value: 'plan', label: '改善計画がある' },
    ],
    width: 160,
    group: '火・水・盗難への備え',
    clause: '7-4(1)',
    help: '例外措置か改善計画を結び付けると、期限までは「承知済」とし、警告を出しません。',
    shownWhen: lacking,
  },
  {
    key: 'acceptedLacks',
    label: '承知している不足',
    kind: 'choices',
    choices: STORAGE_PROPERTIES,
    required: true,
    width: 0,
    group: '火・水・盗難への備え',
    shownWhen: accepting,
  },
  {
    key: 'acceptedReference',
    label: '許可番号・計画の名称',
    kind: 'text',
    required: true,
    maximum: 100,
    width: 0,
    group: '火・水・盗難への備え',
    shownWhen: accepting,
  },
  {
    key: 'acceptedMeasures',
    label: '代わりにしている措置',
    kind: 'longText',
    required: true,
    maximum: 500,
    width: 0,
    group: '火・水・盗難への備え',
    shownWhen: accepting,
  },
  {
    key: 'acceptedUntil',
    label: 'いつまで',
    kind: 'date',
    required: true,
    width: 120,
    group: '火・水・盗難への備え',
    shownWhen: accepting,
  },
];

const fields: readonly Field[] = [
  ...place,
  ...acceptance,
  {
    key: 'remarks',
    label: '備考',
    kind: 'longText',
    width: 180,
    group: 'その他',
    synonyms: ['摘要', 'メモ'],
  },
];

const derivedFields: readonly Field[] = [
  { key: 'standing', label: '重要情報の保管', kind: 'text', width: 220, clause: '3(2)⑥ウ' },
  { key: 'kept', label: '入っているもの', kind: 'count', unit: '点', width: 110 },
];

function standingOf(state: RecordState, today: IsoDate): string {
  const lacks = lacksOf(state.fields);
  if (lacks.length === 0) return '置ける';
  const until = state.fields['acceptedUntil'];
  const words = `${lacksText(lacks)}が足りない`;
  if (typeof until !== 'string' || unaccepted(state.fields).length > 0) return words;
  return until >= today ? `${words}（承知済）` : `${words}（承知の期限切れ）`;
}

function unaccepted(values: JsonObject): readonly string[] {
  const accepted = (values['acceptedLacks'] ?? []) as readonly string[];
  return lacksOf(values).filter((lack) => !accepted.includes(lack));
}

/** What stands in a cabinet, of both ledgers; counted once per book as it stands. */
const counts = new WeakMap<readonly RecordState[], ReadonlyMap<string, number>>();

function countIn(states: readonly RecordState[]): ReadonlyMap<string, number> {
  const known = counts.get(states);
  if (known) return known;
  const found = new Map<string, number>();
  for (const state of states) {
    const cabinet = state.fields['cabinet'];
    if (typeof cabinet === 'string' && !state.voided) found.set(cabinet, (found.get(cabinet) ?? 0) + 1);
  }
  counts.set(states, found);
  return found;
}

const keptIn = (id: string, book: BookView): number =>
  [MEDIUM, ASSET].reduce((sum, register) => sum + (countIn(book.all(register)).get(id) ?? 0), 0);

function check(values: JsonObject, situation: Situation): readonly Finding[] {
  const findings: Finding[] = [];
  const open = unaccepted(values);
  if (values['acceptedBy'] !== undefined && values['acceptedLacks'] !== undefined && open.length > 0) {
    findings.push(
      warn('acceptedLacks', '3(2)⑥ウ', `${lacksText(open)}の不足は、例外措置・改善計画に含まれていません。`),
    );
  }
  const until = values['acceptedUntil'];
  if (typeof until === 'string' && until < situation.today)
    findings.push(warn('acceptedUntil', '7-4(1)', '承知の期限が過ぎています。期限を見直してください。'));
  const offered = (values['storageProperties'] ?? []) as readonly string[];
  if (!offered.includes('lock'))
    findings.push(
      warn('storageProperties', '3(2)⑥ア', '施錠できない保管庫には、第三者が持ち出せない措置が要ります。'),
    );
  return findings;
}

/** The same name twice would leave nobody knowing which one is meant, on the shelf and on an import. */
function checkName(values: JsonObject, situation: Situation, self: RecordState | null): readonly Finding[] {
  const { name } = values;
  if (typeof name !== 'string') return [];
  const same = cabinetNamed(name, situation.book);
  return same !== null && same !== self?.id
    ? [block('name', null, '同じ名称の保管庫があります。見分けられる名称にしてください。')]
    : [];
}

function waits(state: RecordState, { today }: Situation): readonly Wait[] {
  const until = state.fields['acceptedUntil'];
  if (typeof until !== 'string' || lacksOf(state.fields).length === 0) return [];
  if (until < today) {
    return [
      {
        kind: 'overdue',
        what: '備えの不足を承知した期限が過ぎています',
        person: null,
        since: until as IsoDate,
        action: 'amend',
      },
    ];
  }
  return until <= addDays(today, NOTICE_DAYS)
    ? [
        {
          kind: 'due',
          what: '備えの不足を承知した期限が近づいています',
          person: null,
          since: until as IsoDate,
          action: 'amend',
        },
      ]
    : [];
}

/** 保管庫: registered once with what it offers, and chosen by media and assets (3(2)⑥). */
export const cabinet: Register = ledger({
  id: CABINET,
  title: '保管庫台帳',
  noun: '保管庫',
  group: 'ledgers',
  clauses: ['3(2)⑥ア', '3(2)⑥ウ', '7-4(1)'],
  fields,
  derivedFields,
  derive: (state, { book, today }) => ({
    standing: standingOf(state, today),
    kept: keptIn(state.id, book),
  }),
  nameField: 'name',
  columns: [
    'number',
    'name',
    'standing',
    'place',
    'storageProperties',
    'kept',
    'keyKeeper',
    'acceptedUntil',
    'section',
    'remarks',
  ],
  filters: ['section', 'storageProperties', 'acceptedBy'],
  series: 'cabinet',
  check: (values, situation, self) => [...check(values, situation), ...checkName(values, situation, self)],
  waits,
  actions: [labelAction],
});
