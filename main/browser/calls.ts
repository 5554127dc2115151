import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Application } from '../shared/application.ts';
import { defectsInto } from '../shared/defects.ts';
import type { Log } from '../shared/log.ts';

/** Bytes in one message of the page: above the largest input of the contract (a passphrase, a key, an authority). */
export const largestMessage = 1_000_000;

export interface Calls {
  /** Makes a WebSocket of a request that has been let in, and answers its calls. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Cuts every WebSocket; calls under way are aborted. */
  cut(code: number): void;
}

/**
 * The WebSocket end of the contract. Not plain HTTP: a browser keeps six connections to a host, and six open streams would
 * block every other call.
 */
export function openCalls(router: Application['router'], log: Log): Calls {
  const handler = new RPCHandler(router, { clientInterceptors: [defectsInto(log)] });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });
  return {
    take(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => {
        opened.on('error', (error) => log.warn({ err: error }, 'a WebSocket failed'));
        void handler.upgrade(opened, { context: {} });
      });
    },
    cut(code) {
      for (const opened of sockets.clients) {
        opened.close(code);
        // A page that does not answer the closing is cut off a little later.
        setTimeout(() => opened.terminate(), 500).unref();
      }
    },
  };
}
