import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionPath } from '../../preload/contract/wire.ts';
import { readPageFile } from '../shared/page-file.ts';
import { newNonce, securityHeaders, withNonce } from '../shared/page-security.ts';
import { type Door, fromElsewhere } from './door.ts';
import { type Downloads, downloadPath, uploadPath } from './downloads.ts';
import { end, refuse } from './say.ts';

interface Behind {
  readonly door: Door;
  readonly pageFolder: string;
  readonly downloads: Downloads;
  /** A new session has begun: those of the one before are cut. */
  readonly sessionBegan: () => void;
  /** One of the files that the page asks for has gone out. */
  readonly fileServed: () => void;
}

/** Answers plain requests: the ticket, the page and its files, downloads. */
export function answers(behind: Behind): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { door, pageFolder, downloads, sessionBegan, fileServed } = behind;

  return async function answer(request, response) {
    const away = door.turnsAway(request);
    if (away) return refuse(response, away);
    const { pathname, searchParams } = addressOf(request);
    if (request.method === 'PUT' && pathname.startsWith(uploadPath))
      return take(pathname.slice(uploadPath.length), request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { Allow: 'GET, HEAD' });
    const ticket = pathname === '/' ? searchParams.get('ticket') : null;
    if (ticket !== null && request.method === 'GET') return letIn(ticket, request, response);
    if (!door.knows(request)) return refuse(response, 403);
    if (pathname === sessionPath) return end(response, 204);
    if (pathname.startsWith(downloadPath)) return handOver(pathname.slice(downloadPath.length), request, response);
    return servePage(pathname, response);
  };

  async function letIn(ticket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const cookie = door.redeem(ticket);
    if (cookie === undefined) return refuse(response, 403);
    sessionBegan();
    // Led here by another page (a link in a terminal on the web), a browser would keep the cookie from the page it is
    // redirected to; a page that leads on by itself is our own.
    if (fromElsewhere(request)) return end(response, 200, { 'Set-Cookie': cookie, Refresh: '0; url=/' });
    end(response, 303, { 'Set-Cookie': cookie, Location: '/' });
  }

  async function handOver(token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isGet = request.method === 'GET';
    if (isGet && (await downloads.serve(token, response, securityHeaders(newNonce())))) return;
    refuse(response, 404);
  }

  /** A file that the volunteer gives: from our own page only, which says its origin, at an address that we gave it. */
  async function take(token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!door.knowsCaller(request)) return refuse(response, 403);
    if (await downloads.receive(token, request)) return end(response, 204);
    refuse(response, 404);
  }

  async function servePage(pathname: string, response: ServerResponse): Promise<void> {
    const file = readPageFile(pageFolder, pathname);
    if (!file) return refuse(response, 404);
    const nonce = newNonce();
    const body = file.isPage ? withNonce(file.body.toString(), nonce) : file.body;
    response.writeHead(200, { ...securityHeaders(nonce), 'Content-Type': file.type }).end(body);
    if (!file.isPage) fileServed();
  }
}

/** The address that was asked for; one that cannot be read leads nowhere. */
export function addressOf(request: IncomingMessage): URL {
  return URL.parse(request.url ?? '/', 'http://127.0.0.1') ?? new URL('http://127.0.0.1/nowhere.none');
}
