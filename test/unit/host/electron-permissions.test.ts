import { afterEach, describe, expect, test } from 'vitest';
import { startTestElectron, type TestElectron } from '../../fakes/test-electron';

let shell: TestElectron;
afterEach(() => shell.dispose());

describe('what a page of the Electron window may ask for', () => {
  test('permissions: three are given to our own page, every other and every device is denied', async () => {
    shell = await startTestElectron();
    const { permissionRequest, permissionCheck, devicePermission, beforeRequest } = shell.fake.recorded;
    const asked = (permission: string, url: string): boolean => {
      let given = false;
      permissionRequest?.(shell.window.webContents as never, permission as never, (yes) => (given = yes), {
        requestingUrl: url,
      } as never);
      return given;
    };
    const home = 'app://bundle/index.html';
    for (const permission of ['persistent-storage', 'fullscreen', 'clipboard-sanitized-write']) {
      expect(asked(permission, home)).toBe(true);
      expect(asked(permission, 'https://example.com/')).toBe(false);
      expect(permissionCheck?.(null, permission as never, 'app://bundle/', {} as never)).toBe(true);
      expect(permissionCheck?.(null, permission as never, 'https://example.com', {} as never)).toBe(false);
    }
    for (const permission of ['geolocation', 'notifications', 'openExternal', 'clipboard-read', 'hid']) {
      expect(asked(permission, home), permission).toBe(false);
      expect(permissionCheck?.(null, permission as never, home, {} as never), permission).toBe(false);
    }
    expect(devicePermission?.({} as never)).toBe(false);
    const cancelled = (url: string): boolean | undefined => {
      let cancel: boolean | undefined;
      beforeRequest?.({ url } as never, (answer: { readonly cancel?: boolean }) => {
        cancel = answer.cancel;
      });
      return cancel;
    };
    expect([home, 'blob:app://bundle/1-2', 'data:text/plain,a'].map(cancelled)).toEqual([
      false,
      false,
      false,
    ]);
    expect(['https://example.com/', 'http://127.0.0.1/', 'ws://a/', 'file:///a'].map(cancelled)).toEqual(
      Array.from({ length: 4 }, () => true),
    );
  });

  test('a camera: video only, for our own counting page only, and never sound', async () => {
    shell = await startTestElectron();
    const { permissionRequest, permissionCheck } = shell.fake.recorded;
    const { mainFrame } = shell.window.webContents;
    const home = 'app://bundle/index.html';
    const counting = `${home}#/act/stocktake/count?on=01`;
    const ask = (mediaTypes: string[] | undefined, details: object = {}, permission = 'media'): boolean => {
      let given = false;
      permissionRequest?.(shell.window.webContents as never, permission as never, (yes) => (given = yes), {
        requestingUrl: mainFrame.url,
        isMainFrame: true,
        ...(mediaTypes ? { mediaTypes } : {}),
        ...details,
      } as never);
      return given;
    };
    const check = (mediaType: string | undefined, origin = 'app://bundle', isMainFrame = true): boolean =>
      permissionCheck?.(shell.window.webContents as never, 'media', origin, {
        isMainFrame,
        ...(mediaType ? { mediaType } : {}),
      } as never) ?? true;

    mainFrame.url = counting;
    expect([ask(['video']), check('video')]).toEqual([true, true]);
    for (const media of [['audio'], ['video', 'audio'], ['audio', 'video'], [], undefined])
      expect(ask(media), String(media)).toBe(false);
    for (const media of ['audio', 'unknown', undefined]) expect(check(media), String(media)).toBe(false);
    expect(ask(['video'], {}, 'display-capture')).toBe(false);
    expect(ask(['video'], { requestingUrl: 'https://example.com/#/act/stocktake/count' })).toBe(false);
    expect(ask(['video'], { isMainFrame: false })).toBe(false);
    expect(check('video', 'https://example.com')).toBe(false);
    expect(check('video', 'app://bundle', false)).toBe(false);
    expect(permissionCheck?.(null, 'media', 'app://bundle', { isMainFrame: true, mediaType: 'video' })).toBe(
      false,
    );
    for (const url of [
      home,
      `${home}#/today`,
      `${home}#/act/stocktake/counting`,
      `${home}#/act/stocktake/close?on=01`,
      `${home}#/desk?x=#/act/stocktake/count`,
      `${home}?#/x`,
      'https://example.com/#/act/stocktake/count',
    ]) {
      mainFrame.url = url;
      expect([ask(['video'], { requestingUrl: counting }), check('video')], url).toEqual([false, false]);
    }
  });
});
