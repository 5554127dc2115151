import type { Socket } from 'node:net';
import type { Client } from 'ssh2';
import { connectSsh, forward, type HostKey, type SshRoute } from '../../database/ouvadmin/connect-ssh.ts';
import { CannotReach, type Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { type Steps, step } from './steps.ts';

type MysqlReach = Extract<Reach, { dialect: 'mysql' }>;

/**
 * `ssh`: it speaks SSH; `host-key`: it is the one we accepted; `ssh` again: it let us in and opens a way to the database.
 * The last value of a step is its outcome. The socket is used up.
 */
export async function* testSsh(reach: MysqlReach, route: SshRoute, socket: Socket, signal?: AbortSignal): Steps<void> {
  const trusted = Promise.withResolvers<HostKey>();
  let client: Promise<Client> | undefined;
  try {
    const refused = yield* step('ssh', signal, async (attempt) => {
      client = connectSsh(route, reach, { ...attempt, socket, trusted: trusted.resolve });
      const judged = trusted.promise.then(() => undefined);
      return { value: await Promise.race([judged, client.then(() => undefined, refusedKey)]) };
    });
    yield* step('host-key', signal, async () => {
      if (refused) throw refused;
      const { fingerprint, kind } = await trusted.promise;
      return { value: undefined, fact: `${fingerprint} (${kind})` };
    });
    yield* step('ssh', signal, async (attempt) => {
      if (!client) throw new Error('no client after its first step');
      const channel = await forward(await client, route, attempt);
      channel.destroy();
      return { value: undefined, fact: `${route.ssh.user}@${route.ssh.host} → ${route.host}:${route.port}` };
    });
  } finally {
    client?.then(
      (connected) => connected.destroy(),
      () => {},
    );
  }
}

/** A key that is not the accepted one is the next step's failure: the server did speak SSH. */
function refusedKey(error: unknown): CannotReach {
  if (error instanceof CannotReach && error.problem.code.startsWith('host-key')) return error;
  throw error;
}
