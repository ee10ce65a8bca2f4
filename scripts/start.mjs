/** `npm start`: installs what is missing, builds what is stale, and opens the app. Plain Node, no dependencies. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isBuilt, markBuilt } from './build-state.mjs';
import { isInstalled } from './install-state.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_PORT = 47_615;
const OLDEST_NODE = [20, 19];

const help = `まもり台帳を起動します。

  npm start                       起動します（必要なものの導入と組立てを自動で行います）
  npm start -- --shell electron   専用の画面（Electron）で開きます
  npm start -- --shell browser    インストール済みの Chrome・Edge・Chromium の画面で開きます
  npm start -- --shell server     画面を開かず、アドレスを表示します
  npm start -- --port 番号        ブラウザ用の番号を変えます（既定 ${DEFAULT_PORT}）
  npm start -- --data フォルダ    台帳を置くフォルダを指定します
  npm start -- --sample           見本データの台帳を開きます（本物の台帳とは別です）
  npm start -- --help             この説明を表示します`;

/** Says in one sentence what cannot be done, and ends. */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const say = (text) => process.stdout.write(`${text}\n`);

function readOptions() {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2).filter((word) => word !== '--'),
      options: {
        shell: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        sample: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return refuse(`指定を読み取れません（${error.message}）。使い方は「npm start -- --help」で表示します。`);
  }
}

function check({ shell, port, data }) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    refuse(`Node.js ${OLDEST_NODE.join('.')} 以上が必要です（今は ${process.versions.node}）。`);
  }
  if (shell !== undefined && !['electron', 'browser', 'server'].includes(shell)) {
    refuse(
      `--shell には electron・browser・server のいずれかを指定してください（「${shell}」は使えません）。`,
    );
  }
  const number = Number(port ?? DEFAULT_PORT);
  if (!Number.isInteger(number) || number < 1024 || number > 65_535) {
    refuse(`--port には 1024 から 65535 までの数を指定してください（「${port}」は使えません）。`);
  }
  if (data !== undefined && existsSync(data) && !statSync(data).isDirectory()) {
    refuse(`--data にはフォルダを指定してください（「${data}」はファイルです）。`);
  }
}

function run(words, failure) {
  const result = spawnSync(words[0], words.slice(1), {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && words[0] === 'npm',
  });
  if (result.status !== 0) refuse(failure);
}

function install() {
  if (isInstalled(root)) return;
  say('必要なものを導入しています（初回は数分かかります）…');
  run(
    ['npm', 'ci', '--no-audit', '--no-fund'],
    '必要なものを導入できませんでした。インターネットにつながる場所で「npm ci」を実行してください。',
  );
}

function build() {
  if (isBuilt(root)) return;
  say('アプリを組み立てています…');
  run(
    [
      process.execPath,
      join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ],
    'アプリを組み立てられませんでした。上に表示された内容を開発担当へ連絡してください。',
  );
  markBuilt(root);
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** The Electron binary, or null if it was not fetched yet. */
function electronBinary() {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Whether the place Electron's binaries come from answers at all: a closed network must not cost minutes. */
function isReachable(host) {
  return new Promise((answer) => {
    const socket = connect({ host, port: 443, timeout: 3_000 });
    const end = (reached) => {
      socket.destroy();
      answer(reached);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}

async function fetchElectron() {
  const source = new URL(process.env.ELECTRON_MIRROR ?? 'https://github.com/');
  if (!(await isReachable(source.hostname))) return null;
  say('専用の画面（Electron）を取得しています…');
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
  });
  return electronBinary();
}

async function chooseElectron(shell) {
  if (shell === 'browser' || shell === 'server') return null;
  if (!hasDisplay()) {
    if (shell === 'electron') refuse('画面がないため、専用の画面（Electron）では開けません。');
    return null;
  }
  const binary = electronBinary() ?? (await fetchElectron());
  if (!binary && shell === 'electron') {
    refuse('専用の画面（Electron）がなく、取得もできないため開けません。「--shell browser」なら開けます。');
  }
  return binary;
}

/** Japan's time, and on Linux the C library told to give back what a journal's text took once it is packed. */
const hostEnvironment = JSON.parse(readFileSync(join(root, 'scripts/host-environment.json'), 'utf8'));

/** Runs the app until it ends; signals reach it, and its exit code is ours. */
function follow(command, words) {
  const child = spawn(command, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...hostEnvironment },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', () =>
    refuse('アプリを開始できませんでした。「npm ci」を実行してから、もう一度起動してください。'),
  );
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

async function main() {
  const options = readOptions();
  if (options.help) return say(help);
  check(options);
  install();
  build();
  const shared = [
    ...(options.data === undefined ? [] : ['--data', resolve(options.data)]),
    ...(options.sample ? ['--sample'] : []),
  ];
  const electron = await chooseElectron(options.shell);
  if (electron) return follow(electron, [root, ...shared]);
  const port = options.port === undefined ? [] : ['--port', options.port];
  const shell = ['--shell', options.shell ?? 'auto'];
  return follow(process.execPath, [join(root, 'out/main/serve.js'), ...shell, ...port, ...shared]);
}

await main();
