import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, session } from 'electron';
import Store from 'electron-store';
import type { Problem } from '../shared/problem';
import { fail, ok } from '../shared/result';
import { CALL } from './ipc-channel';
import { isOurs, registerScheme, serveBuild } from './protocol';
import { prepareSample } from './sample-book';
import { sampleLoader } from './sample-loader';
import { writeAtomically } from './services/atomic-file';
import { builtFiles } from './services/built-files';
import { defaultDataFolder } from './services/data-folder';
import type { HostDeps } from './services/host-deps';
import { nodeFiles } from './services/node-files';
import { fileProblem, problems } from './services/problems';
import { settingsInConf } from './services/settings';
import { type StartedHost, startHost } from './start-host';
import { bringToFront, openWindow, restrictContents, restrictSession, windowOptions } from './window';

/** out/main/main.js: the Electron shell. Everything that can live in the host lives there. */
app.enableSandbox();
registerScheme(protocol);

const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' }, sample: { type: 'boolean' } },
  strict: false,
});
const sample = values.sample === true;
const dataFolder = resolve(
  typeof values.data === 'string' ? values.data : `${defaultDataFolder()}${sample ? '-sample' : ''}`,
);
// The window's own files lie with the book they were folded from; it also makes one instance per book.
app.setPath('userData', join(dataFolder, 'window'));

let window: BrowserWindow | null = null;
let started: StartedHost | null = null;

function refuse(problem: Problem): void {
  dialog.showErrorBox(problem.what, [problem.why, problem.next].filter(Boolean).join('\n\n'));
  app.exit(1);
}

const saveFile: HostDeps['saveFile'] = async ({ name, bytes }) => {
  const options = { defaultPath: join(app.getPath('documents'), basename(name)) };
  const chosen = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
  if (chosen.canceled || !chosen.filePath) return ok({ path: null, cancelled: true });
  try {
    await writeAtomically(nodeFiles, chosen.filePath, bytes);
    return ok({ path: chosen.filePath, cancelled: false });
  } catch (error) {
    return fail(fileProblem(error));
  }
};

function serveCalls({ host }: StartedHost): void {
  ipcMain.handle(CALL, async (event, name: unknown, input: unknown) => {
    const frame = event.senderFrame;
    if (!frame || frame !== event.sender.mainFrame || !isOurs(frame.url)) return fail(problems.unreadable);
    return host.dispatch(String(name), input);
  });
  powerMonitor.on('suspend', () => void host.lock());
  powerMonitor.on('lock-screen', () => void host.lock());
}

async function start(): Promise<void> {
  const root = app.getAppPath();
  const result = await startHost({
    dataFolder,
    shell: 'electron',
    settings: (cwd) => settingsInConf(() => new Store({ cwd, name: 'settings', clearInvalidConfig: true })),
    saveFile,
    workerScript: join(root, 'out/main/worker.js'),
    assets: join(root, 'assets'),
    showOther: true,
    report: (error) => console.error(error),
  });
  if (!result.ok) return refuse(result.error);
  started = result.value;
  started.lock.onShow(() => bringToFront(window));
  serveBuild(protocol, builtFiles(join(root, 'out/renderer')));
  restrictSession(session.defaultSession);
  serveCalls(started);
  if (sample) {
    const prepared = await prepareSample(started.host, await sampleLoader(join(root, 'out/main')));
    if (!prepared.ok) return refuse(prepared.error);
    dialog.showMessageBoxSync({ message: prepared.value });
  }
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  window = new BrowserWindow(windowOptions(join(root, 'out/preload/preload.cjs'), !app.isPackaged));
  window.on('closed', () => {
    window = null;
  });
  await openWindow(window);
}

app.on('web-contents-created', (_event, contents) => restrictContents(contents, dialog));
app.on('second-instance', () => bringToFront(window));
app.on('window-all-closed', () => app.quit());
app.on('before-quit', (event) => {
  if (!started) return;
  // Quitting waits for a commit that is on its way to the disk.
  event.preventDefault();
  const closing = started;
  started = null;
  void closing.close().finally(() => app.quit());
});

if (app.requestSingleInstanceLock()) {
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error(error);
      refuse(problems.unreadable);
    });
} else {
  app.quit();
}
