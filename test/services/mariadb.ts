import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';
import type { Certificate, Certificates } from './ca.ts';
import { type Child, launch, runToEnd } from './child.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { freePort } from './port.ts';
import { findProgram } from './program.ts';
import { until } from './until.ts';

/** How to reach a server that the tests started. Plain data: it can be provided to the tests. */
export interface MariadbServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly socket: string;
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string;
  /** May do everything, over TCP and the socket. */
  readonly admin: { readonly user: string; readonly password: string };
}

export interface Mariadb {
  readonly server: MariadbServer;
  log(): string;
  /** Ends it in the middle of what it does, without a word to its clients. */
  kill(): Promise<void>;
  /** Ends it as an administrator would; the data stay. */
  shutDown(): Promise<void>;
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>;
  /** It holds still, connections stay open and nothing is answered, until `resume`. */
  freeze(): Promise<void>;
  resume(): void;
  /** New connections are shown this certificate. */
  showCertificate(certificate: Certificate): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A real mariadbd on loopback with TLS, own port, socket and data; undefined where MariaDB is not installed. */
export async function startMariadb(certificates: Certificates): Promise<Mariadb | undefined> {
  const mariadbd = findProgram('mariadbd', 'mysqld');
  const install = findProgram('mariadb-install-db', 'mysql_install_db');
  if (!mariadbd || !install) return undefined;
  const folder = makeFolder('db');
  let child: Child | undefined;
  try {
    const instance = await layOut(folder, install, certificates);
    const start = async () => {
      child = await startOnPort(mariadbd, instance);
    };
    for (let attempt = 1; ; attempt++) {
      instance.port = await freePort();
      try {
        await start();
        break;
      } catch (error) {
        // Somebody else took the port between the two: choose another.
        if (attempt === 3 || !/Address already in use|port.*in use/i.test(String(error))) throw error;
      }
    }
    return faces(instance, start, () => child);
  } catch (error) {
    await child?.stop(500);
    removeFolder(folder);
    throw error;
  }
}

interface Instance {
  readonly folder: string;
  readonly ca: string;
  readonly admin: { user: string; password: string };
  port: number;
}

const asMe = () => (userInfo().uid === 0 ? ['--user=root'] : []);

async function layOut(folder: string, install: string, certificates: Certificates): Promise<Instance> {
  const admin = { user: 'admin', password: randomBytes(12).toString('base64url') };
  mkdirSync(join(folder, 'tmp'));
  copyFileSync(certificates.ca.certFile, join(folder, 'ca.pem'));
  placeCertificate(folder, certificates.server);
  writeFileSync(
    join(folder, 'init.sql'),
    `CREATE USER IF NOT EXISTS '${admin.user}'@'%' IDENTIFIED BY '${admin.password}';\n` +
      `GRANT ALL PRIVILEGES ON *.* TO '${admin.user}'@'%' WITH GRANT OPTION;\n` +
      `ALTER USER 'root'@'localhost' IDENTIFIED BY '${admin.password}';\n`,
    { mode: 0o600 },
  );
  await runToEnd(install, [
    '--no-defaults',
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
    '--innodb-log-file-size=8M',
    ...asMe(),
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${join(folder, 'tmp')}`,
  ]);
  return { folder, ca: certificates.ca.pem, admin, port: 0 };
}

function placeCertificate(folder: string, certificate: Certificate): void {
  copyFileSync(certificate.certFile, join(folder, 'server.pem'));
  copyFileSync(certificate.keyFile, join(folder, 'server.key'));
}

async function startOnPort(mariadbd: string, { folder, port }: Instance): Promise<Child> {
  const file = (name: string) => join(folder, name);
  const child = launch(mariadbd, [
    '--no-defaults',
    ...asMe(),
    `--datadir=${file('data')}`,
    `--tmpdir=${file('tmp')}`,
    `--socket=${file('s')}`,
    `--pid-file=${file('pid')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--ssl-ca=${file('ca.pem')}`,
    `--ssl-cert=${file('server.pem')}`,
    `--ssl-key=${file('server.key')}`,
    `--init-file=${file('init.sql')}`,
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--max-allowed-packet=64M',
    // Small, and in no hurry to write: the data outlive a killed server, not a killed machine.
    ...['--innodb-buffer-pool-size=32M', '--innodb-log-file-size=8M', '--aria-pagecache-buffer-size=8M'],
    ...['--innodb-flush-log-at-trx-commit=2', '--innodb-fast-shutdown=2', '--skip-log-bin'],
  ]);
  try {
    await until('mariadbd to be ready', () => {
      if (child.ended()) throw new Error(`mariadbd ended (${child.ended()}):\n${child.output()}`);
      return child.output().includes('ready for connections');
    });
    return child;
  } catch (error) {
    await child.stop(500);
    throw error;
  }
}

function faces(instance: Instance, start: () => Promise<void>, child: () => Child | undefined): Mariadb {
  const server: MariadbServer = {
    host: '127.0.0.1',
    port: instance.port,
    socket: join(instance.folder, 's'),
    ca: instance.ca,
    admin: instance.admin,
  };
  return {
    server,
    log: () => child()?.output() ?? '',
    kill: async () => {
      child()?.signal('SIGKILL');
      await child()?.stop();
    },
    shutDown: async () => child()?.stop(20_000),
    restart: async () => {
      await child()?.stop(20_000);
      await start();
    },
    freeze: async () => child()?.freeze(),
    resume: () => child()?.signal('SIGCONT'),
    showCertificate: async (certificate) => {
      placeCertificate(instance.folder, certificate);
      await asAdmin(server, (admin) => admin.query('FLUSH SSL'));
    },
    stop: async () => {
      await child()?.stop(3_000);
      removeFolder(instance.folder);
    },
  };
}

/** Does something as administrator, through the socket, whatever certificate the server shows. */
export async function asAdmin<T>(server: MariadbServer, act: (admin: Connection) => Promise<T>): Promise<T> {
  const admin = await createConnection({
    socketPath: server.socket,
    ...server.admin,
    multipleStatements: true,
    charset: 'utf8mb4',
    connectTimeout: 10_000,
  });
  try {
    return await act(admin);
  } finally {
    await admin.end().catch(() => admin.destroy());
  }
}
