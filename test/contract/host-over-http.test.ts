import { loopbackHost } from '../../renderer/host/loopback-host';
import { startTestLoopback } from '../fakes/test-loopback';
import { hostContract } from './host-contract';

hostContract('over HTTP with the window’s own adapter', async () => {
  const shell = await startTestLoopback();
  const stored = new Map<string, string>();
  const host = await loopbackHost({
    fetch: shell.windowFetch,
    sessionStorage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, text) => void stored.set(key, text),
    },
    location: { hash: new URL(shell.loopback.newUrl()).hash, pathname: '/' },
    history: { replaceState: () => undefined },
  });
  const raw = (name: string, input: unknown): Promise<unknown> => host.call(name as 'status', input as never);
  return { host, shell: 'browser', raw, dispose: shell.dispose };
});
