import { createContext, type ReactNode, useContext } from 'react';
import type { Host } from '../../shared/host/dispatch';

const HostContext = createContext<Host | null>(null);

export function HostProvider({ host, children }: { readonly host: Host; readonly children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

/** The host this window talks to. Outside of a HostProvider it is a bug. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('no HostProvider around this component');
  return host;
}
