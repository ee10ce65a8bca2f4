import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { countedIn } from '../../stocktaking/counted';
import { OUTCOME_LABELS, OUTCOMES, tallyOf } from '../../stocktaking/tally';
import type { Situation } from '../define';
import type { Field } from '../field';
import { CABINET, PERSON } from '../ids';
import { resultOf } from './result';

export const stocktakeFields: readonly Field[] = [
  {
    key: 'name',
    label: '棚卸の名称',
    kind: 'text',
    required: true,
    maximum: 100,
    width: 240,
    group: '棚卸',
    help: '「令和8年度 媒体の棚卸」のように、後から見て分かる名前にします。',
  },
  { key: 'section', label: '所属', kind: 'section', required: true, width: 140, group: '棚卸' },
  {
    key: 'scope',
    label: '数える範囲',
    kind: 'choice',
    choices: [
      { value: 'all', label: 'すべての保管場所' },
      { value: 'section', label: '上の所属のもの' },
      { value: 'cabinets', label: '選んだ保管庫' },
    ],
    required: true,
    initial: 'all',
    width: 150,
    group: '棚卸',
  },
  {
    key: 'cabinets',
    label: '数える保管庫',
    kind: 'links',
    registers: [CABINET],
    width: 0,
    group: '棚卸',
    shownWhen: (values) => values['scope'] === 'cabinets',
  },
  {
    key: 'withAssets',
    label: '情報資産台帳の機器なども数える',
    kind: 'yesNo',
    initial: true,
    width: 0,
    group: '棚卸',
    help: '媒体管理台帳にあるものは、いつも数えます。情報資産台帳のどの区分を数えるかは、ポリシー設定で決まります。',
  },
  { key: 'startedOn', label: '開始日', kind: 'date', required: true, width: 120, group: '担当' },
  {
    key: 'counters',
    label: '実施者',
    kind: 'links',
    registers: [PERSON],
    required: true,
    width: 160,
    group: '担当',
  },
  { key: 'witness', label: '立会者', kind: 'person', width: 120, group: '担当' },
  { key: 'remarks', label: '備考', kind: 'longText', maximum: 500, width: 0, group: '担当' },
];

const count = (key: string, label: string): Field => ({ key, label, kind: 'count', unit: '点', width: 100 });

export const derivedFields: readonly Field[] = [
  count('expected', '予定'),
  ...OUTCOMES.map((outcome) => count(outcome, OUTCOME_LABELS[outcome])),
  count('out', '持出中'),
  { key: 'closedOn', label: '確定日', kind: 'date', width: 120 },
];

/** How it stands now; after the closing, how it stood then. */
export function derive(state: RecordState, situation: Pick<Situation, 'book' | 'profile'>): JsonObject {
  const result = resultOf(state);
  if (result)
    return { ...result.counts, expected: result.expected, out: result.out.length, closedOn: result.closedOn };
  if (state.voided) return {};
  const tally = tallyOf(state, situation);
  return { ...tally.counts, expected: tally.expected, out: tally.out.length };
}

export const hasCounts = (state: RecordState, { book }: Pick<Situation, 'book'>): boolean =>
  countedIn(book, state.id).records.length > 0;
