import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery of building blocks: for developers, never part of the app. `npx vite build -c renderer/gallery/vite.config.ts` */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [react()],
  build: {
    outDir: new URL('../../.cache/gallery', import.meta.url).pathname,
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
});
