import type { ServerResponse } from 'node:http';
import { newNonce, securityHeaders } from '../shared/page-security.ts';
import { STATUS_CODES } from './http.ts';
import { unknownBrowserPage } from './notice-page.ts';

/** Answers without a body. */
export function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...securityHeaders(newNonce()), ...headers }).end();
}

/** Says no, and closes the connection, so that what may still follow is not read. */
export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  const nonce = newNonce();
  const isPage = status === 403;
  response
    .writeHead(status, {
      ...securityHeaders(nonce),
      'Content-Type': isPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
      Connection: 'close',
      ...headers,
    })
    .end(isPage ? unknownBrowserPage(nonce) : `${status} ${STATUS_CODES[status]}\n`);
}
