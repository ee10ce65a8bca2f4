import type { OutputOf } from '../../shared/host/contract';
import type { Host } from '../../shared/host/dispatch';
import type { Entry } from '../../shared/journal/entry';
import { value } from '../fakes/test-host';

/** A shell under test, on a data folder of its own. */
export type ContractWorld = {
  readonly host: Host;
  readonly shell: OutputOf<'status'>['shell'];
  /** A call as it would come over the border, whatever the types say. */
  raw(name: string, input: unknown): Promise<unknown>;
  dispose(): Promise<void>;
};

export const everything = async (host: Host): Promise<Entry[]> =>
  value(await host.call('read', { after: {}, limit: 20_000 })).entries;
