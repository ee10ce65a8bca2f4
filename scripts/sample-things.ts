import type { RecordId, RegisterId } from '../shared/ids';
import type { DraftEntry } from '../shared/journal/entry';
import type { JsonObject } from '../shared/json';
import { draftNew, isBlocked } from '../shared/registers/define';
import { ASSET, MEDIUM } from '../shared/registers/ids';
import { registerOf } from '../shared/registers/index';
import { nextNumbersOf } from '../shared/registers/numbering';
import type { Clerk } from './clerk';
import type { Staff } from './sample-people';

const SUBJECTS = [
  '窓口受付簿',
  '申請書綴',
  '補助金交付台帳',
  '相談記録',
  '庁内研修資料',
  '備品管理表',
  '公用車運行記録',
  '契約書',
  '統計調査票',
  '住民説明会資料',
  '予算見積資料',
  '業務日誌',
  '電話受付票',
  '名簿',
  '広報原稿',
  '議会答弁資料',
  '施設点検記録',
  '苦情対応記録',
  '工事台帳',
  '許可台帳',
];
const PLACES = [
  '本庁舎3階 キャビネットA',
  '本庁舎3階 キャビネットB',
  '本庁舎地下1階 書庫',
  '庁内共有フォルダ',
  '本庁舎3階 耐火金庫',
];
/** A medium lies somewhere; only what is on it can be in a shared folder. */
const MEDIA_PLACES = PLACES.map((place) => (place === '庁内共有フォルダ' ? '本庁舎3階 鍵付き引出し' : place));
const KEEPERS = ['庶務係', '管理係', '窓口係', '事業係'];

type Klass = readonly [string, string, string];
const CLASSES: readonly Klass[] = [
  ['2B', '2B', '1'],
  ['2B', '2B', '2B'],
  ['1', '1', '1'],
  ['2B', '1', '1'],
  ['3', '2B', '2B'],
  ['1', '2B', '1'],
];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

function assetValues(index: number, staff: Staff): JsonObject {
  const [confidentiality, integrity, availability] =
    index % 67 === 5 ? (['unknown', '1', '1'] as const) : pick(CLASSES, index * 7 + (index % 5));
  const year = 2 + (index % 7);
  const paper = index % 3 === 0;
  return {
    name: `${pick(SUBJECTS, index * 3)}（令和${year}年度${index % 4 === 0 ? '・髙﨑地区' : ''}）`,
    kind: paper ? 'document' : 'information',
    section: staff.section,
    responsiblePost: '見本課長',
    keeper: pick(KEEPERS, index),
    users: '課内の職員',
    confidentiality,
    integrity,
    availability,
    network: pick(['lgwan', 'internet', 'mynumber', 'lgwan'], index),
    ...(index % 11 === 2 ? { residents: true } : {}),
    personal: pick(['none', 'personal', 'none', 'sensitive', 'personal', 'specific'], index),
    volume: `${(index * 137) % 4000}件`,
    source: 'made',
    acquiredOn:
      index % 9 === 4
        ? { unsure: `令和${year}年頃`, sortAs: `${2018 + year}-01-01` }
        : `${2018 + year}-04-${String(1 + (index % 28)).padStart(2, '0')}`,
    copyKind: 'original',
    mediumKind: paper ? '紙' : '共有フォルダ',
    place: pick(PLACES, index),
    retentionYears: pick(['1', '3', '5', '10', '30', 'permanent'], index),
    completedOn: `${2018 + year + 1}-03-31`,
    disposalYear: `令和${year + 6}年度`,
    ...(index % 13 === 0 ? { remarks: '見本データです。' } : {}),
  };
}

const MODELS: readonly (readonly [string, string, string])[] = [
  ['usb', 'USBメモリ', '16GB'],
  ['usb', '暗号化USBメモリ', '32GB'],
  ['hdd', '外付けハードディスク', '2TB'],
  ['ssd', 'ポータブルSSD', '1TB'],
  ['optical', 'DVD-R', '4.7GB'],
  ['pc', 'ノートパソコン', '256GB'],
  ['sd', 'SDカード', '32GB'],
  ['tablet', 'タブレット', '64GB'],
  ['tape', 'LTOテープ', '2.5TB'],
  ['mfp', '複合機', '320GB'],
];

function mediumValues(index: number, staff: Staff, assets: readonly RecordId[]): JsonObject {
  const [kind, name, capacity] = pick(MODELS, index);
  return {
    kind,
    name: `${name}（見本${String.fromCharCode(65 + (index % 6))}）`,
    capacity,
    serial: `MH${String(index + 1).padStart(4, '0')}-${((index + 3) * 7919) % 99991}`,
    serialSource: pick(['label', 'device', 'document'], index),
    encrypted: name.startsWith('暗号化') || kind === 'pc',
    leased: kind === 'mfp' || kind === 'tablet',
    acquiredOn: `${2019 + (index % 7)}-0${1 + (index % 9)}-1${index % 9}`,
    section: staff.section,
    keeper: pick(KEEPERS, index),
    place: pick(MEDIA_PLACES, index),
    storageProperties: ['fire', 'heat', 'water', 'damp', 'lock'],
    contents:
      index % 2 === 0
        ? [pick(assets, index * 3), pick(assets, index * 5 + 1)].filter(
            (id, at, all) => all.indexOf(id) === at,
          )
        : [],
    confidentiality: pick(['1', '2B', '1', '2B'], index),
    integrity: '1',
    availability: '1',
    network: kind === 'hdd' && index % 20 === 2 ? 'mynumber' : 'lgwan',
    ...(kind === 'hdd' && index % 20 === 2 ? { residents: true } : {}),
  };
}

/** Many records in one commit, each judged by the register's own rules. */
async function registerAll(
  clerk: Clerk,
  id: RegisterId,
  series: string,
  all: readonly JsonObject[],
): Promise<readonly RecordId[]> {
  const register = registerOf(id);
  const action = register.actions.find((one) => one.id === 'register');
  const situation = clerk.situation();
  const numbers = nextNumbersOf({ id, series }, situation, all.length);
  const drafts = all.map((values, index): DraftEntry => {
    const verdict = action?.decide(situation, [], values);
    const body = verdict?.drafts[0]?.body;
    if (!verdict || !body || isBlocked(verdict.findings)) throw new Error(JSON.stringify(verdict?.findings));
    return draftNew(id, situation.newRecord(), 'registered', 1, { ...body, number: numbers[index] ?? null });
  });
  await clerk.append(drafts);
  return drafts.map((draft) => draft.record);
}

export async function registerThings(
  clerk: Clerk,
  staff: Staff,
): Promise<{ readonly assets: readonly RecordId[]; readonly media: readonly RecordId[] }> {
  const assets = await registerAll(
    clerk,
    ASSET,
    'asset',
    Array.from({ length: 200 }, (_, index) => assetValues(index, staff)),
  );
  const media = await registerAll(
    clerk,
    MEDIUM,
    'medium',
    Array.from({ length: 60 }, (_, index) => mediumValues(index, staff, assets)),
  );
  return { assets, media };
}
