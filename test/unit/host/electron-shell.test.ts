import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { CALL } from '../../../electron/ipc-channel';
import { samplePassword } from '../../../electron/sample-book';
import { startTestElectron, type TestElectron } from '../../fakes/test-electron';
import { openTestBook, refusal, value } from '../../fakes/test-host';

let shell: TestElectron;
afterEach(() => shell.dispose());

const navigation = (url: string) => {
  const event = { url, prevented: false, preventDefault: () => undefined };
  event.preventDefault = () => {
    event.prevented = true;
    return undefined;
  };
  return event;
};

const page = (url: string, method = 'GET') => new Request(url, { method });

describe('the Electron shell', () => {
  test('gives a page nothing of Node, and nothing unsafe', async () => {
    shell = await startTestElectron();
    expect(shell.fake.recorded.sandboxed).toBe(true);
    expect(shell.window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      spellcheck: false,
    });
    expect(shell.window.options.webPreferences?.preload).toMatch(/preload\.cjs$/);
    expect([...shell.fake.recorded.handlers.keys()]).toEqual([CALL]);
    expect(shell.window.webContents.mainFrame.url).toBe('app://bundle/index.html');
  });

  test('serves only its own build, with the headers of security.md', async () => {
    shell = await startTestElectron();
    expect(shell.fake.recorded.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    const serve = shell.fake.recorded.served.get('app');
    if (!serve) throw new Error('app:// is not served');
    const home = await serve(page('app://bundle/index.html'));
    expect(home.status).toBe(200);
    const policy = home.headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "img-src 'self' data: blob:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types mamori',
    ]) {
      expect(policy.split('; ')).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|\*|http/);
    // Everything that could be asked for is refused by name, but for the camera.
    const granted = (home.headers.get('permissions-policy') ?? '')
      .split(', ')
      .filter((one) => !one.endsWith('=()'));
    expect(granted).toEqual(['camera=(self)']);
    expect(home.headers.get('permissions-policy')).toContain('microphone=()');
    for (const url of [
      'app://other/index.html',
      'app://bundle/../../package.json',
      'app://bundle/%2e%2e/%2e%2e/package.json',
      'app://bundle/..%5c..%5cpackage.json',
      'app://bundle/C:/Windows/win.ini',
      'app://bundle//etc/passwd',
      'app://bundle/missing.js',
    ]) {
      expect((await serve(page(url))).status, url).toBe(404);
    }
    expect((await serve(page('app://bundle/index.html', 'POST'))).status).toBe(404);
  });

  test('a page goes nowhere else, opens no window, embeds nothing', async () => {
    shell = await startTestElectron();
    const { webContents } = shell.window;
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      for (const url of [
        'https://example.com/',
        'file:///etc/passwd',
        'app://bundle.example/',
        'app://other/',
      ]) {
        const event = navigation(url);
        webContents.emit(name, event);
        expect(event.prevented, `${name} ${url}`).toBe(true);
      }
      const home = navigation('app://bundle/index.html');
      webContents.emit(name, home);
      expect(home.prevented).toBe(false);
    }
    const embedded = navigation('app://bundle/');
    webContents.emit('will-attach-webview', embedded);
    expect(embedded.prevented).toBe(true);
    expect(webContents.openHandler?.({ url: 'app://bundle/' })).toEqual({ action: 'deny' });
  });

  test('only the window’s own main frame is heard', async () => {
    shell = await startTestElectron();
    const { invokeFrom } = shell.fake;
    for (const url of ['https://example.com/', 'file:///a.html', 'app://bundle.evil/', 'about:blank']) {
      const answer = await invokeFrom(shell.window, CALL, ['status', {}], { url });
      expect(answer).toMatchObject({ ok: false, error: { code: 'unreadable-request' } });
    }
    const frame = { url: 'app://bundle/index.html' };
    expect(await invokeFrom(shell.window, CALL, ['status', {}], frame)).toMatchObject({ ok: false });
    shell.window.webContents.mainFrame.url = 'https://example.com/';
    expect(await invokeFrom(shell.window, CALL, ['status', {}])).toMatchObject({ ok: false });
  });

  test('the preload gives the page one function', async () => {
    shell = await startTestElectron();
    await import('../../../electron/preload');
    expect([...shell.fake.recorded.exposed.keys()]).toEqual(['mamori']);
    const bridge = shell.fake.recorded.exposed.get('mamori') as {
      call(name: string, input: unknown): unknown;
    };
    expect(Object.keys(bridge)).toEqual(['call']);
    expect(await bridge.call('status', {})).toMatchObject({ ok: true, value: { shell: 'electron' } });
  });

  test('locks when the PC sleeps or its screen is locked', async () => {
    shell = await startTestElectron();
    await openTestBook(shell.host);
    for (const event of ['suspend', 'lock-screen']) {
      shell.fake.emitPower(event);
      expect(value(await shell.host.call('status', {})).state).toBe('locked');
      value(await shell.host.call('unlock', { password: 'かえる-とけい-みずうみ-えんぴつ' }));
    }
  });

  test('saves a file where the user says, and says when it could not', async () => {
    shell = await startTestElectron();
    await openTestBook(shell.host);
    const bytes = new TextEncoder().encode('様式');
    const save = () => shell.host.call('saveFile', { name: '様式.pdf', type: 'application/pdf', bytes });
    expect(value(await save())).toEqual({ path: null, cancelled: true });
    const path = join(shell.folder, '様式.pdf');
    shell.fake.answers.saveDialog = { canceled: false, filePath: path };
    writeFileSync(path, 'an older file');
    expect(value(await save())).toEqual({ path, cancelled: false });
    expect(readFileSync(path, 'utf8')).toBe('様式');
    shell.fake.answers.saveDialog = { canceled: false, filePath: join(shell.folder, 'missing', 'a.pdf') };
    expect(refusal(await save())).toBe('folder-vanished');
  });

  test('a second instance brings the window of the first to the front', async () => {
    shell = await startTestElectron();
    shell.window.minimized = true;
    shell.fake.emitApp('second-instance');
    expect([shell.window.minimized, shell.window.focused]).toEqual([false, 1]);
  });

  test('a second instance ends at once', async () => {
    shell = await startTestElectron([], ({ answers }) => {
      answers.firstInstance = false;
    });
    expect(shell.fake.recorded).toMatchObject({ quits: 1, handlers: new Map() });
    expect(shell.fake.recorded.windows.filter(({ shown }) => shown)).toEqual([]);
  });

  test('a data folder that cannot be used is said, and the app ends', async () => {
    shell = await startTestElectron(['--data', '/dev/null/book']);
    expect(shell.fake.recorded.exits).toEqual([1]);
    expect(shell.fake.recorded.errorBoxes[0]?.title).toMatch(/データフォルダ/);
  });

  test('the window’s own files lie with the book, and closing the last window ends the app', async () => {
    shell = await startTestElectron();
    expect(shell.fake.recorded.paths.get('userData')).toBe(join(shell.folder, 'window'));
    shell.fake.emitApp('window-all-closed');
    expect(shell.fake.recorded.quits).toBe(1);
  });

  test('unsaved input is asked about before the window closes', async () => {
    shell = await startTestElectron();
    const stay = navigation('');
    shell.window.webContents.emit('will-prevent-unload', stay);
    expect(stay.prevented).toBe(false);
    shell.fake.answers.messageBox = 1;
    const leave = navigation('');
    shell.window.webContents.emit('will-prevent-unload', leave);
    expect(leave.prevented).toBe(true);
  });

  test('--sample makes a book marked as sample data, once', async () => {
    shell = await startTestElectron(['--sample']);
    expect(value(await shell.host.call('status', {}))).toMatchObject({
      state: 'locked',
      book: { sample: true },
    });
    value(await shell.host.call('unlock', { password: samplePassword }));
  });
});

test('the inline style that the policy allows is the one react-aria makes', async () => {
  shell = await startTestElectron();
  const { inlineStyles } = await import('../../../electron/services/content-policy');
  const { cspHash } = await import('../../../electron/services/built-files');
  const source = readFileSync('node_modules/react-aria/dist/private/interactions/usePress.mjs', 'utf8');
  const made = /style\.textContent = `([\s\S]*?)`\.trim\(\)/.exec(source)?.[1] ?? '';
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
  const style = made.replace(/\$\{[^}]+\}/, attribute).trim();
  expect(inlineStyles).toEqual([style]);
  const hash = createHash('sha256').update(style).digest('base64');
  expect(inlineStyles.map(cspHash)).toEqual([`sha256-${hash}`]);
});
