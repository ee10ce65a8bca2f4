import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { contentHeaders, inlineStyles } from './content-policy';

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.bcmap': 'application/octet-stream',
};

/** A file of the build with the headers it is served with. */
export type BuiltFile = { readonly bytes: Buffer; readonly headers: Readonly<Record<string, string>> };

export const cspHash = (style: string): string =>
  `sha256-${createHash('sha256').update(style).digest('base64')}`;

const headers = contentHeaders(inlineStyles.map(cspHash));

/**
 * The files of the renderer's build, by URL path. Only what was in the folder at the start is ever served, so no
 * path can lead out of it.
 */
export function builtFiles(folder: string): { find(path: string): Promise<BuiltFile | null> } {
  const known = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    known.set(`/${relative(folder, path).split(sep).join('/')}`, path);
  }
  return {
    async find(path) {
      const file = known.get(path === '/' ? '/index.html' : path);
      const type = file && TYPES[extname(file)];
      if (!file || !type) return null;
      return { bytes: await readFile(file), headers: { ...headers, 'Content-Type': type } };
    },
  };
}
