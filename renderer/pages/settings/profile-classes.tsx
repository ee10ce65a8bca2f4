import { type Aspect, aspects, compareLevels, type Level } from '../../../shared/policy/classification';
import { demandOf } from '../../../shared/policy/disposal';
import type { Profile } from '../../../shared/policy/profile';
import type { ProfileDraft } from './profile-draft';

type Props = Pick<Profile, 'aspects'> & Pick<ProfileDraft, 'handling'>;

const EXTENT = { clear: 'Clear以上', purge: 'Purge以上', destroy: 'Destroy', no: '' } as const;

/** What hangs on a level: 重要情報, the restrictions that begin with it, how far a disposal has to go. */
function hangsOn(aspect: Aspect, level: Level, handling: ProfileDraft['handling']): readonly string[] {
  const restrictions = handling
    .filter(({ from }) => {
      const threshold = from[aspect];
      return threshold !== undefined && compareLevels(level, threshold) >= 0;
    })
    .map(({ label }) => label);
  const demand =
    aspect === 'confidentiality'
      ? demandOf({
          kind: 'hdd',
          highestEver: level as '1' | '2A' | '2B' | '3',
          heldResidentInformation: false,
          isEquipment: false,
          encryptedAlways: false,
          outsourced: false,
          leased: false,
        })
      : null;
  return [
    ...(level === '1' ? [] : ['重要情報になる（耐火・耐熱・耐水・耐湿・施錠の保管）']),
    ...restrictions,
    ...(demand ? [`媒体の廃棄は${EXTENT[demand.level]}（機器はPurge以上）`] : []),
  ];
}

/** 分類: for reading only. What records were classed by must not change under them. */
export function ProfileClasses({ aspects: defined, handling }: Props) {
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">分類</th>
            <th scope="col">当たるもの</th>
            <th scope="col">これで決まること</th>
          </tr>
        </thead>
        <tbody>
          {aspects.flatMap((aspect) =>
            defined[aspect].levels.map((level) => (
              <tr key={level.label}>
                <th scope="row">{level.label}</th>
                <td>{level.explanation}</td>
                <td>{hangsOn(aspect, level.value, handling).join('、') || '―'}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
