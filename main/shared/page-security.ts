import { randomBytes } from 'node:crypto';

/** Where the build left a hole for the nonce in index.html (html.cspNonce of electron.vite.config.ts). */
const noncePlace = '__CSP_NONCE__';

/** A nonce for one answer, never used again. */
export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/** The page with the nonce of this answer in every place the build left for it. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(noncePlace, nonce);
}

/**
 * What a page may do: run our own scripts, be styled by our own sheets and by <style> with the nonce, speak with its own
 * origin, and nothing else; it is never framed, submits no form, and makes no markup from text (trusted types).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** Powers of a browser that no page of ours has a use for; writing to the clipboard is the one it has. */
const permissionsPolicy = [
  'accelerometer=()',
  'autoplay=()',
  'camera=()',
  'clipboard-read=()',
  'clipboard-write=(self)',
  'display-capture=()',
  'encrypted-media=()',
  'fullscreen=()',
  'geolocation=()',
  'gyroscope=()',
  'hid=()',
  'idle-detection=()',
  'local-fonts=()',
  'magnetometer=()',
  'microphone=()',
  'midi=()',
  'payment=()',
  'publickey-credentials-get=()',
  'screen-wake-lock=()',
  'serial=()',
  'usb=()',
  'xr-spatial-tracking=()',
].join(', ');

/** Headers of every answer of both shells: nothing is stored, guessed, framed, referred to or shared with another origin. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
}
