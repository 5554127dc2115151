import type { Duplex } from 'node:stream';
import type { MysqlPool, MysqlPoolConnection } from 'kysely';
import { createConnection, createPool, type PoolConnection } from 'mysql2';
import type { Connecting } from './mysql-options.ts';

/** A few connections that Kysely can use, whose every failure is a CannotReach. */
export interface ReadingPool extends MysqlPool {
  /** Rows as arrays. An abort ends the query on the server and the connection with it, and throws the signal's reason. */
  read(sql: string, parameters: readonly unknown[], signal?: AbortSignal): Promise<(string | null)[][]>;
  close(): Promise<void>;
}

/** Tells an error as CannotReach. */
export type Fault = (error: unknown) => unknown;

/** Runs statements on a new connection before anybody may use it. */
export type Prepare = (run: (sql: string) => Promise<(string | null)[][]>) => Promise<void>;

/** A pool of three connections. `limit` is the silence, in milliseconds, after which a query is given up. */
export function readingPool(options: Connecting, limit: number, fault: Fault, prepare: Prepare): ReadingPool {
  const streams = new Set<Duplex>();
  const connecting = { ...options, stream: () => kept(streams, options.stream()) };
  const pool = createPool({ ...connecting, connectionLimit: 3, maxIdle: 3, waitForConnections: true });
  const prepared = new WeakMap<PoolConnection, MysqlPoolConnection>();
  const kills = new Set<Promise<void>>();

  function take(): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      pool.getConnection((error, connection) => (error ? reject(fault(error)) : resolve(connection)));
    });
  }

  async function ready(): Promise<{ raw: PoolConnection; connection: MysqlPoolConnection }> {
    const raw = await take();
    const known = prepared.get(raw);
    if (known) return { raw, connection: known };
    const connection = diagnosed(raw, limit, fault);
    try {
      await prepare((sql) => rows(raw, sql, [], limit, fault));
      prepared.set(raw, connection);
      return { raw, connection };
    } catch (error) {
      cutOff(raw);
      throw error;
    }
  }

  /** Ends the session on the server, which would otherwise go on with the query until it had something to say. */
  function kill(raw: PoolConnection): void {
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

  return {
    getConnection(callback) {
      ready().then(
        ({ connection }) => callback(null, connection),
        (error) => callback(error, undefined as never),
      );
    },
    end(callback) {
      pool.end(callback);
    },
    async read(sql, parameters, signal) {
      signal?.throwIfAborted();
      const { raw } = await ready();
      const stop = () => kill(raw);
      signal?.addEventListener('abort', stop, { once: true });
      try {
        signal?.throwIfAborted();
        return await rows(raw, sql, parameters, limit, fault);
      } catch (error) {
        throw signal?.aborted ? signal.reason : error;
      } finally {
        signal?.removeEventListener('abort', stop);
        raw.release();
      }
    },
    async close() {
      await Promise.allSettled(kills);
      // A server that no longer answers would never say good-bye: we do not wait for it.
      pool.end(() => {});
      for (const stream of streams) stream.destroy(lost());
    },
  };
}

function rows(raw: PoolConnection, sql: string, values: readonly unknown[], timeout: number, fault: Fault) {
  return new Promise<(string | null)[][]>((resolve, reject) => {
    raw.query({ sql, values: [...values], timeout, rowsAsArray: true }, (error, result) => {
      if (error) reject(failed(raw, error, fault));
      else resolve(Array.isArray(result) ? (result as unknown as (string | null)[][]) : []);
    });
  });
}

function failed(raw: PoolConnection, error: { code?: string }, fault: Fault): unknown {
  // Its answer may still come: nobody else may read it.
  if (error.code === 'PROTOCOL_SEQUENCE_TIMEOUT') cutOff(raw);
  return fault(error);
}

/** What Kysely needs of a connection, its errors told as CannotReach. */
function diagnosed(raw: PoolConnection, timeout: number, fault: Fault): MysqlPoolConnection {
  return {
    config: raw.config,
    threadId: raw.threadId ?? 0,
    connect: (callback) => callback?.(null),
    destroy: () => cutOff(raw),
    release: () => raw.release(),
    query(sql, values, callback) {
      const query = raw.query({ sql, values, timeout }, (error, result) =>
        callback?.(error ? failed(raw, error, fault) : null, result as never),
      );
      return { stream: (given) => query.stream(given) };
    },
  };
}

/** Loses a connection at once, without the good-bye that a frozen server would not answer; what ran on it fails as cut. */
function cutOff(connection: { destroy(): void }): void {
  const { stream } = connection as unknown as { stream: Duplex };
  stream.destroy(lost());
}

const lost = () => Object.assign(new Error('left by us'), { code: 'PROTOCOL_CONNECTION_LOST' });

function kept(streams: Set<Duplex>, stream: Duplex): Duplex {
  streams.add(stream);
  return stream.once('close', () => streams.delete(stream));
}
