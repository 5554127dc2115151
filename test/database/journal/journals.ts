import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { installJournal } from '../../../main/database/journal/install-journal.ts';
import type { Journal, SealedBatch, Wanted } from '../../../main/database/journal/journal.ts';
import type { MysqlReach } from '../../../main/database/ouvadmin/mysql-options.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import type { MariadbServer } from '../../services/mariadb.ts';
import { direct } from '../ouvadmin/reaches.ts';

/** A journal on a real server, as its volunteers reach it. */
export interface TestJournal {
  readonly database: TestDatabase;
  readonly volunteer: TestUser;
  readonly reach: MysqlReach;
  /** The same through another port: a line with faults. */
  through(port: number): MysqlReach;
}

export async function createJournal(server: MariadbServer): Promise<TestJournal> {
  const database = await createDatabase(server);
  const volunteer = await database.createUser({ rights: [] });
  for await (const step of installJournal(direct(database, server.admin), database.name, [at(volunteer)])) {
    if (step.outcome === 'refused') throw new Error(`${step.statement.sql}\n${JSON.stringify(step.problem)}`);
  }
  const reach = direct(database, volunteer);
  return { database, volunteer, reach, through: (port) => direct(database, volunteer, { port }) };
}

export const at = ({ user }: { readonly user: string }) => ({ user, host: '%' });

/** Speaks as a new device, or as this one. */
export async function speaking(journal: Journal, device: string = v7(), kept: readonly string[] = []) {
  const next = v7();
  const contact = await journal.contact(device, kept, next);
  return { device, session: next, contact };
}

/** Batches of `size` operations each, from `first` on, their contents chance bytes of about eight an operation. */
export function batches(device: string, first: number, count: number, size = 500): SealedBatch[] {
  return Array.from({ length: count }, (_, at) => batch(device, first + at * size, first + (at + 1) * size - 1));
}

export function batch(device: string, first: number, last: number, sealed = randomBytes(8 * (last - first + 1))) {
  return { device, first, last, epoch: 1, sealed };
}

export async function pulled(journal: Journal, wanted: readonly Wanted[], bytes = 100_000): Promise<SealedBatch[]> {
  const all: SealedBatch[] = [];
  for await (const page of journal.pull(wanted, bytes)) all.push(...page);
  return all;
}

/** What tells two rows apart, short enough to be read in a failure. */
export function told({ device, first, last, epoch, sealed }: SealedBatch): string {
  const sha256 = createHash('sha256').update(sealed).digest('hex').slice(0, 16);
  return `${device} ${first}-${last} epoch ${epoch} ${sealed.length} bytes ${sha256}`;
}
