import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whatever a build is made of: a change in any of these makes it stale. */
const SOURCES = ['electron', 'renderer', 'shared', 'scripts', 'assets/policy', 'docs/manual'];
const SINGLE = ['package.json', 'package-lock.json', 'electron.vite.config.ts'];
const MARK = 'out/.sources';
const RESULTS = [
  'out/main/serve.js',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

function fingerprint(root) {
  const hash = createHash('sha256');
  const files = [...SINGLE];
  for (const folder of SOURCES) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length));
    }
  }
  for (const file of files.sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

let atStart = null;

/** Whether out/ was built from the sources as they are. */
export function isBuilt(root) {
  atStart = fingerprint(root);
  if (!RESULTS.every((file) => existsSync(join(root, file)))) return false;
  try {
    return readFileSync(join(root, MARK), 'utf8') === atStart;
  } catch {
    return false;
  }
}

/** Remembers what out/ was built from: the sources as they were when `isBuilt` looked at them. */
export function markBuilt(root) {
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, MARK), atStart ?? fingerprint(root));
}
