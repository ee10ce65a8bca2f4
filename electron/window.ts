import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  MediaAccessPermissionRequest,
  Session,
  WebContents,
} from 'electron';
import { isCameraPage } from '../shared/host/camera-page';
import { HOME, isOurs } from './protocol';

/** What our own pages may ask for without anybody being asked. */
const ALLOWED = new Set<string>(['persistent-storage', 'fullscreen', 'clipboard-sanitized-write']);

export const windowOptions = (preload: string, developer: boolean): BrowserWindowConstructorOptions => ({
  width: 1366,
  height: 768,
  minWidth: 800,
  minHeight: 500,
  show: false,
  title: 'まもり台帳',
  backgroundColor: '#ffffff',
  autoHideMenuBar: true,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    // The spelling checker would fetch dictionaries.
    spellcheck: false,
    devTools: developer,
  },
});

/** A camera without sound, and only while the counting page is what the window shows (docs/decisions/0014). */
const mayFilm = (contents: WebContents | null, media: readonly string[], isMainFrame: boolean): boolean =>
  contents !== null &&
  isMainFrame &&
  media.length > 0 &&
  media.every((one) => one === 'video') &&
  isOurs(contents.mainFrame.url) &&
  isCameraPage(contents.mainFrame.url);

/** Denies every permission that is not needed, and every request that leaves the build. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    if (!isOurs(details.requestingUrl)) return answer(false);
    if (permission !== 'media') return answer(ALLOWED.has(permission));
    const { mediaTypes } = details as MediaAccessPermissionRequest;
    return answer(mayFilm(contents, mediaTypes ?? [], details.isMainFrame));
  });
  session.setPermissionCheckHandler((contents, permission, origin, { mediaType, isMainFrame }) => {
    if (!isOurs(`${origin.replace(/\/$/, '')}/`)) return false;
    if (permission !== 'media') return ALLOWED.has(permission);
    return mayFilm(contents, [mediaType ?? 'unknown'], isMainFrame);
  });
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !(isOurs(url) || /^(blob:app:\/\/bundle\/|data:|devtools:)/.test(url)) });
  });
}

/** No page of ours goes anywhere else, opens a window or embeds one. */
export function restrictContents(contents: WebContents, dialog: Dialog): void {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-prevent-unload', (event) => {
    const leave = dialog.showMessageBoxSync({
      type: 'warning',
      message: '入力の途中です。閉じてもよろしいですか。',
      detail: '一時保存した下書きは残ります。',
      buttons: ['入力に戻る', '閉じる'],
      defaultId: 0,
      cancelId: 0,
    });
    if (leave === 1) event.preventDefault();
  });
}

export async function openWindow(window: BrowserWindow): Promise<void> {
  window.once('ready-to-show', () => window.show());
  await window.loadURL(HOME);
}

export function bringToFront(window: BrowserWindow | null): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
