import { Plus, Trash2 } from 'lucide-react';
import type { Profile } from '../../../shared/policy/profile';
import { ORGANISATION_LABELS } from '../../../shared/policy/profile-changes';
import { TypedField } from '../../app/typed-field';
import { Button, IconButton } from '../../ui/button';
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
  const set = (key: keyof Organisation, value: string | string[] | Organisation['departments']) =>
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
      <TypedField
        label="決裁欄の職（「、」で区切る。6つまで）"
        help="様式の決裁欄に、左から並びます。"
        value={organisation.stampPosts.join('、')}
        onChange={(value) => set('stampPosts', value.split('、'))}
      />
      <Departments
        departments={organisation.departments}
        onChange={(departments) => set('departments', departments)}
      />
    </>
  );
}

type DepartmentsProps = {
  readonly departments: Organisation['departments'];
  readonly onChange: (departments: Organisation['departments']) => void;
};

/** 部局等 and the post that is its 情報セキュリティ責任者, line by line. */
function Departments({ departments, onChange }: DepartmentsProps) {
  const put = (at: number, change: Partial<Organisation['departments'][number]>) =>
    onChange(departments.map((one, place) => (place === at ? { ...one, ...change } : one)));
  return (
    <fieldset>
      <legend>部局等と情報セキュリティ責任者</legend>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">部局等</th>
              <th scope="col">責任者の職</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {departments.map(({ name, head }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
              <tr key={at}>
                <td>
                  <input
                    className="input"
                    aria-label={`部局等${at + 1}の名称`}
                    value={name}
                    onChange={(event) => put(at, { name: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className="input"
                    aria-label={`部局等${at + 1}の責任者の職`}
                    value={head}
                    onChange={(event) => put(at, { head: event.target.value })}
                  />
                </td>
                <td>
                  <IconButton
                    icon={Trash2}
                    label={`部局等${at + 1}を削る`}
                    onPress={() => onChange(departments.filter((_, place) => place !== at))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button icon={Plus} onPress={() => onChange([...departments, { name: '', head: '' }])}>
        部局等を加える
      </Button>
    </fieldset>
  );
}
