import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import type { Profile } from '../../policy/profile';
import { type BookView, draftNew, type Register, type Situation, type Verdict } from '../define';
import type { Field } from '../field';
import { event } from '../fold';
import { POLICY_PROFILE } from '../ids';

const fields: readonly Field[] = [
  { key: 'version', label: '版', kind: 'text', width: 200 },
  { key: 'organisation', label: '団体', kind: 'text', width: 160 },
  { key: 'reason', label: '改めた理由', kind: 'text', width: 300 },
];

type AdoptedBody = { readonly profile: JsonObject & { readonly version: string }; readonly reason: string };

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
        fields: { version: body.profile.version, reason: body.reason },
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

/** Puts a profile in force. The caller has made a new version of it (reviseProfile). */
export function adoptProfile(situation: Situation, profile: Profile, reason: string): Verdict {
  const body = { profile: profile as unknown as JsonObject, reason };
  return { findings: [], drafts: [draftNew(POLICY_PROFILE, situation.newRecord(), 'adopted', 1, body)] };
}

/** The profile in force: the last one adopted, or the one the app was delivered with. */
export function profileInForce(book: Pick<BookView, 'all'>, delivered: Profile): Profile {
  const last: RecordState | undefined = book.all(POLICY_PROFILE).at(-1);
  const profile = last?.detail['profile'];
  return profile === undefined ? delivered : (profile as unknown as Profile);
}
