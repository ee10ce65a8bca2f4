import type { Profile } from '../../../shared/policy/profile';

/** What of the profile is edited on the screen; the rest of it stays as it was delivered. */
export type ProfileDraft = Pick<Profile, 'organisation' | 'forms' | 'numbering'>;

export type PartProps = { readonly draft: ProfileDraft; readonly onChange: (draft: ProfileDraft) => void };

export const draftOf = ({ organisation, forms, numbering }: Profile): ProfileDraft => ({
  organisation,
  forms,
  numbering,
});
