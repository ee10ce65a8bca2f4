import { useEffect, useState } from 'react';
import type { Status } from '../../shared/host/contract';
import { useHost } from '../host/context';
import { DeskPage } from '../pages/desk/desk-page';
import { Button } from '../ui/button';
import { ErrorBoundary } from './error-boundary';
import { lockNow } from './idle-lock';
import { useRoute } from './router';
import { WarningList } from './warning-list';

/**
 * The window under the desk's own account: the desk and nothing else, whatever the address says. There is no idle lock,
 * because a door is watched by day and night, and what can be opened here is what stands at the door.
 */
export function DeskFrame({ status }: { readonly status: Status }) {
  const host = useHost();
  const route = useRoute();
  const [read, setRead] = useState(status.warnings.length === 0);
  useEffect(() => {
    document.title = '入退室受付｜まもり台帳';
  }, []);
  if (!read) {
    return (
      <main className="start-page">
        <h1>入退室受付</h1>
        <WarningList warnings={status.warnings} />
        <Button tone="primary" onPress={() => setRead(true)}>
          確かめて受付を始める
        </Button>
      </main>
    );
  }
  const shown = route.path[0] === 'desk' ? route : { ...route, path: ['desk'] };
  return (
    <ErrorBoundary place="desk">
      <DeskPage route={shown} alone onEnd={() => void lockNow(host)} />
    </ErrorBoundary>
  );
}
