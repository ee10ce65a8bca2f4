import { useCallback, useEffect, useState } from 'react';
import type { Status } from '../../shared/host/contract';
import type { Host } from '../../shared/host/dispatch';
import type { Profile } from '../../shared/policy/profile';
import type { Problem } from '../../shared/problem';
import type { Register } from '../../shared/registers/define';
import type { Arrangements } from '../book/arrangements';
import { ArrangementsProvider } from '../book/arrangements-context';
import type { Book } from '../book/book';
import { BookProvider } from '../book/context';
import { HostProvider } from '../host/context';
import { startHeartbeat } from '../host/heartbeat';
import { isLost } from '../host/lost';
import { WaitingProvider } from '../pages/waiting-context';
import { ProblemNotice } from '../ui/notices';
import { UiProvider } from '../ui/provider';
import { DeskFrame } from './desk-frame';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';
import { LostPage } from './lost-page';
import { NoticeProvider } from './notice';
import { type Opening, openDesk, openSession } from './opening';
import { OpeningPage } from './opening-page';
import { SettingsProvider } from './settings';
import { FirstEntries } from './setup/first-entries';
import type { FirstValues } from './setup/first-values';
import { SetupPage } from './setup/setup-page';
import { UnlockPage } from './unlock-page';

const BEAT_MS = 5_000;

type Phase =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'setup'; readonly status: Status }
  | { readonly phase: 'locked'; readonly status: Status }
  | { readonly phase: 'opening'; readonly opening: Opening }
  | { readonly phase: 'failed'; readonly problem: Problem }
  | { readonly phase: 'desk'; readonly status: Status; readonly book: Book }
  | {
      readonly phase: 'open';
      readonly status: Status;
      readonly book: Book;
      readonly arrangements: Arrangements;
      readonly first: FirstValues | null;
    };

export type AppProps = {
  readonly host: Host;
  readonly registers: readonly Register[];
  readonly delivered: Profile;
};

/** The whole window: from the first question to the host to the frame with its pages. */
export function App({ host, registers, delivered }: AppProps) {
  const [phase, setPhase] = useState<Phase>({ phase: 'connecting' });
  const [lost, setLost] = useState(false);

  const openAtDesk = useCallback(async () => {
    const report = (opening: Opening) => setPhase({ phase: 'opening', opening });
    const answer = await openDesk({ host, registers, report });
    setPhase(answer.ok ? { phase: 'desk', ...answer.value } : { phase: 'failed', problem: answer.error });
  }, [host, registers]);

  const begin = useCallback(async () => {
    const answer = await host.call('status', {});
    if (!answer.ok) return setPhase({ phase: 'failed', problem: answer.error });
    const status = answer.value;
    if (status.state === 'no-book') return setPhase({ phase: 'setup', status });
    if (status.desk === 'open') return openAtDesk();
    // A reloaded window has no cache key: whoever sits there proves again who they are.
    if (status.state === 'unlocked') await host.call('lock', {});
    setPhase({ phase: 'locked', status: { ...status, state: 'locked' } });
  }, [host, openAtDesk]);

  useEffect(() => void begin(), [begin]);

  const isOpen = phase.phase === 'open' || phase.phase === 'desk';
  useEffect(() => {
    const beat = startHeartbeat(host, BEAT_MS, {
      lost: setLost,
      state: (state) => {
        if (isOpen && state !== 'unlocked') window.location.reload();
      },
    });
    return () => beat.stop();
  }, [host, isOpen]);

  const open = useCallback(
    async (cacheKey: Uint8Array, first: FirstValues | null) => {
      const report = (opening: Opening) => setPhase({ phase: 'opening', opening });
      const answer = await openSession({ host, registers, cacheKey, report });
      if (answer.ok) setPhase({ phase: 'open', ...answer.value, first });
      else setPhase({ phase: 'failed', problem: answer.error });
    },
    [host, registers],
  );

  return (
    <UiProvider>
      <HostProvider host={host}>
        <SettingsProvider host={host}>
          <NoticeProvider>
            <ErrorBoundary place={phase.phase}>
              {/* What is being typed stays underneath: the host may be back in a moment. */}
              <div className="window" inert={lost}>
                <Screen phase={phase} delivered={delivered} open={open} openAtDesk={openAtDesk} />
              </div>
              {lost && <LostPage />}
            </ErrorBoundary>
          </NoticeProvider>
        </SettingsProvider>
      </HostProvider>
    </UiProvider>
  );
}

type ScreenProps = {
  readonly phase: Phase;
  readonly delivered: Profile;
  readonly open: (cacheKey: Uint8Array, first: FirstValues | null) => Promise<void>;
  readonly openAtDesk: () => Promise<void>;
};

function Screen({ phase, delivered, open, openAtDesk }: ScreenProps) {
  switch (phase.phase) {
    case 'connecting':
      return null;
    case 'failed':
      if (isLost(phase.problem)) return <LostPage />;
      return (
        <main className="start-page">
          <h1>簿冊を開けませんでした</h1>
          <ProblemNotice problem={phase.problem} />
        </main>
      );
    case 'setup':
      return <SetupPage status={phase.status} profile={delivered} onUnlocked={open} />;
    case 'locked':
      return <UnlockPage status={phase.status} onUnlocked={(key) => open(key, null)} onDesk={openAtDesk} />;
    case 'opening':
      return <OpeningPage opening={phase.opening} />;
    case 'desk':
      return (
        <BookProvider book={phase.book} delivered={delivered}>
          <DeskFrame status={phase.status} />
        </BookProvider>
      );
    case 'open':
      return (
        <BookProvider book={phase.book} delivered={delivered}>
          <ArrangementsProvider arrangements={phase.arrangements}>
            <FirstEntries first={phase.first}>
              <WaitingProvider>
                <Frame status={phase.status} />
              </WaitingProvider>
            </FirstEntries>
          </ArrangementsProvider>
        </BookProvider>
      );
  }
}
