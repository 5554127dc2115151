import { type ClientContext, type ClientLink, createORPCClient, mapEventIterator } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '../preload/contract/index.ts';
import { desktopOrigin, openPort, rpcPath, sessionPath } from '../preload/contract/wire.ts';

/** `lost`: tried again by itself. `refused`: the session has ended; only a new one-time address opens another. */
export type WireState = 'connected' | 'lost' | 'refused';

/** A call could not be made, or was cut before its answer: the other side may or may not have done it. */
export class WireLost extends Error {
  readonly why: 'lost' | 'refused';
  constructor(why: 'lost' | 'refused') {
    super(why === 'lost' ? 'The wire to Ouvadesk is cut.' : 'Ouvadesk refuses this session.');
    this.name = 'WireLost';
    this.why = why;
  }
}

/** One open wire; `lost` is false while it stands. */
interface Wire {
  readonly link: ClientLink<ClientContext>;
  lost: boolean;
}

const firstPause = 250;
const longestPause = 10_000;

let state: WireState = 'connected';
let opening: Promise<Wire> | undefined;
let pause = firstPause;
let retry: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** The state of the wire, in the shape that useSyncExternalStore takes. It begins as connected: calls wait for the first opening. */
export const wire = {
  state: (): WireState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function become(next: WireState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function inDesktop(): boolean {
  return location.origin === desktopOrigin;
}

/** A port handed to the preload, which hands it on to the main process; taken once a load, so never opened again. */
function openDesktopPort(): Wire {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(openPort, location.origin, [port2]);
  return overPort(port1);
}

function overPort(port: MessagePort): Wire {
  const opened: Wire = { link: { call: (...call) => link.call(...call) }, lost: false };
  // Before the link's own listener: the calls it then cuts must already see the wire as lost.
  port.addEventListener('close', () => {
    opened.lost = true;
    become('lost');
  });
  const link = new PortLink<ClientContext>({ port });
  port.start();
  return opened;
}

function openSocket(): Promise<Wire> {
  const { promise, resolve, reject } = Promise.withResolvers<Wire>();
  const address = new URL(rpcPath, location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  let opened: Wire | undefined;
  socket.addEventListener('open', () => {
    opened = { link, lost: false };
    pause = firstPause;
    become('connected');
    resolve(opened);
  });
  socket.addEventListener('close', async () => {
    if (opened) opened.lost = true;
    const why = await whyClosed();
    reject(new WireLost(why));
    // Another wire may have taken its place meanwhile.
    if (opening !== promise) return;
    opening = undefined;
    become(why);
    if (why === 'lost') openLater();
  });
  const link = new SocketLink<ClientContext>({ websocket: socket });
  return promise;
}

async function whyClosed(): Promise<'lost' | 'refused'> {
  try {
    const answer = await fetch(sessionPath, { cache: 'no-store' });
    return answer.status === 403 ? 'refused' : 'lost';
  } catch {
    return 'lost';
  }
}

function openLater(): void {
  clearTimeout(retry);
  retry = setTimeout(() => current().catch(() => {}), pause);
  pause = Math.min(pause * 2, longestPause);
}

function current(): Promise<Wire> {
  clearTimeout(retry);
  opening ??= inDesktop() ? Promise.resolve(openDesktopPort()) : openSocket();
  return opening;
}

/** Calls go over this port from now on: component tests speak so with a router of their own. */
export function connectOver(port: MessagePort): void {
  clearTimeout(retry);
  opening = Promise.resolve(overPort(port));
  become('connected');
}

/** What a cut call throws: the caller's own reason when it gave up itself, WireLost when the wire broke, else the error that came. */
function blame(error: unknown, used: Wire, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  return used.lost ? new WireLost(state === 'refused' ? 'refused' : 'lost') : error;
}

function isStream(value: unknown): value is AsyncIterator<unknown, unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}

const link: ClientLink<ClientContext> = {
  async call(path, input, options) {
    const used = await current();
    if (used.lost) throw new WireLost(state === 'refused' ? 'refused' : 'lost');
    try {
      const output = await used.link.call(path, input, options);
      if (!isStream(output)) return output;
      return mapEventIterator(output, {
        value: (value) => Promise.resolve(value),
        error: (error) => Promise.resolve(blame(error, used, options.signal)),
      });
    } catch (error) {
      throw blame(error, used, options.signal);
    }
  },
};

/** Puts a file to a one-time address on our own origin (browser shell). One that does not come whole is told by whoever reads it. */
export async function giveFile(address: string, file: File): Promise<void> {
  const url = new URL(address, location.href);
  if (url.origin === location.origin) await fetch(url, { method: 'PUT', body: file }).catch(() => {});
}

/** Every call of the contract. Refusals are defined errors (isDefinedError); a cut wire throws WireLost; streams are begun again by who reads them. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(link);

/** The same calls as options for TanStack Query. */
export const api = createTanstackQueryUtils(client);
