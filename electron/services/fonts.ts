import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Faces, openFaces } from '../../shared/print/font/faces';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';

/** Files of the fonts, as their packages name them. */
const FILES = {
  gothic: 'BIZUDGothic_400Regular.ttf',
  mincho: 'BIZUDMincho_400Regular.ttf',
  fallback: 'NotoSansJP_400Regular.ttf',
} as const;

/** Where a package keeps its regular weight, for runs from the sources. */
const PACKAGES = ['biz-udgothic/400Regular', 'biz-udmincho/400Regular', 'noto-sans-jp/400Regular'] as const;

/**
 * Where the fonts may be, in this order: beside the build (scripts/fonts.mjs), then in the npm packages.
 * `assets` is the folder of assets of the checkout or of the packed app.
 */
export const fontFolders = (assets: string): readonly string[] => [
  join(assets, '../out/fonts'),
  ...PACKAGES.map((folder) => join(assets, '../node_modules/@expo-google-fonts', folder)),
];

const unusable = (why: string): Problem => ({
  code: 'font-unusable',
  what: '印刷用のフォントを読み込めないため、様式を作成できません。',
  why,
  next: 'まもり台帳を入れ直してください。記録は変わっていません。',
});

/** Reads the fonts, 15 MB in all: once per process, not once per form. */
export function loadFaces(folders: readonly string[]): Result<Faces, Problem> {
  const read = (name: string): Uint8Array => {
    const folder = folders.find((one) => existsSync(join(one, name)));
    return folder === undefined ? new Uint8Array(0) : readFileSync(join(folder, name));
  };
  const files = { gothic: read(FILES.gothic), mincho: read(FILES.mincho), fallback: read(FILES.fallback) };
  for (const [key, bytes] of Object.entries(files)) {
    if (bytes.length === 0) return fail(unusable(`${FILES[key as keyof typeof FILES]} が見つかりません。`));
  }
  const faces = openFaces(files);
  return faces.ok ? ok(faces.value) : fail(unusable(`フォントのファイルが壊れています（${faces.error}）。`));
}
