import { readFileSync } from 'node:fs';
import type { Confidentiality } from '../../../shared/policy/classification';
import type { DisposalCase } from '../../../shared/policy/disposal';
import { loadProfile } from '../../../shared/policy/profile';

export const json = (): Record<string, unknown> =>
  JSON.parse(readFileSync('assets/policy/toyama.json', 'utf8')) as Record<string, unknown>;

const loaded = loadProfile(json());
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
export const profile = loaded.value;

export const kinds = Object.keys(profile.disposal.kinds);
export const methods = Object.keys(profile.disposal.methods);
export const classes: readonly (Confidentiality | 'unknown')[] = ['1', '2A', '2B', '3', 'unknown'];

/** A medium of class 1 that nothing special is known of. */
export const caseOf = (kind: string, more: Partial<DisposalCase> = {}): DisposalCase => ({
  kind,
  highestEver: '1',
  heldResidentInformation: false,
  isEquipment: profile.disposal.kinds[kind]?.equipment ?? false,
  encryptedAlways: false,
  outsourced: false,
  leased: false,
  ...more,
});
