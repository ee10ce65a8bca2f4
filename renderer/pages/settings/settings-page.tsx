import { AREA } from '../../../shared/registers/ids';
import { hrefOf, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useRecords } from '../../book/context';
import { BackupSettings } from './backup-settings';
import { DeskSettings } from './desk-settings';
import { DisplaySettings } from './display-settings';
import { PasswordSettings } from './password-settings';
import { PlaceSettings } from './place-settings';
import { ProfileSettings } from './profile-settings';

const PARTS = [
  { id: 'display', label: '表示', part: DisplaySettings },
  { id: 'security', label: 'パスワードと画面ロック', part: PasswordSettings },
  { id: 'desk', label: '入退室受付', part: DeskSettings },
  { id: 'backup', label: '控え', part: BackupSettings },
  { id: 'profile', label: 'ポリシー設定', part: ProfileSettings },
  { id: 'place', label: 'データの場所と版', part: PlaceSettings },
] as const;

/** 設定: one part at a time, each under its own address. */
export function SettingsPage({ route }: { readonly route: Route }) {
  // As all of it, the desk stays hidden until there is an area.
  const hasAreas = useRecords(AREA).length > 0;
  const parts = PARTS.filter(({ id }) => id !== 'desk' || hasAreas);
  const current = parts.find(({ id }) => id === route.path[1]) ?? PARTS[0];
  const Part = current.part;
  return (
    <>
      <PageHead title={`設定：${current.label}`} />
      <nav className="part-links" aria-label="設定の種類">
        {parts.map(({ id, label }) => (
          <a key={id} href={hrefOf(['settings', id])} aria-current={id === current.id ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <Part />
    </>
  );
}
