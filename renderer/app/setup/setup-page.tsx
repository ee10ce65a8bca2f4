import { useState } from 'react';
import type { Status } from '../../../shared/host/contract';
import type { Profile } from '../../../shared/policy/profile';
import { BackupRestore } from '../../pages/settings/backup-restore';
import type { FirstValues } from './first-values';
import { RecoveryKeyPage } from './recovery-key-page';
import { SetupForm } from './setup-form';

type Props = {
  readonly status: Status;
  readonly profile: Profile;
  readonly onUnlocked: (cacheKey: Uint8Array, first: FirstValues) => Promise<void>;
};

type Made = { readonly first: FirstValues; readonly recoveryKey: string; readonly cacheKey: Uint8Array };

/** 初期設定: whose book it is, the password, and the recovery key on paper before anything else. */
export function SetupPage({ profile, onUnlocked }: Props) {
  const [made, setMade] = useState<Made | null>(null);
  const [restoring, setRestoring] = useState(false);
  if (restoring) return <BackupRestore replaces={false} onBack={() => setRestoring(false)} />;
  if (!made) {
    return (
      <SetupForm
        organisation={profile.organisation.name}
        onMade={setMade}
        onRestore={() => setRestoring(true)}
      />
    );
  }
  return (
    <RecoveryKeyPage
      recoveryKey={made.recoveryKey}
      bookName={made.first.section}
      onKept={() => onUnlocked(made.cacheKey, made.first)}
    />
  );
}
