import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listen } from './port.ts';

/** How a bad line behaves. All may be changed while connections are open. */
export interface Fault {
  /** Each chunk from the server arrives this many milliseconds later, in order. */
  readonly latency?: number;
  /** A connection is cut (reset) once the server has sent this many bytes on it. */
  readonly cutAfter?: number;
  /** A connection is cut (reset) once the client has sent this many bytes on it; the server has had them. */
  readonly cutAfterSent?: number;
  /** Once the server has sent this many bytes on a connection, no more arrive; it stays open. */
  readonly stallAfter?: number;
}

export interface FaultyLine {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** Connections made through it so far. */
  connections(): number;
  /** Bytes the server has sent through it so far. */
  received(): number;
  /** Bytes clients have sent through it so far. */
  sent(): number;
  /** From now on the line is like this; `{}` is a sound line, on which what was held back arrives. */
  behave(fault: Fault): void;
  /** Cuts every open connection (reset). */
  cut(): void;
  /** Refuses connections, as a host without the server does, until `accept`; open ones are cut. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  stop(): Promise<void>;
}

interface Line {
  readonly client: Socket;
  readonly server: Socket;
  /** Bytes seen from the server. */
  seen: number;
  /** Bytes seen from the client. */
  sent: number;
  readonly held: Buffer[];
  timers: number;
}

/** A TCP line to `target` whose faults the test decides. */
export async function startProxy(target: { readonly host: string; readonly port: number }): Promise<FaultyLine> {
  const lines = new Set<Line>();
  let fault: Fault = {};
  let connections = 0;
  let received = 0;
  let sent = 0;

  const deliver = (line: Line, chunk: Buffer) => {
    line.seen += chunk.length;
    const { stallAfter, cutAfter } = fault;
    if (cutAfter !== undefined && line.seen >= cutAfter) {
      line.client.write(chunk.subarray(0, chunk.length - (line.seen - cutAfter)), () => line.client.resetAndDestroy());
      return;
    }
    if (line.held.length > 0 || (stallAfter !== undefined && line.seen > stallAfter)) line.held.push(chunk);
    else line.client.write(chunk);
  };
  const hear = (line: Line, chunk: Buffer) => {
    received += chunk.length;
    // Order is kept: as long as something is on its way late, what follows is late as well.
    const wait = fault.latency ?? 0;
    if (wait === 0 && line.timers === 0) return deliver(line, chunk);
    line.timers++;
    setTimeout(() => {
      line.timers--;
      deliver(line, chunk);
    }, wait);
  };

  const send = (line: Line, chunk: Buffer) => {
    sent += chunk.length;
    line.sent += chunk.length;
    const { cutAfterSent } = fault;
    if (cutAfterSent !== undefined && line.sent >= cutAfterSent) {
      const kept = Math.max(0, chunk.length - (line.sent - cutAfterSent));
      line.server.write(chunk.subarray(0, kept), () => line.client.resetAndDestroy());
    } else if (!line.server.write(chunk)) {
      line.client.pause();
      line.server.once('drain', () => line.client.resume());
    }
  };

  const server = createServer((client) => {
    connections++;
    const far = connect(target.port, target.host);
    const line: Line = { client, server: far, seen: 0, sent: 0, held: [], timers: 0 };
    lines.add(line);
    const forget = () => {
      lines.delete(line);
      client.destroy();
      far.destroy();
    };
    client.on('error', forget).on('close', forget);
    far.on('error', forget).on('close', () => (line.timers + line.held.length === 0 ? client.end() : undefined));
    client.on('data', (chunk: Buffer) => send(line, chunk)).on('end', () => far.end());
    far.on('data', (chunk: Buffer) => hear(line, chunk));
  });
  const port = await listen(server);

  const cut = () => {
    for (const { client } of lines) client.resetAndDestroy();
  };
  const close = async () => {
    const closed = server.listening ? once(server, 'close') : undefined;
    server.close();
    cut();
    await closed;
  };
  return {
    host: '127.0.0.1',
    port,
    connections: () => connections,
    received: () => received,
    sent: () => sent,
    behave: (next) => {
      fault = next;
      for (const line of lines) for (const chunk of line.held.splice(0)) line.client.write(chunk);
    },
    cut,
    refuse: close,
    accept: async () => {
      if (!server.listening) await listen(server, port);
    },
    stop: close,
  };
}
