import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { ColumnWork } from '../../../main/encryption/column-work.ts';
import { startCertificateAuthority } from '../../services/ca.ts';
import { createDatabase } from '../../services/database.ts';
import { startMariadb } from '../../services/mariadb.ts';
import type { JobAnswer, JobOrder } from './job.ts';
import type { WritersOrder } from './writers.ts';

export interface ColumnWorld {
  readonly reach: Reach;
  readonly work: ColumnWork;
  /** Runs a job in a process of its own, to its end. */
  job(deed: JobOrder['deed'], batches?: JobOrder['batches']): Promise<JobAnswer>;
  run(sql: string): Promise<unknown>;
  /** Starts writers of the application; `stop` gives the milliseconds that each of their statements took. */
  writers(): { stop(): Promise<number[]> };
  close(): Promise<void>;
}

/** A MariaDB on loopback with so many accounts, reached over TCP with TLS, and the same table for the database's own statement. */
export async function columnWorld(accounts: number): Promise<ColumnWorld> {
  const authority = await startCertificateAuthority();
  const mariadb = authority && (await startMariadb(authority.certificates));
  if (!authority || !mariadb) throw new Error('openssl or MariaDB is not there.');
  const { server } = mariadb;
  const database = await createDatabase(server, {
    schema: `CREATE TABLE comptes (id INT PRIMARY KEY, login VARCHAR(40) NOT NULL, email VARCHAR(255), visits INT NOT NULL DEFAULT 0);
      CREATE TABLE own (id INT PRIMARY KEY, login VARCHAR(40) NOT NULL, email VARCHAR(255), visits INT NOT NULL DEFAULT 0, email_enc VARBINARY(1053));
      INSERT INTO comptes SELECT seq, CONCAT('login', seq), CONCAT('prenom.nom', seq, '@exemple.org'), 0 FROM seq_1_to_${accounts};
      INSERT INTO own SELECT id, login, email, visits, NULL FROM comptes`,
  });
  const user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
  const tls = { kind: 'ca', pem: server.ca } as const;
  const reach: Reach = {
    ...{ dialect: 'mysql', user: user.user, databasePassword: user.password, database: database.name },
    route: { kind: 'direct', host: '127.0.0.1', port: server.port, tls },
  };
  const work: ColumnWork = {
    plan: '0197a1b2-0000-7000-8000-00000000c0de',
    ...{ table: 'comptes', column: 'email', treatment: { kind: 'encrypt', index: 'none' } },
  };
  const keys = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')] as const;
  return {
    reach,
    work,
    async job(deed, batches) {
      const child = fork(join(import.meta.dirname, 'job.ts'), {
        execArgv: ['--no-warnings'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      const order: JobOrder = { deed, reach, work, keys, ...(batches ? { batches } : {}) };
      child.send(order);
      const ended = once(child, 'exit').then(([code]) => {
        throw new Error(`the job ended with ${code}`);
      });
      const [answer] = (await Promise.race([once(child, 'message'), ended])) as [JobAnswer];
      ended.catch(() => {});
      return answer;
    },
    run: (sql) => database.run(sql),
    writers() {
      const order: WritersOrder = {
        ...{ socket: server.socket, ...server.admin, database: database.name },
        ...{ writers: 4, every: 5, rows: accounts },
      };
      const worker = new Worker(new URL('./writers.ts', import.meta.url), { workerData: order });
      return {
        async stop() {
          const took = once(worker, 'message');
          worker.postMessage('stop');
          const [milliseconds] = (await took) as [number[]];
          await worker.terminate();
          return milliseconds;
        },
      };
    },
    async close() {
      await mariadb.stop();
      await authority.stop();
    },
  };
}
