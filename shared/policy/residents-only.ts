import { type DisposalCase, methodsFor } from './disposal';
import type { Profile } from './profile';

/** A thing that held residents' information of the My Number network: nothing but destruction will do for it. */
const caseOf = (kind: string, profile: Profile, encryptedAlways: boolean): DisposalCase => ({
  kind,
  highestEver: '3',
  heldResidentInformation: true,
  isEquipment: profile.disposal.kinds[kind]?.equipment ?? false,
  encryptedAlways,
  outsourced: false,
  leased: false,
});

function openFor(profile: Profile): ReadonlySet<string> {
  const open = new Set<string>();
  for (const [kind, { label }] of Object.entries(profile.disposal.kinds))
    for (const encrypted of [false, true])
      for (const verdict of methodsFor(caseOf(kind, profile, encrypted), profile))
        if (verdict.allowed) open.add(`${label}：${verdict.label}`);
  return open;
}

/**
 * The ways that a new version opens for residents' information and the present one does not: 「SSD：ブロック消去」.
 * The ministry's notice of 2020 asks for physical destruction there, so each of them needs a reason in writing.
 */
export function openedForResidents(before: Profile, after: Profile): readonly string[] {
  const known = openFor(before);
  return [...openFor(after)].filter((way) => !known.has(way));
}
