import type { Classification } from './classification';
import { compareLevels } from './classification';
import type { Profile } from './profile';

/** The handling restrictions that the profile proposes for a class (3(2)②); people may change them. */
export function proposedRestrictions(classification: Classification, profile: Profile): readonly string[] {
  return profile.handling
    .filter((rule) => compareLevels(classification.confidentiality, rule.from) >= 0)
    .map((rule) => rule.restriction);
}
