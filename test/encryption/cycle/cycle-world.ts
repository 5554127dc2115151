import { randomBytes, randomUUID } from 'node:crypto';
import { openColumnDoor } from '../../../main/database/ouvadmin/open-column-door.ts';
import type { ColumnKeys } from '../../../main/encryption/cipher/column-cipher.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import type { ColumnWork, Deed } from '../../../main/encryption/column-work.ts';
import { openControl } from '../../../main/encryption/control.ts';
import { namesOf } from '../../../main/encryption/names-of.ts';
import { phpCode } from '../../../main/encryption/php-code.ts';
import { type Truth, truthOf } from '../../../main/encryption/truth-of.ts';
import type { ColumnState } from '../../../preload/contract/column-encryption.ts';
import type { MysqlReach } from '../../database/ouvadmin/reaches.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import type { MariadbServer } from '../../services/mariadb.ts';
import { type Doomed, seed, startDoomed } from '../../shared/kills.ts';
import { keyFile, library } from '../php/php.ts';
import type { Told } from './judge.ts';
import { type Program, startProgram } from './program.ts';
import type { ChildOrder } from './step-child.ts';

const script = new URL('./step-child.ts', import.meta.url);

/** A table of accounts that two PHP programs use, and a column of it that changes under them. */
export interface CycleWorld {
  readonly database: TestDatabase;
  /** Our process's, on the server, so that its connections are known. */
  readonly user: TestUser;
  readonly work: ColumnWork;
  readonly programs: readonly Program[];
  start(deed: Deed, to: ColumnState): Doomed;
  /** A new data key; older ones stay. */
  newKey(): void;
  state(): Promise<ColumnState | undefined>;
  truth(): Promise<Truth>;
  /** All that was done so far, and what stands in the table now as reads. Programs must be at rest. */
  told(): Promise<Told[]>;
  /** What stands there now becomes what everything is measured by: what was judged is forgotten. */
  forget(): Promise<void>;
  endOld(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly rows: number;
  /** Microseconds between two deeds of a program. */
  readonly pause: number;
  readonly lease: number;
}

export async function openCycleWorld(server: MariadbServer, options: WorldOptions): Promise<CycleWorld> {
  const schema = `CREATE TABLE comptes (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, nom VARCHAR(60) NOT NULL,
    email VARCHAR(120) NOT NULL DEFAULT '', KEY email (email)) ENGINE=InnoDB`;
  const database = await createDatabase(server, { schema });
  const user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
  const work: ColumnWork = {
    plan: randomUUID(),
    ...{ table: 'comptes', column: 'email', treatment: { kind: 'encrypt', index: 'email' } },
  };
  const ids = Array.from({ length: options.rows }, (_, at) => at + 1);
  const clear = (id: number) => (id % 17 === 0 ? '' : `Compte.${id}@exemple.fr`);
  await database.insert(
    'comptes',
    ids.map((id) => ({ id, nom: `n${id}`, email: clear(id) })),
  );
  let initial = ids.map(
    (row): Told => ({
      ...{ by: 'test', what: 'write', row, value: clear(row), begun: 0, ended: 0, outcome: 'done' },
    }),
  );

  // PHP has the keys of the whole test from the beginning, as it has after each delivery.
  const ring = [1, 2].map((number) => ({ number, key: randomBytes(32) }));
  const index = randomBytes(32);
  let known = 1;
  const keysNow = (): ColumnKeys => {
    const [current = { number: 0, key: randomBytes(32) }, ...older] = ring.slice(0, known).reverse();
    return { current, older, index };
  };
  const [first = { number: 0, key: randomBytes(32) }, ...others] = ring;
  const delivered = keyFile([
    { name: 'comptes.email', normalise: 'email', keys: { current: first, older: others, index } },
  ]);
  const facts = { dialect: 'mariadb', key: ['id'], numbered: true, libraryPath: library, keyFile: delivered } as const;
  const reach: MysqlReach = direct(database, user);
  const order = (deed: Deed, to: ColumnState): ChildOrder => ({
    ...{ reach, work, deed, to, lease: options.lease, index: index.toString('base64') },
    keys: ring.slice(0, known).map(({ number, key }) => ({ number, key: key.toString('base64') })),
  });
  const start = (generation: 'old' | 'new', at: number) =>
    startProgram({
      dsn: `mysql:unix_socket=${server.socket};dbname=${database.name};charset=utf8mb4`,
      ...server.admin,
      ...{ generation, code: phpCode(work, facts).after, ids, seed: seed + at, pause: options.pause },
    });
  const programs = await Promise.all([start('old', 0), start('new', 1)]);

  async function withDoor<Result>(deed: (door: Awaited<ReturnType<typeof openColumnDoor>>) => Promise<Result>) {
    const door = await openColumnDoor(reach);
    try {
      return await deed(door);
    } finally {
      await door.close();
    }
  }
  async function standing(): Promise<Told[]> {
    const cipher = openColumnCipher(work, {
      ...keysNow(),
      older: ring.filter(({ number }) => number !== keysNow().current.number),
    });
    const { shadow, blindIndex = '' } = namesOf(work);
    const now = Number(process.hrtime.bigint());
    // The new columns are invisible to an asterisk.
    const added = await database.run(
      `SELECT column_name name FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name IN (?, ?)`,
      [shadow, blindIndex],
    );
    const rows = await database.run(`SELECT ${['*', ...added.map(({ name }) => name)].join(', ')} FROM comptes`);
    return rows.flatMap((row): Told[] => {
      const read = (value: string | null): Told => ({
        ...{ by: 'test', what: 'read', row: row.id, value, begun: now, ended: now, outcome: 'done' },
      });
      const kept = row.email === undefined || row.email === null ? [] : [read(row.email)];
      if (!row[shadow]) return kept.length > 0 ? kept : [read(null)];
      const opened = cipher.decrypt([Buffer.from(String(row.id))], row[shadow]);
      if (typeof opened === 'string') return [read(`ciphertext ${opened}`)];
      const right = cipher.blindIndex(opened)?.equals(row[blindIndex]) === true;
      return [...kept, read(right ? opened.toString() : `${opened} with another blind index`)];
    });
  }
  return {
    ...{ database, user, work, programs },
    start: (deed, to) => startDoomed(script, order(deed, to)),
    newKey: () => {
      known += 1;
    },
    state: () => withDoor(async (door) => (await openControl(door).row(work.plan))?.state),
    truth: () => withDoor((door) => truthOf(door, work)),
    told: async () => [...initial, ...programs.flatMap(({ told }) => told), ...(await standing())],
    async forget() {
      const rows = new Map((await standing()).map((read) => [read.row, read]));
      initial = [...rows.values()].map((read) => ({ ...read, what: 'write' }));
      for (const { told } of programs) told.length = 0;
    },
    endOld: async () => programs[0]?.end(),
    async close() {
      await Promise.all(programs.map((program) => program.end()));
      await database.drop();
    },
  };
}
