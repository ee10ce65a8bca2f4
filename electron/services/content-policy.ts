/**
 * The one inline style of the interface: react-aria's touch rule (usePress). A test compares the hash with the
 * installed version.
 */
const PRESS_STYLE = `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`;

export const inlineStyles = [PRESS_STYLE] as const;

/** Response headers of every page and file, in both shells (security.md). `hashes`: CSP hashes of the inline styles. */
export const contentHeaders = (hashes: readonly string[]): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${hashes.map((hash) => `'${hash}'`).join(' ')}`.trim(),
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types mamori',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // The camera is for the counting page, when its button is pressed (docs/decisions/0014); everything else is refused.
  'Permissions-Policy':
    'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), payment=()',
  'Cache-Control': 'no-cache',
});
