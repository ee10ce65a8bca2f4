import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from './served';

/** Makes the sample book once; tests get copies of it. */
async function prepare(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-e2e-'));
  const sample = join(folder, 'sample');
  const served = await serve({ data: sample, sample: true });
  await served.stop();
  process.env['MAMORI_SAMPLE'] = sample;
  return () => rmSync(folder, { recursive: true, force: true });
}

// biome-ignore lint/style/noDefaultExport: Playwright calls the default export
export default prepare;
