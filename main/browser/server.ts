import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { rpcPath } from '../../preload/contract/wire.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { addressOf, answers } from './answer.ts';
import type { Calls } from './calls.ts';
import { openDoor } from './door.ts';
import { type Downloads, downloadPath, uploadPath } from './downloads.ts';
import { createServer, STATUS_CODES } from './http.ts';
import { refuse } from './say.ts';

export interface BrowserShellOptions {
  /** Comes when the application is open; the page and its files are served before. */
  readonly calls: Promise<Calls>;
  /** The built renderer. */
  readonly pageFolder: string;
  readonly downloads: Downloads;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly limits?: Partial<typeof usualLimits>;
}

export interface BrowserShell {
  readonly port: number;
  /** A page has its files: from now on it is busy with them for a while. */
  readonly pageServed: Promise<void>;
  /** An address that lets in once; the one before it is worth nothing any more. */
  newAddress(): string;
  close(): Promise<void>;
}

/** What a single page needs, with room; a slow or greedy client is cut. Milliseconds. */
const usualLimits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  /** For a connection on which nothing moves. */
  idleTimeout: 30_000,
  maxConnections: 64,
};

const sweepEvery = 60_000;
/** Milliseconds within which a page asks for its files one after the other. */
const filesApart = 30;
/** Milliseconds that a connection gets to end by itself when the shell closes. */
const patience = 500;
/** Close codes of WebSockets: going away (RFC 6455), and one of our own for a session that another has ended. */
const goingAway = 1001;
const sessionEnded = 4001;

/** The application served to the volunteer's own browser, on this computer only. */
export async function openBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const { calls, pageFolder, downloads, clock, log, port: wanted = 0 } = options;
  let port = wanted;
  const door = openDoor(clock, () => port);
  // Whoever opens the application hears that it failed; here calls are then turned away.
  calls.catch(() => {});
  const cut = (code: number) => calls.then((open) => open.cut(code)).catch(() => {});
  const served = calm(filesApart);
  const sessionBegan = () => void cut(sessionEnded);
  const answer = answers({ door, pageFolder, downloads, sessionBegan, fileServed: served.stir });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const status = door.turnsAway(request) ?? (door.knowsCaller(request) ? undefined : 403);
    if (status !== undefined || addressOf(request).pathname !== rpcPath) turnAway(socket, status ?? 404);
    else calls.then((open) => open.take(request, socket, head)).catch(() => turnAway(socket, 503));
  }

  const limits = { ...usualLimits, ...options.limits };
  const server = createServer(limits, (request, response) => {
    answer(request, response).catch((error) => {
      log.error({ err: error, path: pathOnly(request) }, 'an answer failed');
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.maxConnections = limits.maxConnections;
  server.setTimeout(limits.idleTimeout, (socket) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('upgrade', upgrade);
  port = await listen(server, wanted);
  const sweeping = setInterval(() => void downloads.sweep(), sweepEvery);

  return {
    port,
    pageServed: served.calm,
    newAddress: () => `http://127.0.0.1:${port}/?ticket=${door.issueTicket()}`,
    async close() {
      clearInterval(sweeping);
      void cut(goingAway);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      setTimeout(() => server.closeAllConnections(), patience).unref();
      await closed;
      downloads.close();
    },
  };
}

/** Calm comes once nothing has stirred for so many milliseconds after something did. */
function calm(milliseconds: number): { readonly calm: Promise<void>; readonly stir: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  return {
    calm: promise,
    stir() {
      clearTimeout(timer);
      timer = setTimeout(resolve, milliseconds).unref();
    },
  };
}

/** Listens on this computer only, and tells the port. */
async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function turnAway(socket: Duplex, status: number): void {
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(answer, () => socket.destroy());
}

/** For the log: never the query, which may hold a ticket, nor the token of a file. */
function pathOnly(request: IncomingMessage): string {
  const { pathname } = addressOf(request);
  const secret = [downloadPath, uploadPath].find((path) => pathname.startsWith(path));
  return secret ? `${secret}…` : pathname;
}
