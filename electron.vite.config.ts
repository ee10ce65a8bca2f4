import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { copyFonts } from './scripts/fonts.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const sample = at('./scripts/sample.ts');

export default defineConfig({
  main: {
    plugins: [{ name: 'fonts', closeBundle: () => copyFonts(at('.')) }],
    build: {
      outDir: at('./out/main'),
      minify: true,
      rollupOptions: {
        input: {
          main: at('./electron/main.ts'),
          serve: at('./electron/serve.ts'),
          worker: at('./electron/worker.ts'),
          ...(existsSync(sample) ? { sample } : {}),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('./out/preload'),
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('./electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('./renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: at('./out/renderer'),
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3_000,
      modulePreload: { polyfill: false },
      rollupOptions: { input: at('./renderer/index.html') },
    },
  },
});
