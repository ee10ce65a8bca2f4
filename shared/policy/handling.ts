import { aspects, type Classification, compareLevels, showLevel } from './classification';
import type { Profile } from './profile';
import type { HandlingRule } from './profile-parts';

/** A handling restriction that is proposed, and what of the class asks for it. */
export type ProposedRestriction = {
  readonly restriction: string;
  readonly label: string;
  readonly clause: string;
  readonly why: string;
};

function whyProposed(classification: Classification, { from }: HandlingRule): string | null {
  if (Object.keys(from).length === 0) return '分類にかかわらず';
  const reached = aspects.filter((aspect) => {
    const threshold = from[aspect];
    return threshold !== undefined && compareLevels(classification[aspect], threshold) >= 0;
  });
  if (reached.length === 0) return null;
  return `${reached.map((aspect) => showLevel(aspect, classification[aspect])).join('・')}のため`;
}

/** The handling restrictions that the profile proposes for a class, with the reason (3(2)②). 分類不明 counts as the highest. */
export function explainedRestrictions(
  classification: Classification,
  profile: Profile,
): readonly ProposedRestriction[] {
  return profile.handling.flatMap((rule) => {
    const why = whyProposed(classification, rule);
    return why === null
      ? []
      : [{ restriction: rule.restriction, label: rule.label, clause: rule.clause, why }];
  });
}

/** The ids of the handling restrictions that the profile proposes for a class (3(2)②); people may change them. */
export const proposedRestrictions = (classification: Classification, profile: Profile): readonly string[] =>
  explainedRestrictions(classification, profile).map((one) => one.restriction);
