import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import type * as Electron from 'electron';

/**
 * Stands in for the module `electron` in tests (vitest.config.ts). It has only what the shell uses, typed from
 * Electron's own typings, and writes down what it was asked.
 */
type Handler = Parameters<Electron.IpcMain['handle']>[1];
type Listener = (...input: never[]) => unknown;

const emitters = { app: new EventEmitter(), power: new EventEmitter() };

export const recorded = {
  sandboxed: false,
  schemes: [] as Electron.CustomScheme[],
  served: new Map<string, Parameters<Electron.Protocol['handle']>[1]>(),
  handlers: new Map<string, Handler>(),
  windows: [] as FakeWindow[],
  paths: new Map<string, string>([['documents', tmpdir()]]),
  errorBoxes: [] as { readonly title: string; readonly content: string }[],
  exits: [] as number[],
  quits: 0,
  exposed: new Map<string, unknown>(),
  menus: [] as unknown[],
  permissionRequest: null as Parameters<Electron.Session['setPermissionRequestHandler']>[0],
  permissionCheck: null as Parameters<Electron.Session['setPermissionCheckHandler']>[0],
  devicePermission: null as Parameters<Electron.Session['setDevicePermissionHandler']>[0],
  beforeRequest: null as Parameters<Electron.WebRequest['onBeforeRequest']>[0] | null,
};

/** What the test decides before the shell is loaded. */
export const answers = {
  appPath: tmpdir(),
  firstInstance: true,
  saveDialog: { canceled: true, filePath: '' } as Electron.SaveDialogReturnValue,
  messageBox: 0,
};

export const app = {
  isPackaged: false,
  enableSandbox: () => {
    recorded.sandboxed = true;
  },
  setPath: (name: string, path: string) => {
    recorded.paths.set(name, path);
  },
  getPath: (name: string) => recorded.paths.get(name) ?? tmpdir(),
  getAppPath: () => answers.appPath,
  getVersion: () => '0.0.0',
  requestSingleInstanceLock: () => answers.firstInstance,
  whenReady: async () => undefined,
  quit: () => {
    recorded.quits += 1;
  },
  exit: (code?: number) => {
    recorded.exits.push(code ?? 0);
  },
  on: (event: string, listener: Listener) => {
    emitters.app.on(event, listener as (...input: unknown[]) => void);
    return app;
  },
} as unknown as Electron.App;

/** Says an event of the app, of the power monitor. */
export const emitApp = (event: string, ...input: unknown[]): boolean => emitters.app.emit(event, ...input);
export const emitPower = (event: string): boolean => emitters.power.emit(event);

export const powerMonitor = {
  on: (event: string, listener: Listener) => emitters.power.on(event, listener as () => void),
} as unknown as Electron.PowerMonitor;

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
    recorded.schemes.push(...schemes);
  },
  handle: (scheme, handler) => {
    recorded.served.set(scheme, handler);
  },
} as Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> as Electron.Protocol;

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler) => {
      recorded.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler) => {
      recorded.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler) => {
      recorded.devicePermission = handler;
    },
    webRequest: {
      onBeforeRequest: (handler: Parameters<Electron.WebRequest['onBeforeRequest']>[0]) => {
        recorded.beforeRequest = handler;
      },
    },
  } as Pick<
    Electron.Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
} as unknown as typeof Electron.session;

export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    recorded.handlers.set(channel, handler);
  },
  // electron-store answers its own renderer half here; no preload of ours can reach it.
  on: () => ipcMain,
} as unknown as Electron.IpcMain;

export const dialog = {
  showErrorBox: (title, content) => {
    recorded.errorBoxes.push({ title, content });
  },
  showSaveDialog: async () => answers.saveDialog,
  showMessageBoxSync: () => answers.messageBox,
} as Pick<Electron.Dialog, 'showErrorBox'> as Electron.Dialog;

export const Menu = {
  setApplicationMenu: (menu: Electron.Menu | null) => {
    recorded.menus.push(menu);
  },
} as unknown as typeof Electron.Menu;

/** A page: an emitter with a main frame and the handler for new windows. */
export class FakeContents extends EventEmitter {
  readonly mainFrame = { url: 'about:blank' };
  openHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null;
  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  shown = false;
  focused = 0;
  minimized = false;
  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super();
    recorded.windows.push(this);
    emitters.app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }
  show(): void {
    this.shown = true;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  focus(): void {
    this.focused += 1;
  }
}
export const BrowserWindow = FakeWindow as unknown as typeof Electron.BrowserWindow;

export const contextBridge = {
  exposeInMainWorld: (key: string, api: unknown) => {
    recorded.exposed.set(key, api);
  },
} as Electron.ContextBridge;

/** Calls a handler as the page of a window would: what crosses is cloned both ways. */
export async function invokeFrom(
  window: FakeWindow,
  channel: string,
  input: readonly unknown[],
  frame: { readonly url: string } = window.webContents.mainFrame,
): Promise<unknown> {
  const handler = recorded.handlers.get(channel);
  if (!handler) throw new Error(`nothing handles ${channel}`);
  const event = { senderFrame: frame, sender: window.webContents } as unknown as Electron.IpcMainInvokeEvent;
  return structuredClone(await handler(event, ...structuredClone([...input])));
}

export const ipcRenderer = {
  invoke: (channel: string, ...input: unknown[]) => {
    const [window] = recorded.windows;
    if (!window) throw new Error('no window to call from');
    return invokeFrom(window, channel, input);
  },
} as unknown as Electron.IpcRenderer;

// electron-store takes the default export.
// biome-ignore lint/style/noDefaultExport: the module it stands in for has one.
export default { app, ipcMain, shell: {}, ipcRenderer };
