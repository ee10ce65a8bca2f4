import { startTestElectron } from '../fakes/test-electron';
import { hostContract } from './host-contract';

hostContract('over Electron’s IPC', async () => {
  const shell = await startTestElectron();
  return { host: shell.host, shell: 'electron', raw: shell.raw, dispose: shell.dispose };
});
