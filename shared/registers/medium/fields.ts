import { classificationFields, networkFields } from '../classification-fields';
import type { Choice, Field } from '../field';
import { ASSET } from '../ids';
import { cabinetField, storageField } from '../storage-field';

/** The kinds of practice: the same keys as the disposal matrix of the profile. */
export const MEDIUM_KINDS: readonly Choice[] = [
  { value: 'usb', label: 'USBメモリ', synonyms: ['USB', 'USBメモリー', 'フラッシュメモリ'] },
  { value: 'sd', label: 'SDカード', synonyms: ['SD', 'SDHC', 'メモリカード'] },
  {
    value: 'hdd',
    label: 'ハードディスク',
    synonyms: ['HDD', '外付けHDD', '外付ハードディスク', 'ポータブルHDD'],
  },
  { value: 'sshd', label: 'SSHD', synonyms: ['ハイブリッドHDD'] },
  { value: 'ssd', label: 'SSD', synonyms: ['外付けSSD', 'NVMe', 'NVMe SSD'] },
  { value: 'emmc', label: 'eMMC内蔵端末', synonyms: ['eMMC', 'GIGA端末'] },
  { value: 'nas', label: 'NAS', synonyms: ['ネットワークHDD'] },
  {
    value: 'optical',
    label: '光ディスク（CD・DVD・BD）',
    synonyms: ['CD', 'DVD', 'BD', 'CD-R', 'DVD-R', 'BD-R', 'CD-ROM', '光ディスク'],
  },
  { value: 'mo', label: 'MO', synonyms: ['光磁気ディスク'] },
  { value: 'tape', label: '磁気テープ', synonyms: ['テープ', 'LTO', 'DAT'] },
  { value: 'floppy', label: 'フロッピーディスク', synonyms: ['FD', 'フロッピー'] },
  { value: 'ic-card', label: 'ICカード', synonyms: ['IC', '職員証'] },
  { value: 'smartphone', label: 'スマートフォン', synonyms: ['スマホ', '携帯電話'] },
  { value: 'tablet', label: 'タブレット', synonyms: ['iPad', 'タブレット端末'] },
  {
    value: 'pc',
    label: 'パソコン',
    synonyms: ['PC', 'ノートPC', 'ノートパソコン', 'デスクトップPC', '端末'],
  },
  { value: 'server', label: 'サーバ', synonyms: ['サーバー'] },
  { value: 'mfp', label: '複合機', synonyms: ['コピー機', 'プリンタ', 'プリンター'] },
  { value: 'network-device', label: '通信機器', synonyms: ['ルータ', 'スイッチ', 'ハブ', 'L2スイッチ'] },
  { value: 'microfilm', label: 'マイクロフィルム', synonyms: [] },
  { value: 'paper', label: '紙', synonyms: ['文書', '帳票'] },
  { value: 'cloud', label: 'クラウド', synonyms: ['クラウドサービス'] },
];

export const EQUIPMENT_KINDS: ReadonlySet<string> = new Set([
  'pc',
  'server',
  'mfp',
  'network-device',
  'smartphone',
  'tablet',
  'emmc',
  'nas',
]);

export const SERIAL_SOURCES: readonly Choice[] = [
  { value: 'label', label: '本体のラベル' },
  { value: 'device', label: '機器・媒体から読み取り' },
  { value: 'adapter', label: 'USB変換器を通して読み取り（変換器の番号のおそれ）' },
  { value: 'document', label: '購入・契約の書類' },
  { value: 'none', label: '番号なし' },
];

/** The kinds of storage inside a machine: rows of the disposal matrix by themselves. */
const STORAGES: readonly Choice[] = [
  { value: 'hdd', label: 'ハードディスク', synonyms: ['HDD'] },
  { value: 'ssd', label: 'SSD', synonyms: ['NVMe', 'M.2'] },
  { value: 'sshd', label: 'SSHD', synonyms: ['ハイブリッドHDD'] },
  { value: 'emmc', label: 'eMMC', synonyms: [] },
];
const HAS_STORAGE: ReadonlySet<string> = new Set(['pc', 'server', 'nas', 'mfp', 'network-device']);

