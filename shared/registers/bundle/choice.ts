import { recipientSchema } from '../../bundle/book-file';
import type { JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import type { Situation } from '../define';
import type { Field } from '../field';
import { MEDIUM } from '../ids';
import { checkFields, tidied } from '../schema';
import { thingStatus } from '../standing';
import { type BundleChoice, handedOver, highestClass } from './making';

const byMedium = (values: JsonObject): boolean => values['way'] === 'usb';

/** What is asked before a 提出ファイル is made. */
export const choiceFields: readonly Field[] = [
  {
    key: 'scope',
    label: '範囲',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'since-last', label: '前回の提出から後の記録' },
      { value: 'from-beginning', label: '最初からすべての記録' },
    ],
    help: '情報システム課から求められたとき以外は「前回の提出から」で足ります。',
  },
  {
    key: 'recipient',
    label: '提出先の公開鍵',
    kind: 'text',
    maximum: 100,
    required: true,
    help: '情報システム課から受け取った「age1」で始まる文字です。この鍵を持つ課だけが開けます。設定に登録すると、次から入ります。',
  },
  {
    key: 'way',
    label: '渡し方',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'usb', label: '登録済みの媒体（USBメモリなど）' },
      { value: 'share', label: '庁内の共有フォルダ' },
      { value: 'mail', label: '庁内メール' },
    ],
  },
  {
    key: 'mediumNumber',
    label: '媒体の管理番号',
    kind: 'text',
    maximum: 40,
    required: true,
    clause: '3(2)⑧イ',
    help: '媒体管理台帳の番号です。運搬の許可を受け、渡した後は消去を記録してください。',
    shownWhen: byMedium,
  },
  { key: 'documentNumber', label: '文書番号（任意）', kind: 'text', maximum: 60 },
  {
    key: 'attachments',
    label: '添付した写真・証明書も入れる',
    kind: 'yesNo',
    help: '入れない場合も、添付があることと照合値は伝わります。',
  },
];

/** Whether what was typed can be made into a bundle. */
export function checkChoice(typed: JsonObject, situation: Situation): readonly Finding[] {
  const values = tidied(choiceFields, typed);
  const findings: Finding[] = [...checkFields(choiceFields, typed)];
  const recipient = values['recipient'];
  if (typeof recipient === 'string' && !recipientSchema.safeParse(recipient.trim()).success) {
    findings.push(
      block(
        'recipient',
        null,
        '公開鍵の形が違います。「age1」で始まる62文字を、そのまま貼り付けてください。',
      ),
    );
  }
  const number = values['mediumNumber'];
  if (typeof number === 'string') {
    const medium = situation.book
      .all(MEDIUM)
      .find((state) => state.number === number && state.voided === null);
    if (!medium)
      findings.push(
        block('mediumNumber', '6-4(1)⑧', '媒体管理台帳にない番号です。登録された媒体だけが使えます。'),
      );
    else if (thingStatus(medium, situation.book) === 'disposed')
      findings.push(block('mediumNumber', null, '廃棄済の媒体です。'));
  }
  if (values['way'] === 'mail' && highestClass(situation).confidentiality !== '1') {
    findings.push(
      warn('way', '3(2)⑦イ', '機密性2以上の記録を送るには、情報セキュリティ管理者の許可が要ります。'),
    );
  }
  return findings;
}

export const choiceOf = (typed: JsonObject): BundleChoice => {
  const values = tidied(choiceFields, typed);
  return {
    scope: values['scope'] === 'from-beginning' ? 'from-beginning' : 'since-last',
    recipient: String(values['recipient'] ?? '').trim(),
    way: (values['way'] ?? 'share') as BundleChoice['way'],
    mediumNumber: (values['mediumNumber'] as string | undefined) ?? null,
    documentNumber: String(values['documentNumber'] ?? ''),
  };
};

export const firstChoice = (situation: Situation): JsonObject => ({
  scope: Object.keys(handedOver(situation)).length > 0 ? 'since-last' : 'from-beginning',
  ...(situation.profile.organisation.divisionRecipient === ''
    ? {}
    : { recipient: situation.profile.organisation.divisionRecipient }),
  way: 'share',
});
