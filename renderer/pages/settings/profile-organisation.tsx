import type { Profile } from '../../../shared/policy/profile';
import { ORGANISATION_LABELS } from '../../../shared/policy/profile-changes';
import { TypedField } from '../../app/typed-field';
import type { PartProps } from './profile-draft';

type Organisation = Profile['organisation'];
type TextKey = { [K in keyof Organisation]: Organisation[K] extends string ? K : never }[keyof Organisation];

const TEXTS: readonly (readonly [TextKey, string?])[] = [
  ['name'],
  ['policyName', '様式の本文に印字されます。'],
  ['chiefTitle', '例：情報セキュリティ管理者'],
  ['chiefOwnApplication'],
  ['supervisor'],
  ['itDivision'],
  ['addressee', '{section} は所属の名称に置き換わります。'],
  ['divisionRecipient', '提出ファイルを暗号化する相手です。担当課から受け取ります。'],
];

export function ProfileOrganisation({ draft, onChange }: PartProps) {
  const { organisation } = draft;
  const set = (key: keyof Organisation, value: string | string[]) =>
    onChange({ ...draft, organisation: { ...organisation, [key]: value } });
  return (
    <>
      {TEXTS.map(([key, help]) => (
        <TypedField
          key={key}
          label={ORGANISATION_LABELS[key]}
          {...(help ? { help } : {})}
          value={organisation[key]}
          onChange={(value) => set(key, value)}
        />
      ))}
      <TypedField
        label="任命権者（「、」で区切る）"
        help="誓約書の宛先になります。"
        value={organisation.authorities.join('、')}
        onChange={(value) => set('authorities', value.split('、'))}
      />
    </>
  );
}
