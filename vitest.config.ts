import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    alias: { electron: new URL('./test/fakes/electron.ts', import.meta.url).pathname },
    server: { deps: { inline: ['electron-store'] } },
    env: { TZ: 'Asia/Tokyo' },
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
