import type { Profile } from '../../../shared/policy/profile';
import { TypedField } from '../../app/typed-field';
import type { PartProps } from './profile-draft';

type Organisation = Profile['organisation'];
type TextKey = { [K in keyof Organisation]: Organisation[K] extends string ? K : never }[keyof Organisation];

const LABELS: readonly (readonly [TextKey, string, string?])[] = [
  ['name', '団体の名称'],
  ['policyName', 'ポリシー（規程）の名称', '様式の本文に印字されます。'],
  ['chiefTitle', '許可者の役割名', '例：情報セキュリティ管理者'],
  ['chiefOwnApplication', '所属長自身の申請を決裁する職'],
  ['supervisor', '統括する職'],
  ['itDivision', '情報システム担当課の名称'],
  ['addressee', '許可申請の宛先', '{section} は所属の名称に置き換わります。'],
  [
    'divisionRecipient',
    '情報システム担当課の公開鍵（age1…）',
    '提出ファイルを暗号化する相手です。担当課から受け取ります。',
  ],
];

export function ProfileOrganisation({ draft, onChange }: PartProps) {
  const { organisation } = draft;
  const set = (key: keyof Organisation, value: string | string[]) =>
    onChange({ ...draft, organisation: { ...organisation, [key]: value } });
  return (
    <fieldset>
      <legend>団体と職の名称</legend>
      {LABELS.map(([key, label, help]) => (
        <TypedField
          key={key}
          label={label}
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
    </fieldset>
  );
}
