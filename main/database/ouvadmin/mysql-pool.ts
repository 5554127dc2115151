import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { MysqlPool, MysqlPoolConnection } from 'kysely';
import { type Connection, createConnection, type ResultSetHeader } from 'mysql2';
import type { Connecting } from './mysql-options.ts';
import { orAborted } from './or-aborted.ts';

/** A few connections that Kysely can use, whose every failure is a CannotReach. `Cell`: what its typeCast makes of a value. */
export interface ReadingPool<Cell = string> extends MysqlPool {
  /** Rows as arrays. An abort ends the query on the server and the connection with it, and throws the signal's reason. */
  read(sql: string, parameters: readonly unknown[], signal?: AbortSignal): Promise<(Cell | null)[][]>;
  /** A statement that gives no rows: what the server says of it. Aborted, it may have been done or not. */
  write(sql: string, parameters: readonly unknown[], signal?: AbortSignal): Promise<ResultSetHeader>;
  /** One connection for several statements; it is lost if the deed fails, so that nothing of it is left. */
  alone<Result>(deed: (run: Run<Cell>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Rows as arrays, or what the server says of a statement that gives none. */
export type Run<Cell> = (sql: string, parameters: readonly unknown[]) => Promise<(Cell | null)[][] | ResultSetHeader>;

/** Tells an error as CannotReach. */
export type Fault = (error: unknown) => unknown;

/** Runs statements on a new connection before anybody may use it. */
export type Prepare<Cell = string> = (run: (sql: string) => Promise<(Cell | null)[][]>) => Promise<void>;

/**
 * A pool of a few connections; a query that finds none free waits. `limit` is the silence, in milliseconds, after which a query is given
 * up. It is not mysql2's own pool, which lets nobody hear the errors of a connection that is still being made: one that
 * comes twice (the tunnel closes, then TLS complains) would end the process.
 */
export function readingPool<Cell = string>(
  options: Connecting,
  limit: number,
  fault: Fault,
  prepare: Prepare<Cell>,
  most = 3,
): ReadingPool<Cell> {
  const streams = new Set<Duplex>();
  const connecting = { ...options, stream: () => kept(streams, options.stream()) };
  const alive = new Set<Connection>();
  const idle: Connection[] = [];
  const waiting: (() => void)[] = [];
  const kills = new Set<Promise<void>>();
  let opening = 0;
  let closed = false;

  async function take(): Promise<Connection> {
    for (;;) {
      if (closed) throw fault(lost());
      const free = idle.pop();
      if (free && usable(free)) return free;
      if (!free && alive.size + opening < most) return connect();
      if (!free) await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  async function connect(): Promise<Connection> {
    opening++;
    const raw = createConnection(connecting);
    raw.on('error', () => {});
    try {
      await new Promise<void>((resolve, reject) => {
        raw.connect((error) => (error ? reject(fault(error)) : resolve()));
      });
      await prepare(async (sql) => rowsOf<Cell>(await run(raw, sql, [], limit, fault)));
      alive.add(raw);
      streamOf(raw).once('close', () => {
        alive.delete(raw);
        waiting.shift()?.();
      });
      return raw;
    } catch (error) {
      cutOff(raw);
      throw error;
    } finally {
      opening--;
      waiting.shift()?.();
    }
  }

  function give(raw: Connection): void {
    if (usable(raw)) idle.push(raw);
    waiting.shift()?.();
  }

  /** Ends the session on the server, which would otherwise go on with the query until it had something to say. */
  function kill(raw: Connection): void {
    const { threadId } = raw;
    cutOff(raw);
    const control = createConnection(connecting);
    control.on('error', () => {});
    const done = new Promise<void>((resolve) => {
      control.query({ sql: 'KILL CONNECTION ?', values: [threadId], timeout: 5_000 }, () => resolve());
    }).finally(() => {
      cutOff(control);
      kills.delete(done);
    });
    kills.add(done);
  }

  async function perform(sql: string, parameters: readonly unknown[], signal?: AbortSignal) {
    signal?.throwIfAborted();
    const raw = await take();
    const stop = () => kill(raw);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      return await run(raw, sql, parameters, limit, fault);
    } finally {
      signal?.removeEventListener('abort', stop);
      give(raw);
    }
  }

  return {
    getConnection(callback) {
      take().then(
        (raw) => callback(null, diagnosed(raw, limit, fault, give)),
        (error) => callback(error, undefined as never),
      );
    },
    end(callback) {
      closed = true;
      for (const stream of streams) stream.destroy(lost());
      callback(null);
    },
    read: async (sql, parameters, signal) => rowsOf<Cell>(await orAborted(perform(sql, parameters, signal), signal)),
    write: async (sql, parameters, signal) =>
      (await orAborted(perform(sql, parameters, signal), signal)) as ResultSetHeader,
    async alone(deed) {
      const raw = await take();
      try {
        return await deed((sql, parameters) => run(raw, sql, parameters, limit, fault) as ReturnType<Run<Cell>>);
      } catch (error) {
        cutOff(raw);
        throw error;
      } finally {
        give(raw);
      }
    },
    async close() {
      await Promise.race([Promise.allSettled(kills), setTimeout(2_000, undefined, { ref: false })]);
      // A server that no longer answers would never say good-bye: we do not wait for it.
      this.end(() => {});
      for (const wake of waiting.splice(0)) wake();
    },
  };
}

function run(raw: Connection, sql: string, values: readonly unknown[], timeout: number, fault: Fault) {
  return new Promise<unknown>((resolve, reject) => {
    // Without values a statement is not searched for question marks: one of some hundred kilobytes would be for long.
    const given = values.length > 0 ? [...values] : null;
    raw.query({ sql, values: given, timeout, rowsAsArray: true }, (error, result) => {
      if (error) reject(failed(raw, error, fault));
      else resolve(result);
    });
  });
}

const rowsOf = <Cell>(result: unknown) => (Array.isArray(result) ? (result as (Cell | null)[][]) : []);

function failed(raw: Connection, error: { code?: string; fatal?: boolean }, fault: Fault): unknown {
  // After a silence its answer may still come, and nobody else may read it.
  if (error.fatal || error.code === 'PROTOCOL_SEQUENCE_TIMEOUT') cutOff(raw);
  // What mysql2 says of a query given to a connection that is closing has no code.
  return fault(error.fatal && !error.code ? lost() : error);
}

/** What Kysely needs of a connection, its errors told as CannotReach. */
function diagnosed(
  raw: Connection,
  timeout: number,
  fault: Fault,
  give: (raw: Connection) => void,
): MysqlPoolConnection {
  return {
    config: raw.config,
    threadId: raw.threadId ?? 0,
    connect: (callback) => callback?.(null),
    destroy: () => cutOff(raw),
    release: () => give(raw),
    query(sql, values, callback) {
      const query = raw.query({ sql, values, timeout }, (error, result) =>
        callback?.(error ? failed(raw, error, fault) : null, result as never),
      );
      return { stream: (given) => query.stream(given) };
    },
  };
}

/** The stream is mysql2's own business, TLS or not, and not in its types. */
const streamOf = (raw: Connection) => (raw as unknown as { readonly stream: Duplex }).stream;

const usable = (raw: Connection) => streamOf(raw).writable && !streamOf(raw).destroyed;

/** Loses a connection at once, without the good-bye that a frozen server would not answer; what ran on it fails as cut. */
function cutOff(raw: Connection): void {
  streamOf(raw).destroy(lost());
}

const lost = () => Object.assign(new Error('left by us'), { code: 'PROTOCOL_CONNECTION_LOST' });

function kept(streams: Set<Duplex>, stream: Duplex): Duplex {
  streams.add(stream);
  return stream.once('close', () => streams.delete(stream));
}
