import { useMemo, useState } from 'react';
import { type Profile, reviseProfile } from '../../../shared/policy/profile';
import { PROFILE_PARTS, profileChanges } from '../../../shared/policy/profile-changes';
import { openedForResidents } from '../../../shared/policy/residents-only';
import type { Problem } from '../../../shared/problem';
import { isBlocked } from '../../../shared/registers/define';
import { employmentLabel } from '../../../shared/registers/employment';
import { adoptProfile } from '../../../shared/registers/policy-profile';
import { useSay } from '../../app/notice';
import { TypedField } from '../../app/typed-field';
import { useBook, useSituation, useSituationNow } from '../../book/context';
import { Button } from '../../ui/button';
import { Notice, ProblemNotice } from '../../ui/notices';
import { ProfileChangesTable } from './profile-changes-table';
import { ProfileClasses } from './profile-classes';
import { ProfileDisposal } from './profile-disposal';
import { draftOf, nextVersion, type ProfileDraft, recordsName, seriesName } from './profile-draft';
import { ProfileForms } from './profile-forms';
import { ProfileHandling } from './profile-handling';
import { ProfileNumbers } from './profile-numbers';
import { ProfileOrganisation } from './profile-organisation';
import { ProfilePart } from './profile-part';
import { ProfilePledge } from './profile-pledge';
import { ProfileRetention } from './profile-retention';
import { ProfileWithheld } from './profile-withheld';

/** The parts that can be edited, in the order of the settings, with what each stands on. */
const PARTS = [
  {
    part: 'organisation',
    Editor: ProfileOrganisation,
    clauses: ['2(4)①', '2(2)⑨', '2(3)①'],
    explanation: '様式の宛先や本文に印字する名称です。',
  },
  { part: 'forms', Editor: ProfileForms, clauses: [], explanation: '様式の左上に印字する番号と、題名です。' },
  { part: 'numbering', Editor: ProfileNumbers, clauses: [], explanation: '台帳や許可の番号の形です。' },
  {
    part: 'handling',
    Editor: ProfileHandling,
    clauses: ['3(2)②'],
    explanation:
      '分類を入れたときに提案する取扱制限です。どれか1つの観点が届けば提案します。条項が求める分類より高い分類だけにすることはできません。',
  },
  {
    part: 'disposal',
    Editor: ProfileDisposal,
    clauses: ['3(2)⑩ア', '4-1(7)①'],
    explanation:
      '媒体の種別ごとに、廃棄の方法でどこまで消えるかです。申請のときに選べる方法が、これで決まります。',
  },
  {
    part: 'retention',
    Editor: ProfileRetention,
    clauses: [],
    explanation: '記録を残す年数です。文書の保存年限の規程に合わせます。',
  },
  {
    part: 'withheld',
    Editor: ProfileWithheld,
    clauses: ['3(2)⑦'],
    explanation:
      '情報システム課への提出ファイルで、中身を伏せる記録です。記録があることと照合番号だけが伝わります。',
  },
  {
    part: 'pledge',
    Editor: ProfilePledge,
    clauses: ['5-1(2)②'],
    explanation:
      '誓約書の文面と、任用の種類ごとの頻度です。採用した文面は変えられません。改めるときは、次の版を書きます。',
  },
] as const;

/** What the draft changes, and which ways it opens for residents' information; while it is typed it may not fit together. */
function useChanges(profile: Profile, draft: ProfileDraft) {
  const book = useBook();
  return useMemo(() => {
    const after = { ...profile, ...draft };
    const names = {
      register: (id: string) => recordsName(book.register(id)?.title, id),
      series: seriesName,
      employment: employmentLabel,
    };
    return { changes: profileChanges(profile, after, names), opened: openedForResidents(profile, after) };
  }, [book, profile, draft]);
}

/**
 * ポリシー設定: what differs between organisations. Saving makes a new version; entries already made keep the version
 * they were judged by.
 */
export function ProfileSettings() {
  const { profile } = useSituation();
  // A new version starts the page anew: what was typed is in force by then.
  return <ProfileEditor key={profile.version} profile={profile} />;
}

function ProfileEditor({ profile }: { readonly profile: Profile }) {
  const book = useBook();
  const { today } = useSituation();
  const situationNow = useSituationNow();
  const say = useSay();
  const [draft, setDraft] = useState<ProfileDraft>(() => draftOf(profile));
  const [reason, setReason] = useState('');
  const [weakening, setWeakening] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { changes, opened } = useChanges(profile, draft);
  const refusal =
    changes.length === 0
      ? '変わったところがありません。'
      : reason.trim() === ''
        ? '改めた理由を入力してください。'
        : opened.length > 0 && weakening.trim() === ''
          ? '住民情報の廃棄を緩める理由を入力してください。'
          : null;

  async function adopt() {
    setProblem(null);
    const revised = reviseProfile(profile, draft, nextVersion(profile.version, today));
    if (!revised.ok) return setProblem(revised.error);
    const { findings, drafts } = adoptProfile(situationNow(), revised.value, { reason, weakening });
    if (isBlocked(findings)) return;
    setBusy(true);
    const answer = await book.commit(drafts, revised.value.version);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    say({ text: `ポリシー設定を改めました（版 ${revised.value.version}）` });
  }

  return (
    <div className="settings-part profile-settings">
      <p>
        今の版：<strong>{profile.version}</strong>。改めると新しい版になり、これからの記録に使われます。
        すでにある記録は、そのときの版で判定されたまま残ります。
      </p>
      {PARTS.map(({ part, Editor, clauses, explanation }) => (
        <ProfilePart key={part} title={PROFILE_PARTS[part]} clauses={clauses} explanation={explanation}>
          <Editor draft={draft} onChange={setDraft} />
        </ProfilePart>
      ))}
      <ProfilePart
        title="分類の区分（表示のみ）"
        clauses={['3(1)']}
        explanation="分類はポリシーの条文で決まっているので、ここでは改められません。"
      >
        <ProfileClasses aspects={profile.aspects} handling={draft.handling} />
      </ProfilePart>
      <ProfileChangesTable changes={changes} />
      {opened.length > 0 ? (
        <Notice tone="warn" title="住民情報の廃棄に、破壊しない方法を認めることになります">
          <p>{opened.join('、')}</p>
          <TypedField
            label="住民情報の廃棄を緩める理由"
            help="マイナンバー利用事務系の住民情報は、物理的に破壊するのが原則です（令和2年の総務省の通知）。新しい版に残ります。"
            value={weakening}
            onChange={setWeakening}
          />
        </Notice>
      ) : null}
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
