import { toHex } from '../shared/hex';
import type { Services } from '../shared/host/dispatch';
import type { Instant } from '../shared/ids';
import { signSeal } from '../shared/journal/seal-check';
import { fail, ok } from '../shared/result';
import type { HostDeps } from './services/host-deps';
import { problems } from './services/problems';
import type { Session } from './services/session';

type Parts = { readonly deps: HostDeps; readonly session: Session };

/** What 月次締め asks of the host: its own head, read from its own journal, under its own signature. */
export function areaServices({ deps, session }: Parts): Pick<Services, 'sealMonth'> {
  return {
    async sealMonth() {
      const book = session.open();
      if (!book) return fail(problems.locked);
      const { device, sign, publicKey } = book.device;
      const { [device]: head, ...known } = book.heads();
      if (!head) return fail(problems.nothingToSeal);
      const body = {
        v: 1 as const,
        kind: 'seal' as const,
        book: book.book.id,
        device,
        head,
        known,
        at: deps.now().toISOString() as Instant,
        reason: 'month' as const,
      };
      return ok({ seal: signSeal(body, toHex(publicKey), sign) });
    },
  };
}
