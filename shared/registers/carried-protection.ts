import type { JsonObject } from '../json';
import { type Act, missingProtection, needsSafetyMeasures, refusedOnPrivate } from '../policy/custody';
import { block, type Finding, warn } from '../policy/finding';
import { carriedOf, classOfItems, itemsIn } from './carried-items';
import type { Situation } from './define';
import type { Choice, Field } from './field';

export const PROTECTION_CHOICES: readonly Choice[] = [
  { value: 'encrypted', label: '暗号化' },
  { value: 'password', label: 'パスワードの設定' },
  { value: 'locked-case', label: '鍵付きのケース' },
  { value: 'sealed', label: '封をした封筒' },
  { value: 'never-left', label: '手元から離さない' },
  { value: 'tracked', label: '追跡できる便' },
];

/** How it is protected on the way (3(2)⑧ア); `group` is the heading of the form. */
export const protectionFields = (group: string): readonly Field[] => [
  {
    key: 'protection',
    label: '保護措置',
    kind: 'choices',
    choices: PROTECTION_CHOICES,
    width: 0,
    group,
    clause: '3(2)⑧ア',
    help: '機密性2以上は、鍵付きのケースに入れます。媒体・端末は、さらに暗号化かパスワードが要ります。',
  },
  {
    key: 'protectionReason',
    label: '原則の措置をとれない理由と、代わりの措置',
    kind: 'longText',
    maximum: 500,
    width: 0,
    group,
    clause: '3(2)⑧ア',
    help: '鍵付きのケースや暗号化を使えないときだけ書きます。',
  },
];

const MISSING = {
  case: '鍵付きのケースに入れることになっています。',
  encryption: '暗号化またはパスワードの設定をすることになっています。',
} as const;

/** Whether what leaves is protected as its class asks, or why not. */
export function checkProtection(values: JsonObject, act: Act, situation: Situation): readonly Finding[] {
  const chosen = new Set((values['protection'] ?? []) as readonly string[]);
  const missing = missingProtection(act, carriedOf(itemsIn(values), situation.book), chosen);
  const reasoned = values['protectionReason'] !== undefined;
  return missing.map((one) =>
    reasoned
      ? warn('protection', '3(2)⑧ア', `機密性2以上は、原則として${MISSING[one]}理由が書かれています。`)
      : block(
          'protection',
          '3(2)⑧ア',
          `機密性2以上は、原則として${MISSING[one]}とれないときは、理由と代わりの措置を書いてください。`,
        ),
  );
}

const isProcessing = (values: JsonObject): boolean => values['processing'] === true;
const isPrivate = (values: JsonObject): boolean => isProcessing(values) && values['device'] === 'private';

/** 外部での情報処理 (5-1(1)③ア・ウ) and devices that the city did not issue (5-1(1)④). */
export const outsideFields: readonly Field[] = [
  {
    key: 'processing',
    label: '庁外で情報処理をする',
    kind: 'yesNo',
    width: 0,
    group: '庁外での情報処理',
    clause: '5-1(1)③ウ',
    help: '持ち出した情報を、庁外で閲覧・入力・加工するときは「はい」です。',
    shownWhen: (values) => values['act'] !== 'transport',
  },
  {
    key: 'device',
    label: '使う端末',
    kind: 'choice',
    choices: [
      { value: 'issued', label: '貸与された端末' },
      { value: 'none', label: '端末は使わない（紙）' },
      { value: 'private', label: '貸与以外の端末・媒体（私物など）' },
    ],
    required: true,
    width: 0,
    group: '庁外での情報処理',
    clause: '5-1(1)④ア',
    shownWhen: isProcessing,
  },
  {
    key: 'deviceName',
    label: '端末・媒体の機種と所有者',
    kind: 'text',
    required: true,
    maximum: 100,
    width: 0,
    group: '庁外での情報処理',
    clause: '5-1(1)④ア',
    shownWhen: isPrivate,
  },
  {
    key: 'deviceReason',
    label: '貸与以外を使う理由と対策',
    kind: 'longText',
    required: true,
    maximum: 500,
    width: 0,
    group: '庁外での情報処理',
    clause: '5-1(1)④ア',
    shownWhen: isPrivate,
  },
  {
    key: 'safetyChecked',
    label: '安全管理措置を守ることを確かめた',
    kind: 'yesNo',
    width: 0,
    group: '庁外での情報処理',
    clause: '5-1(1)③ア',
    help: '統括情報セキュリティ責任者が定める安全管理措置です。',
    shownWhen: isProcessing,
  },
];

/** Whether these may be processed outside, and on this device. */
export function checkOutside(values: JsonObject, situation: Situation): readonly Finding[] {
  if (values['processing'] !== true) return [];
  const of = classOfItems(itemsIn(values), situation.book);
  const findings: Finding[] = [];
  if (values['device'] === 'private' && refusedOnPrivate(of)) {
    findings.push(
      block(
        'device',
        '5-1(1)④ア',
        '機密性3（分類不明を含む）は、貸与以外の端末・媒体では処理できません。貸与された端末を使ってください。',
      ),
    );
  }
  const wantsMeasures = needsSafetyMeasures(of) || values['device'] === 'private';
  if (wantsMeasures && values['safetyChecked'] !== true) {
    findings.push(
      block(
        'safetyChecked',
        values['device'] === 'private' ? '5-1(1)④イ' : '5-1(1)③ア',
        '庁外で処理するには、安全管理措置を守ることを確かめてください。',
      ),
    );
  }
  return findings;
}
