import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
type Versions = Readonly<Record<string, string>>;
const manifest = JSON.parse(read('package.json')) as {
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
};
const all: Versions = { ...manifest.dependencies, ...manifest.devDependencies };

/** The lines of docs/dependencies.md: package and licence. */
const listed = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|.*\| ([^|]+) \|$/gm)].map(
  ([, name = '', licence = '']) => ({ name, licence }),
);

/** Packages that the sources in a folder import, type imports left aside. */
function importedBy(folder: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(tsx?|css)$/.test(file) || file.startsWith('gallery')) continue;
    const source = read(`${folder}/${file}`);
    for (const [, name = ''] of source.matchAll(
      /(?:^import (?!type)[^;]*?from |^import |@import |import\()['"]((?:@[^/'"]+\/)?[^./'"][^/'"]*)/gm,
    )) {
      if (!name.startsWith('node:')) names.add(name);
    }
  }
  return names;
}

describe('dependencies', () => {
  it('are pinned: no caret, tilde, star, range or tag', () => {
    for (const [name, version] of Object.entries(all)) {
      expect(version, name).toMatch(/^(npm:(@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });

  it('each have their line in docs/dependencies.md, and nothing else has', () => {
    expect(listed.map(({ name }) => name).sort()).toEqual(Object.keys(all).sort());
  });

  it('have the licence that is written there', () => {
    for (const { name, licence } of listed) {
      const own = JSON.parse(read(`node_modules/${name}/package.json`)) as { readonly license: unknown };
      expect(own.license, name).toBe(licence);
    }
  });

  it('of the host are packed, and those of the window are bundled instead', () => {
    const host = [...importedBy('electron'), ...importedBy('central')].filter((name) => name !== 'electron');
    expect(host.length).toBeGreaterThan(3);
    for (const name of host) expect(Object.keys(manifest.dependencies), name).toContain(name);

    const shared = importedBy('shared');
    const window = [...importedBy('renderer')].filter((name) => !shared.has(name) && !host.includes(name));
    expect(window).toEqual(expect.arrayContaining(['react', 'react-dom', 'react-aria-components', 'dexie']));
    for (const name of window) expect(Object.keys(manifest.devDependencies), name).toContain(name);
  });
});

describe('third-party notices', () => {
  it('are those of the installed packages', () => {
    const check = spawnSync(process.execPath, ['scripts/notices.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('name everything that is packed or bundled, and every font with its licence', () => {
    const notices = read('THIRD-PARTY-NOTICES.md');
    const bundled = [...importedBy('renderer')].filter((name) => existsSync(`${root}node_modules/${name}`));
    for (const name of [...Object.keys(manifest.dependencies), ...bundled]) {
      const own = JSON.parse(read(`node_modules/${name}/package.json`)) as {
        readonly name: string;
        readonly version: string;
      };
      expect(notices).toContain(`\n## ${own.name} ${own.version}\n`);
    }
    expect(notices.match(/SIL OPEN FONT LICENSE/gi)?.length ?? 0).toBeGreaterThan(0);
    for (const holder of ['BIZ UDGothic Project', 'Adobe']) expect(notices).toContain(holder);
  });
});
