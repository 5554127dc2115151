import { type MysqlReach, mysqlOptions } from './mysql-options.ts';
import { type Prepare, type ReadingPool, readingPool } from './mysql-pool.ts';
import type { Limits } from './ouvadmin.ts';
import { sshTunnel } from './ssh-tunnel.ts';
import { toReach } from './to-reach.ts';

/** Connections to one server, with the tunnel that they go through; nothing is opened before the first statement. */
export interface MysqlSession<Cell> {
  readonly pool: ReadingPool<Cell>;
  close(): Promise<void>;
}

interface Ways<Cell> {
  /** Runs on each new connection before anybody may use it. */
  readonly prepare: Prepare<Cell>;
  /** Values as the bytes that the server sends; without it as text. */
  readonly bytes?: Cell extends Buffer ? true : never;
  /** How many connections at most. */
  readonly most?: number;
}

/** What every door to a MySQL or MariaDB server is made of. Errors are CannotReach and hold no secret of `reach`. */
export function mysqlSession<Cell = string>(reach: MysqlReach, limits: Limits, ways: Ways<Cell>): MysqlSession<Cell> {
  const secrets = [reach.databasePassword, reach.sshPassword, reach.sshKey, reach.sshKeyPassphrase];
  const fault = (error: unknown) => toReach(error, factsOf(reach), secrets);
  const tunnel = reach.route.kind === 'ssh' ? sshTunnel(reach.route, reach, limits.connect) : undefined;
  const options = mysqlOptions(reach, tunnel, limits);
  const connecting = ways.bytes
    ? { ...options, typeCast: (field: { buffer(): Buffer | null }) => field.buffer() }
    : options;
  const pool = readingPool<Cell>(connecting, limits.query, fault, ways.prepare, ways.most);
  return {
    pool,
    async close() {
      await pool.close();
      tunnel?.close();
    },
  };
}

/** The same, once a first statement has shown that it can be reached. */
export async function reachedSession<Cell = string>(
  reach: MysqlReach,
  limits: Limits,
  ways: Ways<Cell>,
  signal?: AbortSignal,
): Promise<MysqlSession<Cell>> {
  signal?.throwIfAborted();
  const session = mysqlSession(reach, limits, ways);
  try {
    await session.pool.read('select 1', [], signal);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Where it was to be reached, for the sentence that says why it could not be. */
function factsOf({ route, user, database }: MysqlReach): Record<string, string> {
  const place =
    route.kind === 'socket'
      ? { path: route.path, host: route.path, port: '-' }
      : { host: route.host, port: `${route.port}` };
  return { ...place, user, database };
}
