import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../shared/host/dispatch';

/** Fills an unlocked, empty book with sample data. */
export type SampleLoader = (host: Host) => Promise<void>;

/** `scripts/sample.ts` as it was built; null if this build has none. The host itself knows no register. */
export async function sampleLoader(built: string): Promise<SampleLoader | null> {
  const script = join(built, 'sample.js');
  if (!existsSync(script)) return null;
  const { loadSample } = (await import(pathToFileURL(script).href)) as { readonly loadSample: SampleLoader };
  return loadSample;
}
