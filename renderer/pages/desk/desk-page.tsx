import { DoorOpen } from 'lucide-react';
import { areasOn } from '../../../shared/registers/controlled-areas';
import { AREA } from '../../../shared/registers/ids';
import { hrefOfAction, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useBookVersion, useToday } from '../../book/context';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/notices';
import { DeskScreen } from './desk-screen';
import { hrefOfDesk } from './href';

type Props = {
  readonly route: Route;
  /** Where it goes when it is closed. */
  readonly onEnd: () => void;
  /** Under the desk's own account: there is nothing else to go to. */
  readonly alone?: boolean;
};

/** 入退室受付: the whole screen of a PC at the door of a controlled area. */
export function DeskPage({ route, onEnd, alone = false }: Props) {
  const { view } = useBook();
  useBookVersion();
  const areas = areasOn(view, useToday());
  const wanted = route.path[1];
  const chosen = areas.find(({ id }) => id === wanted) ?? (areas.length === 1 ? areas[0] : undefined);
  if (chosen) return <DeskScreen key={chosen.id} area={chosen} several={areas.length > 1} onEnd={onEnd} />;
  return (
    <main className="desk-choice">
      <PageHead title="入退室受付" />
      {areas.length === 0 ? (
        <EmptyState
          title="管理区域がまだ登録されていません"
          actions={
            alone ? (
              <Button onPress={onEnd}>受付を終える</Button>
            ) : (
              <Button onPress={() => navigate(hrefOfAction(AREA, 'register'))}>管理区域を登録する</Button>
            )
          }
        >
          <p>
            {alone
              ? '所属長のパスワードで開き、管理区域を登録してください。'
              : '管理区域を登録すると、入退室受付が使えます。'}
          </p>
        </EmptyState>
      ) : (
        <>
          <p>このPCを置いている管理区域を選んでください。</p>
          <ul className="desk-areas">
            {areas.map((area) => (
              <li key={area.id}>
                <Button icon={DoorOpen} onPress={() => navigate(hrefOfDesk(area.id))}>
                  {String(area.fields['name'])}
                </Button>
              </li>
            ))}
          </ul>
          <Button onPress={onEnd}>受付を終える</Button>
        </>
      )}
    </main>
  );
}
