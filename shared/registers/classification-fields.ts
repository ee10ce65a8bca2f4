import type { JsonObject } from '../json';
import type { Field } from './field';

/** 機密性・完全性・可用性 with the reason for them, amended as one unit (3(1)). */
export const classificationFields: readonly Field[] = [
  {
    key: 'confidentiality',
    label: '機密性',
    kind: 'class',
    aspect: 'confidentiality',
    required: true,
    group: '分類',
    clause: '3(1)',
    width: 110,
    unit: 'classification',
    help: '公表を前提としないものは2以上、秘密文書に当たるものは3です。2Aは学校の情報だけに使います。',
    synonyms: ['機密性分類', '機密性区分', 'C'],
  },
  {
    key: 'integrity',
    label: '完全性',
    kind: 'class',
    aspect: 'integrity',
    required: true,
    group: '分類',
    clause: '3(1)',
    width: 110,
    unit: 'classification',
    synonyms: ['完全性分類', '完全性区分', 'I'],
  },
  {
    key: 'availability',
    label: '可用性',
    kind: 'class',
    aspect: 'availability',
    required: true,
    group: '分類',
    clause: '3(1)',
    width: 110,
    unit: 'classification',
    synonyms: ['可用性分類', '可用性区分', 'A'],
  },
  {
    key: 'classReason',
    label: '分類の理由',
    kind: 'text',
    group: '分類',
    clause: '3(1)',
    width: 0,
    unit: 'classification',
    help: '分類を下げるときは必ず入力してください。',
    synonyms: ['判断理由', '分類理由'],
  },
];

/** Where a thing belongs in the city's networks, and whether it holds residents' information: decides how it is disposed of. */
export const networkFields: readonly Field[] = [
  {
    key: 'network',
    label: '網区分',
    kind: 'choice',
    group: '分類',
    width: 150,
    choices: [
      {
        value: 'mynumber',
        label: 'マイナンバー利用事務系',
        synonyms: ['個人番号利用事務系', 'マイナンバー系', '基幹系'],
      },
      { value: 'lgwan', label: 'LGWAN接続系', synonyms: ['LGWAN', 'LGWAN系', '内部情報系'] },
      { value: 'internet', label: 'インターネット接続系', synonyms: ['インターネット', 'インターネット系'] },
      { value: 'none', label: 'どこにもつながない', synonyms: ['スタンドアロン', 'なし', '非接続'] },
    ],
    synonyms: ['ネットワーク区分', '接続網', 'ネットワーク'],
  },
  {
    key: 'residents',
    label: '住民情報を含む',
    kind: 'yesNo',
    group: '分類',
    width: 0,
    help: '一度「含む」にすると、廃棄の方法を決めるときの印として残り続けます。',
    synonyms: ['住民情報', '住民情報の有無'],
  },
];

/** Whether values say: residents' information of the My Number network, for which only destruction will do. */
export const holdsResidents = (values: JsonObject): boolean =>
  values['residents'] === true && values['network'] === 'mynumber';
