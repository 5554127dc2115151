import {
  CannotReach,
  type Ouvadmin,
  type Page,
  type PageRequest,
  type Reach,
} from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { Problem } from '../../../preload/contract/connections.ts';
import type { TestDatabase, TestUser } from '../../services/database.ts';
import type { SshServer } from '../../services/sshd.ts';

export type MysqlReach = Extract<Reach, { dialect: 'mysql' }>;

/** Directly, over TLS verified against the tests' authority. */
export function direct(
  { server, name }: TestDatabase,
  user: TestUser,
  at: { port: number; host?: string } = server,
): MysqlReach {
  return {
    dialect: 'mysql',
    route: { kind: 'direct', host: at.host ?? '127.0.0.1', port: at.port, tls: { kind: 'ca', pem: server.ca } },
    user: user.user,
    databasePassword: user.password,
    database: name,
  };
}

/** Through a tunnel of the tests' sshd, by key, its host key accepted. */
export function tunnelled(database: TestDatabase, user: TestUser, ssh: SshServer): MysqlReach {
  return {
    ...direct(database, user),
    route: {
      kind: 'ssh',
      ssh: { host: ssh.host, port: ssh.port, user: ssh.user, auth: 'key' },
      host: '127.0.0.1',
      port: database.server.port,
      tls: { kind: 'none' },
    },
    sshKey: ssh.key,
    hostKey: ssh.hostKey,
  };
}

/** The problem with which this fails; fails itself if it does not, or with anything else. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CannotReach) return error.problem;
    throw error;
  }
  throw new Error('it was reached');
}

export async function allPages(ouvadmin: Ouvadmin, request: PageRequest): Promise<Page[]> {
  return collect(ouvadmin.pages(request));
}

export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of from) all.push(each);
  return all;
}
