import { z } from 'zod';
import { System } from '../../../preload/contract/common.ts';
import { packRows, unpackRows } from './pack-rows.ts';

export interface AccountRow {
  readonly system: System;
  /** The primary key as JSON. */
  readonly sourceKey: string;
  readonly accountId: string;
  readonly login: string;
  /** reason-bits.ts */
  readonly reasons: number;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** As Ouvadmin has it. */
  readonly address: string;
  /** As it is written to; '' where nobody can. */
  readonly contact: string;
  readonly unusable: 'no-address' | 'bad-address' | null;
  readonly accounts: readonly AccountRow[];
}

const Account = z
  .tuple([System, z.string(), z.string(), z.string(), z.number().int()])
  .transform(
    ([system, sourceKey, accountId, login, reasons]): AccountRow => ({ system, sourceKey, accountId, login, reasons }),
  );
const Row = z
  .tuple([
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.enum(['no-address', 'bad-address']).nullable(),
    z.array(Account),
  ])
  .transform(
    ([id, name, address, contact, unusable, accounts]): PersonRow => ({
      id,
      name,
      address,
      contact,
      unusable,
      accounts,
    }),
  );

/** A batch: an edit of some tens of kB at most, folded in some tens of milliseconds. */
const most = { people: 250, accounts: 1_000 };

/** The people in batches, packed; one with many accounts stands alone. */
export async function* packPeople(people: readonly PersonRow[]): AsyncGenerator<{ count: number; rows: string }> {
  let batch: PersonRow[] = [];
  let accounts = 0;
  for (const person of people) {
    if (batch.length === most.people || (batch.length > 0 && accounts + person.accounts.length > most.accounts)) {
      yield await packed(batch);
      batch = [];
      accounts = 0;
    }
    batch.push(person);
    accounts += person.accounts.length;
  }
  if (batch.length > 0) yield await packed(batch);
}

async function packed(people: readonly PersonRow[]) {
  const rows = people.map(({ id, name, address, contact, unusable, accounts }) => [
    ...[id, name, address, contact, unusable],
    accounts.map(({ system, sourceKey, accountId, login, reasons }) => [system, sourceKey, accountId, login, reasons]),
  ]);
  return { count: people.length, rows: await packRows(rows) };
}

/** The people of a batch; undefined where it cannot be read. A row of a newer application is left out. */
export async function unpackPeople(rows: string): Promise<PersonRow[] | undefined> {
  return (await unpackRows(rows))?.flatMap((row) => Row.safeParse(row).data ?? []);
}
