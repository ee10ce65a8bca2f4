/**
 * Copies the fonts printing needs from their npm packages to out/fonts, with their licences (OFL). Part of every
 * build; `node scripts/fonts.mjs` does it alone.
 */
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FONTS = [
  'biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf',
  'biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf',
  'noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
];

function copyIfOther(from, to) {
  if (existsSync(to) && statSync(to).size === statSync(from).size) return;
  copyFileSync(from, to);
}

export function copyFonts(root) {
  const target = join(root, 'out/fonts');
  mkdirSync(target, { recursive: true });
  for (const font of FONTS) {
    const [family = ''] = font.split('/');
    const source = join(root, 'node_modules/@expo-google-fonts', font);
    copyIfOther(source, join(target, basename(font)));
    copyIfOther(
      join(root, 'node_modules/@expo-google-fonts', family, 'LICENSE_FONT'),
      join(target, `${family}-OFL.txt`),
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  copyFonts(fileURLToPath(new URL('..', import.meta.url)));
}
