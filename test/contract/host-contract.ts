import { afterEach, beforeEach, describe } from 'vitest';
import { bookContract } from './book-contract';
import type { ContractWorld } from './contract-world';
import { deskContract } from './desk-contract';
import { sessionContract } from './session-contract';

/** What every shell must do the same: run against the host itself, over HTTP, and over Electron's IPC. */
export function hostContract(name: string, open: () => Promise<ContractWorld>): void {
  describe(`the host contract, ${name}`, () => {
    let world: ContractWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.dispose());
    sessionContract(() => world);
    bookContract(() => world);
    deskContract(() => world);
  });
}
