/**
 * Writes THIRD-PARTY-NOTICES.md from the licence files of everything that is shipped: the host's dependencies with
 * all they need, what is bundled into the window, and the fonts. `node scripts/notices.mjs --check` only compares.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'THIRD-PARTY-NOTICES.md');
const read = (path) => readFileSync(path, 'utf8');
const manifestOf = (folder) => JSON.parse(read(join(folder, 'package.json')));

/** Bundled into out/renderer or copied to out/fonts at build time, although npm calls them development packages. */
export const BUNDLED = [
  '@digital-go-jp/design-tokens',
  '@expo-google-fonts/biz-udgothic',
  '@expo-google-fonts/biz-udmincho',
  '@expo-google-fonts/noto-sans-jp',
  '@fontsource/biz-udgothic',
  '@fontsource/biz-udpgothic',
  '@internationalized/date',
  '@tanstack/react-virtual',
  'dexie',
  'lucide-react',
  'pdfjs-dist',
  'react',
  'react-aria-components',
  'react-dom',
  'react-hook-form',
  'signature_pad',
];

/** The folder Node would load a package from, looking upwards from the one that asks for it. */
function folderOf(name, from) {
  for (let at = from; at.startsWith(root) || `${at}/` === root; at = join(at, '..')) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return null;
}

/** Every shipped package once, by name and version. */
export function shippedPackages() {
  const found = new Map();
  const visit = (name, from, needed) => {
    const folder = folderOf(name, from);
    if (!folder) {
      if (needed) throw new Error(`${name} is not installed (asked for in ${from})`);
      return;
    }
    const manifest = manifestOf(folder);
    const key = `${name} ${manifest.version}`;
    if (found.has(key)) return;
    found.set(key, { name, folder, manifest });
    for (const next of Object.keys(manifest.dependencies ?? {})) visit(next, folder, true);
  };
  for (const name of Object.keys(manifestOf(root).dependencies)) visit(name, root, true);
  for (const name of BUNDLED) visit(name, root, true);
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const licenceName = ({ license, licenses }) =>
  (typeof license === 'string' ? license : license?.type) ??
  licenses?.map(({ type }) => type).join(' OR ') ??
  '';

/** The licence texts a package carries, as they are but for line ends. */
function licenceTexts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && /^(licen[cs]e|copying|notice|ofl)/i.test(file.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      name,
      text: read(join(folder, name))
        .replaceAll('\r\n', '\n')
        .replace(/[ \t]+$/gm, '')
        .trim(),
    }));
}

const addressOf = ({ homepage, repository }) =>
  homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';

function section({ folder, manifest }, texts) {
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  const lines = [
    `## ${manifest.name} ${manifest.version}`,
    '',
    `- Licence: ${licenceName(manifest)}`,
    ...(addressOf(manifest) ? [`- Source: ${addressOf(manifest)}`] : []),
  ];
  const own = licenceTexts(folder);
  if (own.length === 0) {
    lines.push(`- The package carries no licence file. Author as it names itself: ${author ?? 'not named'}`);
  }
  for (const { text } of own) {
    const before = texts.get(text);
    if (before) lines.push(`- Text: the same as that of ${before}`);
    else {
      texts.set(text, manifest.name);
      lines.push('', '````text', text, '````');
    }
  }
  return lines.join('\n');
}

export function notices() {
  const texts = new Map();
  const packages = shippedPackages();
  return `${[
    '# Third-party notices',
    `まもり台帳 ships with the ${packages.length} packages below. This file is written by \`node scripts/notices.mjs\`
from the packages as installed; do not edit it. The Windows app also contains Electron (MIT) and Chromium, whose
notices lie beside it as \`LICENSE.electron.txt\` and \`LICENSES.chromium.html\`.`,
    ...packages.map((one) => section(one, texts)),
  ].join('\n\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = notices();
  if (process.argv.includes('--check')) {
    const same = existsSync(target) && read(target).replaceAll('\r\n', '\n') === wanted;
    if (!same) process.stderr.write('THIRD-PARTY-NOTICES.md is stale: run `node scripts/notices.mjs`\n');
    process.exit(same ? 0 : 1);
  }
  writeFileSync(target, wanted);
}
