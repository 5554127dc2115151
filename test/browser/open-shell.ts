import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { openCalls } from '../../main/browser/calls.ts';
import { openDownloads } from '../../main/browser/downloads.ts';
import { type BrowserShellOptions, openBrowserShell } from '../../main/browser/server.ts';
import type { Clock } from '../../main/shared/clock.ts';
import { heardLog } from '../shared/heard-log.ts';
import { type Tiny, tinyRouter } from '../shared/tiny-router.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A page folder as the build leaves one, with a secret beside it. */
export function pageFolder(): { home: string; pages: string } {
  const home = mkdtempSync(join(tmpdir(), 'ouvadesk-pages-'));
  const pages = join(home, 'renderer');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(home, 'secret.txt'), 'out of bounds');
  writeFileSync(
    join(pages, 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><p>page</p>',
  );
  writeFileSync(join(pages, 'assets', 'index-Ab1.js'), 'void 0;');
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return { home, pages };
}

/** A browser shell on a free port, over a tiny router, for the time of a test. */
export async function openShell(
  given: {
    clock?: Clock;
    tiny?: Partial<Tiny>;
    limits?: BrowserShellOptions['limits'];
    /** What calls wait for. */
    opened?: Promise<void>;
  } = {},
) {
  const clock = given.clock ?? (() => new Date());
  const { home, pages } = pageFolder();
  const { log, lines } = heardLog();
  const downloads = openDownloads(join(home, 'downloads'), clock);
  const { router, tiny } = tinyRouter(given.tiny);
  const shell = await openBrowserShell({
    calls: (given.opened ?? Promise.resolve()).then(() => openCalls(router, log)),
    pageFolder: pages,
    downloads,
    clock,
    log,
    ...(given.limits ? { limits: given.limits } : {}),
  });
  onTestFinished(() => shell.close());
  const host = `127.0.0.1:${shell.port}`;

  /** One request; the Host is that of the shell unless told. */
  function get(path: string, headers: Record<string, string> = {}, more: RequestOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request({
        host: '127.0.0.1',
        port: shell.port,
        path,
        headers: { host, ...headers },
        agent: false,
        ...more,
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          body += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        response.on('error', reject);
      });
      asked.end();
    });
  }

  /** The path of a new one-time address. */
  function ticketPath(): string {
    const { pathname, search } = new URL(shell.newAddress());
    return pathname + search;
  }

  /** Goes in by a ticket, and gives the Cookie header. */
  async function cookie(): Promise<string> {
    const { headers } = await get(ticketPath());
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }

  /** The status with which a WebSocket is answered: 101 opens it. */
  function knock(headers: Record<string, string>, path = '/rpc'): Promise<{ status: number; socket: WebSocket }> {
    const socket = new WebSocket(`ws://${host}${path}`, { headers });
    onTestFinished(() => socket.terminate());
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve({ status: 101, socket }));
      socket.on('unexpected-response', (_request, response) => resolve({ status: response.statusCode ?? 0, socket }));
      socket.on('error', reject);
    });
  }

  return { shell, host, origin: `http://${host}`, get, ticketPath, cookie, knock, downloads, lines, tiny, home, pages };
}
