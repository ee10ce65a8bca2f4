import pdfUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import codeReaderUrl from '../pages/stocktake/camera/code-reader?worker&url';

const URLS = { pdf: pdfUrl, 'code-reader': codeReaderUrl } as const;
const absolute = (url: string): string => new URL(url, location.href).href;
const known: ReadonlySet<string> = new Set(Object.values(URLS).map(absolute));

type ScriptUrls = { createScriptURL(url: string): string };
type TrustedTypes = { createPolicy(name: string, rules: ScriptUrls): ScriptUrls };

/** The policy that passes the addresses of our own workers and nothing else (CSP: trusted-types mamori). */
const policy: ScriptUrls =
  'trustedTypes' in globalThis
    ? (globalThis as unknown as { readonly trustedTypes: TrustedTypes }).trustedTypes.createPolicy('mamori', {
        createScriptURL: (url) => {
          if (!known.has(absolute(url))) throw new TypeError('not our worker');
          return url;
        },
      })
    : { createScriptURL: (url) => url };

/** Starts one of our own workers. */
export const ownWorker = (name: keyof typeof URLS): Worker =>
  new Worker(policy.createScriptURL(URLS[name]), { type: 'module' });
