import type { Choice, Field } from '../field';
import { ASSET, MEDIUM } from '../ids';
import { cabinetField, storageField } from '../storage-field';

const SOURCES: readonly Choice[] = [
  { value: 'made', label: '自課で作成', synonyms: ['作成', '自課作成'] },
  { value: 'inside', label: '庁内から入手', synonyms: ['庁内'] },
  { value: 'outside', label: '庁外から入手', synonyms: ['庁外', '外部'] },
];

const RETENTION: readonly Choice[] = ['1', '3', '5', '10', '30'].map((years) => ({
  value: years,
  label: `${years}年`,
  synonyms: [`${years}年保存`, `${years}ヶ年`, years],
}));

/** Where it came from and what it is a copy of. */
export const originFields: readonly Field[] = [
  {
    key: 'source',
    label: '入手元の別',
    kind: 'choice',
    choices: SOURCES,
    width: 0,
    group: '入手と複製',
    clause: '3(2)④',
    synonyms: ['入手区分'],
  },
  {
    key: 'sourceName',
    label: '入手元',
    kind: 'text',
    width: 0,
    group: '入手と複製',
    clause: '3(2)④',
    shownWhen: (values) => values['source'] === 'inside' || values['source'] === 'outside',
    synonyms: ['入手先', '提供元', '取得元'],
  },
  {
    key: 'acquiredOn',
    label: '作成・入手日',
    kind: 'looseDate',
    width: 130,
    group: '入手と複製',
    clause: '3(2)④',
    synonyms: ['入手日', '作成日', '取得日', '取得年月日', '登録日', '登録年月日', '購入日'],
  },
  {
    key: 'sourceClass',
    label: '入手元での分類',
    kind: 'class',
    aspect: 'confidentiality',
    width: 0,
    group: '入手と複製',
    clause: '3(2)④ア',
    shownWhen: (values) => values['source'] === 'inside',
  },
  {
    key: 'copyKind',
    label: '原本・複製',
    kind: 'choice',
    choices: [
      { value: 'original', label: '原本', synonyms: ['正本', '原'] },
      { value: 'copy', label: '複製', synonyms: ['写し', 'コピー', '副本', '写'] },
    ],
    width: 100,
    group: '入手と複製',
    clause: '3(2)①ウ',
    initial: 'original',
    synonyms: ['原本複製', '原本/複製', '正副', '原本・複製の別'],
  },
  {
    key: 'original',
    label: '複製元',
    kind: 'link',
    registers: [ASSET],
    width: 0,
    group: '入手と複製',
    clause: '3(2)①ウ',
    shownWhen: (values) => values['copyKind'] === 'copy',
  },
  {
    key: 'copies',
    label: '部数',
    kind: 'count',
    unit: '部',
    width: 0,
    group: '入手と複製',
    clause: '3(2)①ウ',
    shownWhen: (values) => values['copyKind'] === 'copy',
  },
];

/** Where it is kept. */
export const storageFields: readonly Field[] = [
  {
    key: 'mediumKind',
    label: '媒体・保存先',
    kind: 'text',
    maximum: 60,
    width: 130,
    group: '保管',
    synonyms: ['媒体種別', '媒体', '記録媒体', '保存媒体', '媒体の種類'],
  },
  {
    key: 'medium',
    label: '記録している媒体',
    kind: 'links',
    registers: [MEDIUM],
    width: 0,
    group: '保管',
    help: '媒体管理台帳に登録したものを選びます。',
  },
  {
    key: 'place',
    label: '保管場所',
    kind: 'text',
    width: 180,
    group: '保管',
    clause: '3(2)⑥ア',
    synonyms: ['保存場所', '設置場所', '保管先', '保存先'],
  },
  cabinetField('保管'),
  storageField('保管'),
  {
    key: 'keyKeeper',
    label: '鍵の管理者',
    kind: 'text',
    maximum: 60,
    width: 0,
    group: '保管',
    clause: '3(2)⑥ア',
    synonyms: ['鍵管理者'],
  },
  {
    key: 'longTerm',
    label: '長期保管',
    kind: 'yesNo',
    width: 0,
    group: '保管',
    clause: '3(2)⑥イ',
    synonyms: ['長期保存'],
  },
  {
    key: 'writeProtection',
    label: '書込禁止の措置',
    kind: 'text',
    width: 0,
    group: '保管',
    clause: '3(2)⑥イ',
    shownWhen: (values) => values['longTerm'] === true,
  },
];

/** How long it is kept. */
export const keepingFields: readonly Field[] = [
  {
    key: 'retentionYears',
    label: '保存年限',
    kind: 'choice',
    choices: [
      ...RETENTION,
      { value: 'permanent', label: '永久', synonyms: ['永年', '長期'] },
      { value: 'in-use', label: '常用', synonyms: ['使用中', '随時'] },
    ],
    width: 100,
    group: '保存と廃棄',
    synonyms: ['保存期間', '保存期限', '保存年数'],
  },
  {
    key: 'completedOn',
    label: '完結日（起算の基）',
    kind: 'date',
    width: 0,
    group: '保存と廃棄',
    help: '保存年限は、完結した日の属する年度の翌年度の初めから数えます。',
    synonyms: ['完結日', '完結年月日', '起算日'],
  },
  {
    key: 'disposalYear',
    label: '廃棄予定',
    kind: 'text',
    maximum: 20,
    width: 110,
    group: '保存と廃棄',
    synonyms: ['廃棄予定年度', '廃棄年度', '廃棄予定日'],
  },
  {
    key: 'remarks',
    label: '備考',
    kind: 'longText',
    width: 200,
    group: '保存と廃棄',
    synonyms: ['摘要', '特記事項', 'メモ', '備考欄'],
  },
  { key: 'attachments', label: '添付', kind: 'attachments', width: 0, group: '保存と廃棄' },
];
