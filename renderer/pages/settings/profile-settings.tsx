import { useState } from 'react';
import { reviseProfile } from '../../../shared/policy/profile';
import type { Problem } from '../../../shared/problem';
import { adoptProfile } from '../../../shared/registers/policy-profile';
import { useSay } from '../../app/notice';
import { TypedField } from '../../app/typed-field';
import { useBook, useSituation, useSituationNow } from '../../book/context';
import { Button } from '../../ui/button';
import { ProblemNotice } from '../../ui/notices';
import { draftOf, type ProfileDraft } from './profile-draft';
import { ProfileForms } from './profile-forms';
import { ProfileNumbers } from './profile-numbers';
import { ProfileOrganisation } from './profile-organisation';

/** The next version's name: the day, and a running number when there are several on one day. */
export function nextVersion(current: string, today: string): string {
  const [base, count] = current.split('+');
  const [day, running] = (count ?? '').split('.');
  return `${base}+${today}.${day === today ? Number(running) + 1 : 1}`;
}

/**
 * ポリシー設定: what differs between organisations. Saving makes a new version; entries already made keep the version
 * they were judged by.
 */
export function ProfileSettings() {
  const book = useBook();
  const { profile, today } = useSituation();
  const situationNow = useSituationNow();
  const say = useSay();
  const [draft, setDraft] = useState<ProfileDraft>(() => draftOf(profile));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(profile));
  const refusal = !changed
    ? '変わったところがありません。'
    : reason.trim() === ''
      ? '改めた理由を入力してください。'
      : null;

  async function adopt() {
    setProblem(null);
    const revised = reviseProfile(profile, draft, nextVersion(profile.version, today));
    if (!revised.ok) return setProblem(revised.error);
    setBusy(true);
    const { drafts } = adoptProfile(situationNow(), revised.value, reason.trim());
    const answer = await book.commit(drafts, revised.value.version);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setReason('');
    say({ text: `ポリシー設定を改めました（版 ${revised.value.version}）` });
  }

  return (
    <div className="settings-part">
      <p>
        今の版：<strong>{profile.version}</strong>。改めると新しい版になり、これからの記録に使われます。
        すでにある記録は、そのときの版で判定されたまま残ります。
      </p>
      <ProfileOrganisation draft={draft} onChange={setDraft} />
      <ProfileForms draft={draft} onChange={setDraft} />
      <ProfileNumbers draft={draft} onChange={setDraft} />
      <TypedField label="改めた理由" value={reason} onChange={setReason} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="button-row">
        <Button tone="primary" busy={busy} refusal={refusal} onPress={() => void adopt()}>
          この内容に改める
        </Button>
        <Button onPress={() => setDraft(draftOf(profile))}>元に戻す</Button>
      </div>
    </div>
  );
}
