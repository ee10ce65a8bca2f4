import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { block, type Finding } from '../../policy/finding';
import type { Profile } from '../../policy/profile';
import { openedForResidents } from '../../policy/residents-only';
import { type BookView, draftNew, type Register, type Situation, type Verdict, verdict } from '../define';
import type { Field } from '../field';
import { event } from '../fold';
import { POLICY_PROFILE } from '../ids';

const fields: readonly Field[] = [
  { key: 'version', label: '版', kind: 'text', width: 200 },
  { key: 'organisation', label: '団体', kind: 'text', width: 160 },
  { key: 'reason', label: '改めた理由', kind: 'text', width: 300 },
  {
    key: 'weakening',
    label: '住民情報の廃棄を緩めた理由',
    kind: 'longText',
    width: 0,
    clause: '3(2)⑩ア',
  },
];

type AdoptedBody = {
  readonly profile: JsonObject & { readonly version: string };
  readonly reason: string;
  readonly weakening?: string;
};

/** ポリシー設定: every version of the profile that was in force, each entry of the book names the one it was judged by. */
export const policyProfile: Register = {
  id: POLICY_PROFILE,
  title: 'ポリシー設定',
  noun: '設定の版',
  group: 'operation',
  clauses: [],
  fields,
  derivedFields: [],
  derive: () => ({}),
  statuses: { adopted: { label: '採用', tone: 'neutral' } },
  statusOf: (state) => state.status,
  nameField: 'version',
  events: {
    adopted: event<AdoptedBody>({
      label: '採用',
      creates: true,
      apply: (state, body) => ({
        ...state,
        status: 'adopted',
        fields: {
          version: body.profile.version,
          reason: body.reason,
          ...(body.weakening === undefined ? {} : { weakening: body.weakening }),
        },
        detail: { profile: body.profile },
      }),
    }),
  },
  actions: [],
  columns: ['version', 'reason'],
  filters: [],
  complete: (values) => values,
  check: () => [],
};

/** Why a profile is put in force; `weakening` where it opens ways of disposal for residents' information. */
export type Reasons = { readonly reason: string; readonly weakening: string };

function check(situation: Situation, profile: Profile, { reason, weakening }: Reasons): readonly Finding[] {
  const opened = openedForResidents(situation.profile, profile);
  return [
    ...(reason.trim() === '' ? [block('reason', null, '改めた理由を入力してください。')] : []),
    ...(opened.length > 0 && weakening.trim() === ''
      ? [
          block(
            'weakening',
            '3(2)⑩ア',
            `マイナンバー利用事務系の住民情報は、物理的に破壊するのが原則です。破壊しない方法を認める理由を書いてください：${opened.join('、')}`,
          ),
        ]
      : []),
  ];
}

/** Puts a profile in force: a new version of the present one (reviseProfile), with its reasons. */
export function adoptProfile(situation: Situation, profile: Profile, reasons: Reasons): Verdict {
  const weakening = reasons.weakening.trim();
  return verdict(check(situation, profile, reasons), () => {
    const body = {
      profile: profile as unknown as JsonObject,
      reason: reasons.reason.trim(),
      ...(weakening === '' ? {} : { weakening }),
    };
    return [draftNew(POLICY_PROFILE, situation.newRecord(), 'adopted', 1, body)];
  });
}

/** The profile in force: the last one adopted, or the one the app was delivered with. */
export function profileInForce(book: Pick<BookView, 'all'>, delivered: Profile): Profile {
  const last: RecordState | undefined = book.all(POLICY_PROFILE).at(-1);
  const profile = last?.detail['profile'];
  return profile === undefined ? delivered : (profile as unknown as Profile);
}
