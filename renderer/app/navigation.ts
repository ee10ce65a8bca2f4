import {
  Archive,
  BookCheck,
  BookOpen,
  Building2,
  CalendarCheck,
  ChartColumn,
  CircleHelp,
  ClipboardList,
  DoorOpen,
  FileInput,
  History,
  type LucideIcon,
  NotebookPen,
  Printer,
  QrCode,
  Send,
  Settings,
  Stamp,
  UserRound,
} from 'lucide-react';
import type { Register } from '../../shared/registers/define';
import { AREA, CUSTODY, ENTRY_LOG, OPERATION, PERSON, PLEDGE, SECTION } from '../../shared/registers/ids';
import { hrefOf, hrefOfRegister } from './router';

export type Place = {
  readonly label: string;
  readonly href: string;
  readonly icon: LucideIcon;
  /** What waits there: the count is shown beside the label. */
  readonly count?: 'today' | 'decisions';
};
export type PlaceGroup = { readonly label: string | null; readonly places: readonly Place[] };

const registerPlace =
  (icon: LucideIcon) =>
  (register: Register): Place => ({
    label: register.title,
    href: register.id === PLEDGE ? hrefOf(['pledges']) : hrefOfRegister(register.id),
    icon,
  });

/** What is done beside the registers of controlled areas: at the door, in the book of a day, from paper. */
const areaPlaces = (inAreas: readonly Register[]): readonly Place[] =>
  inAreas.length === 0
    ? []
    : [
        { label: '入退室受付', href: hrefOf(['desk']), icon: DoorOpen },
        { label: '入退室管理簿', href: hrefOf(['entries']), icon: BookOpen },
        { label: '紙の管理簿の転記', href: hrefOf(['transcribe']), icon: NotebookPen },
        ...inAreas.filter(({ id }) => id !== ENTRY_LOG).map(registerPlace(ClipboardList)),
      ];

/** The places of the app in the order of the day's work. `registers`: those that are shown now. */
export function placesOf(registers: readonly Register[]): readonly PlaceGroup[] {
  const inGroup = (group: Register['group']) => registers.filter((register) => register.group === group);
  const areas = areaPlaces(inGroup('areas'));
  const one = (id: string, label: string, icon: LucideIcon): Place => ({
    label,
    href: hrefOfRegister(id),
    icon,
  });
  return [
    {
      label: null,
      places: [{ label: '本日の処理', href: hrefOf(['today']), icon: CalendarCheck, count: 'today' }],
    },
    {
      label: '台帳',
      places: registers
        .filter(({ id, group }) => group === 'ledgers' || id === CUSTODY)
        .map(registerPlace(BookOpen)),
    },
    {
      label: '許可と記録',
      places: [
        { label: '許可・決裁', href: hrefOf(['decisions']), icon: Stamp, count: 'decisions' },
        ...inGroup('decisions')
          .filter(({ id }) => id !== CUSTODY)
          .map(registerPlace(ClipboardList)),
      ],
    },
    ...(areas.length > 0 ? [{ label: '管理区域', places: areas }] : []),
    {
      label: '出し入れ',
      places: [
        { label: '様式印刷', href: hrefOf(['forms']), icon: Printer },
        { label: 'ラベル', href: hrefOf(['labels']), icon: QrCode },
        { label: '取込み・書出し', href: hrefOf(['exchange']), icon: FileInput },
        { label: '照会回答', href: hrefOf(['inquiry']), icon: ChartColumn },
        { label: '情報システム課への提出', href: hrefOf(['hand-over']), icon: Send },
      ],
    },
    {
      label: '組織',
      places: [
        one(PERSON, '職員名簿', UserRound),
        one(SECTION, '所属', Building2),
        one(AREA, '管理区域', DoorOpen),
      ],
    },
    {
      label: 'この簿冊',
      places: [
        { label: '保存年限を過ぎた記録', href: hrefOf(['retention']), icon: Archive },
        one(OPERATION, '操作記録', History),
        { label: '設定', href: hrefOf(['settings']), icon: Settings },
        { label: '手引き', href: hrefOf(['help']), icon: CircleHelp },
      ],
    },
  ];
}

/** The icon of the frame's own mark. */
export const MARK: LucideIcon = BookCheck;
