import { parentPort, workerData } from 'node:worker_threads';
import { createConnection } from 'mysql2/promise';

/** Writers of the application: so many, each with a statement every so many milliseconds, until told to stop; how long each took. */
export interface WritersOrder {
  readonly socket: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly writers: number;
  readonly every: number;
  readonly rows: number;
}

const order = workerData as WritersOrder | undefined;
if (parentPort && order) await write(order, parentPort);

async function write(
  { socket, user, password, database, writers, every, rows }: WritersOrder,
  port: NonNullable<typeof parentPort>,
) {
  let stopped = false;
  port.once('message', () => {
    stopped = true;
  });
  const took: number[] = [];
  const one = async () => {
    const connection = await createConnection({ socketPath: socket, user, password, database });
    while (!stopped) {
      const id = 1 + Math.floor(Math.random() * rows);
      const begun = performance.now();
      await connection.execute('UPDATE comptes SET email = ?, visits = visits + 1 WHERE id = ?', [
        `v${id}@exemple.org`,
        id,
      ]);
      took.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, every));
    }
    await connection.end();
  };
  await Promise.all(Array.from({ length: writers }, one));
  port.postMessage(took);
}
