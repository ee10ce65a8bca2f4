import type { Profile } from '../../../shared/policy/profile';

/** What of the profile is edited on the screen; the rest of it stays as it was delivered. */
export type ProfileDraft = Pick<
  Profile,
  'organisation' | 'forms' | 'numbering' | 'handling' | 'disposal' | 'retention' | 'withheld' | 'pledge'
>;

export type PartProps = { readonly draft: ProfileDraft; readonly onChange: (draft: ProfileDraft) => void };

export const draftOf = (profile: Profile): ProfileDraft => ({
  organisation: profile.organisation,
  forms: profile.forms,
  numbering: profile.numbering,
  handling: profile.handling,
  disposal: profile.disposal,
  retention: profile.retention,
  withheld: profile.withheld,
  pledge: profile.pledge,
});

const SERIES: { readonly [series: string]: string } = {
  asset: '情報資産',
  medium: '媒体・機器',
  disposal: '廃棄の整理番号',
  'disposal-permit': '廃棄の許可番号',
  bundle: '提出ファイル',
};
export const seriesName = (series: string): string => SERIES[series] ?? series;

const RECORDS: { readonly [register: string]: string } = {
  pledge: '説明・誓約',
  'entry-log': '入退室の記録',
};

/** What the records of a register are called; the profile also names registers that this version does not have yet. */
export const recordsName = (title: string | undefined, register: string): string =>
  title ?? RECORDS[register] ?? register;

/** The next version's name: the day, and a running number when there are several on one day. */
export function nextVersion(current: string, today: string): string {
  const [base, count] = current.split('+');
  const [day, running] = (count ?? '').split('.');
  return `${base}+${today}.${day === today ? Number(running) + 1 : 1}`;
}
