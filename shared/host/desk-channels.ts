import type { ChannelName } from './contract';

/** All that a window of the entry desk may ask under the desk's own account. A new channel is not among them. */
export const deskChannels: ReadonlySet<ChannelName> = new Set([
  'status',
  'heartbeat',
  'lock',
  'heads',
  'read',
  'recordEntries',
  'append',
  'settings',
]);
