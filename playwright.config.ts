import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import type { Target } from './test/e2e/fixtures';

const chromium = '/usr/bin/chromium';
const hasElectron = existsSync(new URL('node_modules/electron/path.txt', import.meta.url));
const MISSING = '**/electron-missing.spec.ts';

export default defineConfig<{ readonly target: Target }>({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
    actionTimeout: 20_000,
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'browser', use: { target: 'browser' }, testIgnore: MISSING },
    {
      name: 'electron',
      use: { target: 'electron' },
      ...(hasElectron ? { testIgnore: MISSING } : { testMatch: MISSING }),
    },
  ],
});
