import { createContext, type ReactNode, useContext, useState } from 'react';
import { StatusLine, type StatusMessage } from '../ui/notices';

const SayContext = createContext<(message: StatusMessage | null) => void>(() => {});
const MessageContext = createContext<StatusMessage | null>(null);

/** Holds the one message of the status line: what was just done, and where to see it. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState<StatusMessage | null>(null);
  return (
    <SayContext value={setMessage}>
      <MessageContext value={message}>{children}</MessageContext>
    </SayContext>
  );
}

/** Puts a message at the foot of the window; it stays until the next one. */
export const useSay = (): ((message: StatusMessage | null) => void) => useContext(SayContext);

export function NoticeLine({ children }: { readonly children?: ReactNode }) {
  return <StatusLine message={useContext(MessageContext)}>{children}</StatusLine>;
}
