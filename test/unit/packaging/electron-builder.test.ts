import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const require = createRequire(new URL('node_modules/app-builder-lib/package.json', root));

type Validate = ((data: unknown) => boolean) & { readonly errors?: readonly object[] | null };
type Ajv = new (options: object) => { compile(schema: object): Validate };

// Both come with electron-builder itself, so that the file is read and checked as the packer does.
const { load } = require('js-yaml') as { load(text: string): unknown };
const ajv = require('ajv') as Ajv & { readonly default?: Ajv };
const scheme = require('./scheme.json') as object;

type Config = {
  readonly files: readonly string[];
  readonly extraFiles: readonly string[];
  readonly asar: boolean;
  readonly publish: null;
  readonly electronLanguages: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly win: {
    readonly icon: string;
    readonly requestedExecutionLevel: string;
    readonly target: readonly { readonly target: string }[];
  };
  readonly nsis: Readonly<Record<string, unknown>>;
  readonly portable: Readonly<Record<string, unknown>>;
};

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const config = load(read('electron-builder.yml')) as Config;
const validate = new (ajv.default ?? ajv)({ strict: false, logger: false }).compile(scheme);

describe('how the app is packed', () => {
  it('is valid for the installed packer', () => {
    expect(validate(config) ? [] : validate.errors).toEqual([]);
  });

  it('would not pass with a word the packer does not know', () => {
    expect(validate({ ...config, electronFuses: { runAsNode: 'no' } })).toBe(false);
    expect(validate({ ...config, nsis: { perMachin: false } })).toBe(false);
  });

  it('sets every fuse of the security checklist', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
    expect(config.asar).toBe(true);
  });

  it('never asks for an administrator', () => {
    expect(config.win.requestedExecutionLevel).toBe('asInvoker');
    expect(config.nsis).toMatchObject({ perMachine: false, allowElevation: false, packElevateHelper: false });
    expect(config.portable['requestExecutionLevel']).toBe('user');
    expect(config.win.target.map(({ target }) => target)).toEqual(['nsis', 'portable']);
  });

  it('leaves the book alone when the app is removed', () => {
    expect(config.nsis['deleteAppDataOnUninstall']).toBe(false);
  });

  it('publishes nothing, and names its files so that every mail gateway lets them pass', () => {
    expect(config.publish).toBeNull();
    for (const name of [config.nsis['artifactName'], config.portable['artifactName']]) {
      expect(name).toMatch(/^[a-z0-9.${}-]+$/);
    }
  });

  it('packs the build with the licences, in Japanese and English only', () => {
    expect(config.files).toEqual(expect.arrayContaining(['out/**', 'package.json']));
    expect(config.files.filter((pattern) => /^(renderer|electron|shared|test|docs)/.test(pattern))).toEqual(
      [],
    );
    for (const path of [...config.extraFiles, config.win.icon]) {
      expect(existsSync(new URL(path, root)), path).toBe(true);
    }
    expect(new Set(config.electronLanguages.map((tag) => tag.slice(0, 2)))).toEqual(new Set(['ja', 'en']));
  });

  it('has an icon for every size Windows asks for', () => {
    const icon = readFileSync(new URL(config.win.icon, root));
    const count = icon.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, index) => icon.readUInt8(6 + 16 * index) || 256);
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });
});