export const mediumFields: readonly Field[] = [
  {
    key: 'kind',
    label: '種別',
    kind: 'choice',
    choices: MEDIUM_KINDS,
    required: true,
    width: 150,
    group: '媒体',
    synonyms: ['媒体種別', '媒体の種類', '種類', '区分'],
  },
  {
    key: 'name',
    label: '品名・型番',
    kind: 'text',
    required: true,
    width: 220,
    group: '媒体',
    synonyms: ['製品名', '品名', '名称', '型番', '型式', '機器名', '機器名称'],
  },
  {
    key: 'capacity',
    label: '容量',
    kind: 'text',
    maximum: 30,
    width: 90,
    group: '媒体',
    synonyms: ['記憶容量', 'サイズ'],
  },
  {
    key: 'storage',
    label: '内蔵の記憶装置',
    kind: 'choice',
    choices: STORAGES,
    width: 0,
    group: '媒体',
    clause: '4-1(7)①',
    help: '廃棄のときに使える消去の方法が、これで決まります。分からないときは空欄のままにします。',
    shownWhen: (values) => HAS_STORAGE.has(String(values['kind'] ?? '')),
    synonyms: ['内蔵ディスク', '記憶装置', 'ディスク種別'],
  },
  {
    key: 'serial',
    label: '製造番号（S/N）',
    kind: 'text',
    maximum: 60,
    width: 150,
    group: '媒体',
    synonyms: ['S/N', 'シリアル番号', 'シリアルNo', 'シリアル', '製造番号', '機番'],
  },
  {
    key: 'serialSource',
    label: '製造番号の読取り元',
    kind: 'choice',
    choices: SERIAL_SOURCES,
    width: 0,
    group: '媒体',
    help: 'USB変換器を通すと、変換器の番号が読まれることがあります。',
  },
  {
    key: 'encrypted',
    label: '常時暗号化',
    kind: 'yesNo',
    width: 100,
    group: '媒体',
    synonyms: ['暗号化', '暗号化機能', '暗号化の有無'],
  },
  {
    key: 'leased',
    label: 'リース品',
    kind: 'yesNo',
    width: 80,
    group: '媒体',
    clause: '4-1(7)①',
    synonyms: ['リース', '賃借'],
  },
  {
    key: 'acquiredOn',
    label: '取得日',
    kind: 'looseDate',
    width: 130,
    group: '媒体',
    synonyms: ['購入日', '登録日', '登録年月日', '取得年月日', '導入日'],
  },
  {
    key: 'section',
    label: '所管課',
    kind: 'section',
    required: true,
    width: 140,
    group: '管理',
    clause: '3(2)①ア',
    synonyms: ['管理部署', '所属', '課名', '担当課'],
  },
  {
    key: 'keeper',
    label: '管理担当',
    kind: 'text',
    maximum: 60,
    width: 120,
    group: '管理',
    synonyms: ['担当者', '管理者', '使用者'],
  },
  {
    key: 'place',
    label: '保管場所',
    kind: 'text',
    width: 180,
    group: '管理',
    clause: '3(2)⑥ア',
    synonyms: ['保存場所', '設置場所', '保管庫'],
  },
  cabinetField('管理'),
  storageField('管理'),
  {
    key: 'contents',
    label: '記録している情報資産',
    kind: 'links',
    registers: [ASSET],
    width: 0,
    group: '中身',
    clause: '3(2)⑤ウ',
    help: '選んだ情報資産のうち、最も高い分類で扱います。',
  },
  {
    key: 'contentsNote',
    label: '中身の説明',
    kind: 'longText',
    width: 0,
    group: '中身',
    synonyms: ['記録内容', '内容', '用途', '保存データ'],
  },
  ...classificationFields.map(
    (field): Field => ({
      ...field,
      required: field.key === 'confidentiality',
      ...(field.key === 'confidentiality'
        ? { help: '台帳にない中身も含めた分類です。選んだ情報資産の方が高いときは、そちらに従います。' }
        : {}),
    }),
  ),
  ...networkFields,
  {
    key: 'remarks',
    label: '備考',
    kind: 'longText',
    width: 200,
    group: '管理',
    synonyms: ['摘要', '特記事項', 'メモ'],
  },
  { key: 'attachments', label: '添付', kind: 'attachments', width: 0, group: '管理' },
];
