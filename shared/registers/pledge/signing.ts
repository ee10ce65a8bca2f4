import type { Hash, RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { momentIn } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { pledgeHash, textOfCode } from '../../policy/pledge';
import { type Action, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { PLEDGE } from '../ids';
import { checkFields, tidied } from '../schema';
import { briefingOf, needsSignature, signingOf } from './events';
import { checkWitness, nameOnCard, notLater, pledgeOf } from './rules';

const witnessField: Field = { key: 'witness', label: '立会者', kind: 'person', required: true };
const binderField: Field = {
  key: 'binder',
  label: '原本を綴った簿冊',
  kind: 'text',
  required: true,
  maximum: 120,
  help: '署名のある紙をどこに綴ったか。例：令和8年度 会計年度任用職員 誓約書綴',
};

const signFields: readonly Field[] = [
  {
    key: 'read',
    label: '文面を最後まで確かめた',
    kind: 'yesNo',
    required: true,
    clause: '5-1(2)②',
  },
  { key: 'signature', label: '署名', kind: 'signature', required: true, clause: '5-1(2)②' },
  witnessField,
];

const stillToSign = (target: RecordState): 'hidden' | null =>
  !target.voided && target.status !== 'ended' && needsSignature(target) && !signingOf(target)
    ? null
    : 'hidden';

const noText = block(
  null,
  '5-1(2)②',
  '誓約書の文面がポリシー設定にありません。この任用の種類の文面を用意してください。',
);

/** What stands in the way of signing at all: nobody pledges what was not explained (5-1(2)①). */
function checkSigning(
  targets: readonly RecordState[],
  situation: Situation,
  planned: boolean,
): readonly Finding[] {
  return targets.flatMap((target): readonly Finding[] => {
    const name = nameOnCard(target, situation.book);
    const unexplained = `${name}への説明の記録がありません。`;
    return [
      ...(pledgeOf(target, situation) ? [] : [noText]),
      ...(signingOf(target) ? [block(null, '5-1(2)②', `${name}の署名は済んでいます。`)] : []),
      ...(briefingOf(target)
        ? []
        : planned
          ? [block(null, '5-1(2)①', `${unexplained}先に説明を記録してください。`)]
          : [warn(null, '5-1(2)①', unexplained)]),
    ];
  });
}

/** Signing on the screen, by one person at a time; drawn by its own page, which shows the whole text first. */
export const signAction: Action = {
  id: 'sign',
  label: '画面で署名してもらう',
  tone: 'primary',
  on: 'many',
  fields: () => signFields,
  refusal: (_situation, target) => stillToSign(target),
  decide(situation, targets, typed) {
    const [target, ...others] = targets;
    if (!target || others.length > 0)
      return { findings: [block(null, null, '署名は1人ずつ行います。')], drafts: [] };
    const values = tidied(signFields, typed);
    const pledge = pledgeOf(target, situation);
    const findings = [
      ...checkFields(signFields, typed),
      ...(values['read'] === false
        ? [block('read', '5-1(2)②', '文面を最後まで読んでから署名してください。')]
        : []),
      ...checkSigning(targets, situation, true),
      ...checkWitness(targets, values['witness'], situation),
    ];
    return verdict(findings, () =>
      pledge
        ? [
            draftOn(target, 'signed', 1, {
              manner: 'screen',
              on: situation.today,
              at: momentIn(situation.now),
              pledge,
              sha256: pledgeHash(pledge),
              signature: values['signature'] ?? null,
              witness: values['witness'] ?? null,
            }),
          ]
        : [],
    );
  },
};

const paperFields: readonly Field[] = [
  { key: 'on', label: '署名の日', kind: 'date', required: true, help: '紙に書かれた日付です。' },
  binderField,
  { ...witnessField, required: false },
  {
    key: 'pages',
    label: '署名のある紙の写し（任意）',
    kind: 'attachments',
    help: '何人分もまとめて読み取ったPDFは「紙束の取込み」で一度に取り込めます。',
  },
];

function onPaper(
  target: RecordState,
  situation: Situation,
  code: string | null,
  body: JsonObject,
): ReturnType<typeof draftOn> | null {
  const text = code === null ? undefined : textOfCode(situation.profile.pledge, code);
  const pledge = text === undefined ? pledgeOf(target, situation) : pledgeOf(target, situation, text);
  return pledge
    ? draftOn(target, 'signed', 1, { manner: 'paper', pledge, sha256: pledgeHash(pledge), ...body })
    : null;
}

/** Signed on paper: when, and where the original is; the scan may come along or later. */
export const signOnPaper: Action = {
  id: 'sign-on-paper',
  label: '紙の署名を記録',
  tone: 'normal',
  on: 'many',
  fields: () => paperFields,
  initial: (situation) => ({ on: situation.today }),
  refusal: (_situation, target) => stillToSign(target),
  decide(situation, targets, typed) {
    const values = tidied(paperFields, typed);
    const findings = [
      ...checkFields(paperFields, typed),
      ...notLater('on', values['on'], situation),
      ...checkSigning(targets, situation, false),
      ...checkWitness(targets, values['witness'], situation),
      ...(targets.length > 1 && values['pages'] !== undefined
        ? [block('pages', null, '何人分もの写しは「紙束の取込み」で取り込んでください。')]
        : []),
    ];
    return verdict(findings, () =>
      targets.flatMap((target) => onPaper(target, situation, null, values) ?? []),
    );
  },
};

const stackFields: readonly Field[] = [
  { key: 'on', label: '署名の日', kind: 'date', required: true },
  binderField,
  { ...witnessField, required: false },
  {
    key: 'sheets',
    label: '読み取った誓約書',
    kind: 'rows',
    required: true,
    fields: [
      { key: 'card', label: '年度カード', kind: 'link', registers: [PLEDGE], required: true },
      { key: 'code', label: '文面の符号', kind: 'text', required: true, maximum: 12 },
      { key: 'pages', label: '読み取った紙', kind: 'attachments', required: true },
      { key: 'byHand', label: '手で当てはめた', kind: 'yesNo' },
    ],
  },
];

type Sheet = {
  readonly card: RecordId;
  readonly code: string;
  readonly pages: JsonObject[];
  readonly byHand?: boolean;
};

/** Many sheets out of one scan, each to its card; made by the page that splits a stack, in one commit. */
export const takeInStack: Action = {
  id: 'take-in-stack',
  label: '紙束の取込み',
  tone: 'normal',
  on: 'none',
  fields: () => stackFields,
  initial: (situation) => ({ on: situation.today }),
  refusal: () => null,
  decide(situation, _targets, typed) {
    const values = tidied(stackFields, typed);
    const sheets = (values['sheets'] ?? []) as unknown as readonly Sheet[];
    const found = sheets.flatMap((sheet) => {
      const target = situation.book.record(sheet.card);
      return target?.register === PLEDGE && !target.voided ? [{ sheet, target }] : [];
    });
    const cards = new Set(found.map(({ target }) => target.id));
    const findings = [
      ...checkFields(stackFields, typed),
      ...notLater('on', values['on'], situation),
      ...checkSigning(
        found.map(({ target }) => target),
        situation,
        false,
      ),
      ...checkWitness(
        found.map(({ target }) => target),
        values['witness'],
        situation,
      ),
      ...sheets
        .filter(({ code }) => typeof code === 'string' && !textOfCode(situation.profile.pledge, code))
        .map(() => block('sheets', '5-1(2)②', 'ポリシー設定にない版の文面で印刷された誓約書があります。')),
      ...(cards.size < sheets.length
        ? [block('sheets', null, '同じ人の誓約書が重なっているか、この簿冊にないカードがあります。')]
        : []),
    ];
    return verdict(findings, () => {
      const { sheets: _sheets, ...common } = values;
      return found.flatMap(
        ({ sheet, target }) =>
          onPaper(target, situation, sheet.code, {
            ...common,
            pages: sheet.pages,
            ...(sheet.byHand === true ? { byHand: true } : {}),
          }) ?? [],
      );
    });
  },
};

const cancelFields: readonly Field[] = [
  {
    key: 'reason',
    label: '取消しの理由',
    kind: 'text',
    required: true,
    maximum: 200,
    help: '取り消した署名も残ります。例：別の人の欄に署名したため。',
  },
];

/** A wrong signature: taken back and given again, both kept. */
export const cancelSignature: Action = {
  id: 'cancel-signature',
  label: '署名の取消し',
  tone: 'danger',
  on: 'one',
  fields: () => cancelFields,
  refusal: (_situation, target) => (!target.voided && signingOf(target) ? null : 'hidden'),
  decide(situation, [target], typed) {
    const standing = target && signingOf(target);
    if (!target || !standing) return { findings: [], drafts: [] };
    return verdict(checkFields(cancelFields, typed), () => [
      draftOn(target, 'signature-cancelled', 1, {
        on: situation.today,
        reason: String(typed['reason']),
        of: standing.entry as Hash,
      }),
    ]);
  },
};

/** The day a pledge was signed, if it was. */
export const signedOn = (state: RecordState): IsoDate | null => signingOf(state)?.on ?? null;
