import { randomBytes } from 'node:crypto';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { v7 } from 'uuid';
import { installJournal } from '../../main/database/journal/install-journal.ts';
import type { Journal } from '../../main/database/journal/journal.ts';
import { openJournal } from '../../main/database/journal/open-journal.ts';
import { decodeBatch } from '../../main/sync/decode-operations.ts';
import { encodeOperations } from '../../main/sync/encode-operations.ts';
import type { Operation } from '../../main/sync/operation.ts';
import { batchPlace, seal, unseal } from '../../main/sync/seal.ts';
import { startCertificateAuthority } from '../services/ca.ts';
import { asAdmin, type MariadbServer, startMariadb } from '../services/mariadb.ts';
import { type FaultyLine, startProxy } from '../services/proxy.ts';
import type { Measure } from './bench.ts';
import { editsEach, offlineEdits } from './merge/offline-edits.ts';

export const name = 'journal';

const runs = 7;
/** As sync sends them. */
const perRow = 1_000;
const perPush = 5_000;
/** Rows in one INSERT of the peer. */
const perInsert = 1_000;
const latency = 40;
const key = randomBytes(32);

/** 10,000 operations to the journal and back, each round trip 40 ms longer than loopback's; over TLS. */
export async function bench(): Promise<Measure[]> {
  const authority = await startCertificateAuthority();
  const mariadb = authority && (await startMariadb(authority.certificates));
  if (!mariadb) {
    process.stderr.write('Skipped: install mariadb-server and openssl.\n');
    return [];
  }
  const line = await startProxy(mariadb.server);
  line.behave({ latency });
  try {
    return await measure(mariadb.server, line);
  } finally {
    await line.stop();
    await mariadb.stop();
    await authority.stop();
  }
}

async function measure(server: MariadbServer, line: FaultyLine): Promise<Measure[]> {
  const reach = {
    dialect: 'mysql' as const,
    route: { kind: 'direct' as const, host: line.host, port: line.port, tls: { kind: 'ca' as const, pem: server.ca } },
    ...{ user: server.admin.user, databasePassword: server.admin.password, database: 'ouvadesk' },
  };
  for await (const { outcome, problem } of installJournal(reach, reach.database, [])) {
    if (outcome === 'refused') throw new Error(JSON.stringify(problem));
  }
  await asAdmin(server, (admin) => admin.query(plainTable));
  const plain = await createConnection({
    ...{ host: line.host, port: line.port, ...server.admin, ssl: { ca: server.ca }, database: 'plain' },
  });
  const laps = { contact: [], push: [], pull: [], plainPush: [], plainPull: [] } as Record<string, number[]>;
  const lap = async (what: string, deed: () => Promise<unknown>) => {
    const begun = performance.now();
    await deed();
    laps[what]?.push((performance.now() - begun) / 1_000);
  };
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const operations = operationsOf(v7(), run);
    const device = operations[0]?.device ?? '';
    let journal: Journal | undefined;
    await lap('contact', async () => {
      journal = await openJournal(reach);
      await journal.contact(device, [], v7());
    });
    if (!journal) throw new Error('not open');
    const opened = journal;
    const before = line.sent();
    await lap('push', () => push(opened, operations));
    bytes = line.sent() - before;
    await lap('pull', async () => checked(await pull(opened, device)));
    await journal.close();
    await lap('plainPush', () => plainPush(plain, operations));
    await lap('plainPull', async () => checked(await plainPull(plain, device)));
  }
  await plain.end();
  const median = (what: string) => laps[what]?.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? 0;
  const peer = `plain table, one row an operation, ${perInsert} rows an INSERT`;
  return [
    {
      ...{ name: 'push-10000', value: median('push'), unit: 's', target: 1 },
      note: `encoded, sealed and sent, ${Math.round(bytes / 1_000)} kB; ${peer}: ${median('plainPush').toFixed(3)} s`,
    },
    {
      ...{ name: 'pull-10000', value: median('pull'), unit: 's', target: 1 },
      note: `received, opened and decoded; ${peer}: ${median('plainPull').toFixed(3)} s`,
    },
    { name: 'push-to-peer', value: median('push'), unit: 's', peer, ratio: median('push') / median('plainPush') },
    { name: 'pull-to-peer', value: median('pull'), unit: 's', peer, ratio: median('pull') / median('plainPull') },
    { name: 'contact', value: median('contact'), unit: 's', note: 'connected, logged in, greeted, the clock measured' },
  ];
}

function operationsOf(device: string, seed: number): Operation[] {
  const author = v7();
  return offlineEdits(seed).edits[0].map(({ document, field, value, at }, index) => ({
    ...{ device, number: index + 1, stamp: { time: at, counter: 0 }, author, context: new Map() },
    ...{ kind: 'piece', version: 1, record: document, changes: [{ field, value }] },
  }));
}

async function push(journal: Journal, operations: readonly Operation[]): Promise<void> {
  for (let sent = 0; sent < operations.length; sent += perPush) {
    const batches = [];
    for (let at = sent; at < Math.min(sent + perPush, operations.length); at += perRow) {
      const some = operations.slice(at, at + perRow);
      const [first, last] = [some[0], some.at(-1)];
      if (!first || !last) throw new Error('nothing to send');
      const place = { device: first.device, first: first.number, last: last.number, epoch: 1 };
      batches.push({ ...place, sealed: seal(key, batchPlace(place), encodeOperations(some)) });
    }
    if (!(await journal.push(batches))) throw new Error('refused');
  }
}

async function pull(journal: Journal, device: string): Promise<number> {
  let got = 0;
  for await (const page of journal.pull([{ device, after: 0 }], 1_000_000)) {
    for (const batch of page) {
      const opened = unseal(key, batchPlace(batch), batch.sealed);
      got += decodeBatch(opened, device, batch.first, batch.last).length;
    }
  }
  return got;
}

const plainTable = `
  CREATE DATABASE plain;
  CREATE TABLE plain.operation (
    device CHAR(36) CHARACTER SET ascii, number INT UNSIGNED, time BIGINT, counter INT, author CHAR(36) CHARACTER SET ascii,
    record CHAR(36) CHARACTER SET ascii, kind VARCHAR(50), version INT, changes TEXT, PRIMARY KEY (device, number)
  )`;

async function plainPush(plain: Connection, operations: readonly Operation[]): Promise<void> {
  for (let at = 0; at < operations.length; at += perInsert) {
    const rows = operations
      .slice(at, at + perInsert)
      .map(({ device, number, stamp, author, record, kind, version, changes }) => [
        ...[device, number, stamp.time, stamp.counter, author, record, kind, version, JSON.stringify(changes)],
      ]);
    await plain.query('INSERT IGNORE INTO operation VALUES ?', [rows]);
  }
}

async function plainPull(plain: Connection, device: string): Promise<number> {
  const [rows] = await plain.query<RowDataPacket[]>(
    'SELECT * FROM operation WHERE device = ? AND number > 0 ORDER BY number',
    [device],
  );
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) })).length;
}

function checked(operations: number): void {
  if (operations !== editsEach) throw new Error(`${operations} operations came back`);
}
