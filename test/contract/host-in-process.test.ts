import { createTestHost } from '../fakes/test-host';
import { hostContract } from './host-contract';

hostContract('in this process', async () => {
  const { host, dispose } = createTestHost();
  return { host, shell: 'test', raw: host.dispatch, dispose };
});
