import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { LeftAlone } from '../../../preload/contract/forced-changes.ts';
import type { OuvadminWriter } from '../../database/ouvadmin/ouvadmin-writer.ts';
import { keyedDigest } from '../../shared/keyed-digest.ts';
import type { Looked, LookOrder } from './forcing-messages.ts';
import type { PlannedSystem } from './plan.ts';
import { type RowStore, rowStore, type WaitingRow } from './row-store.ts';
import { randomSecret } from './rules/random-secret.ts';
import { type StorageToWrite, storageToWrite } from './rules/storage-to-write.ts';
import { statementsOf } from './show-statements.ts';
import { isValue } from './sql/column.ts';
import { lackingRights } from './sql/lacking-rights.ts';
import { type ReadRow, type Rows, readRows, rowsOf } from './sql/rows.ts';
import { hasUndoTable } from './sql/undo-table.ts';
import { roomNeeded } from './write-secret.ts';

const pageSize = 250;

/** What is left alone, by reason. */
type Left = Map<LeftAlone, { people: Set<string>; accounts: number }>;

/**
 * Looks at every row of a dry run: keeps those that are as they were audited and can be changed, counts the others by what
 * keeps them from it. Reads only.
 */
export async function lookAtRows(
  writer: OuvadminWriter,
  db: Database,
  order: LookOrder,
  signal: AbortSignal,
): Promise<Looked> {
  const store = rowStore(db);
  const tables = await writer.tables();
  const undoTable = await hasUndoTable(async () => tables);
  const lacking = await lackingRights(writer, order.plan);
  // Without a right to read, nothing can be said of any row, nor perhaps is its column shown to us.
  if (lacking.length > 0) return { kind: 'looked', undoTable, lacking, left: [], statements: [] };
  const systems = order.plan.map((planned) => {
    const table = tables.find(({ name }) => name === planned.table);
    if (!table) throw new Error(`The table of ${planned.system} is no longer there.`);
    return { planned, rows: rowsOf(writer.dialect, table, planned) };
  });
  const left: Left = new Map();
  const look = openLook(writer, store, order, left, signal);
  for (const { planned, rows } of systems) await look(planned, rows);
  return {
    kind: 'looked',
    undoTable,
    lacking,
    left: [...left].map(([because, { people, accounts }]) => ({ because, people: [...people], accounts })),
    statements: statementsOf(writer, store, order.run, systems, undoTable),
  };
}

function openLook(writer: OuvadminWriter, store: RowStore, order: LookOrder, left: Left, signal: AbortSignal) {
  const { run } = order;
  const key = createSecretKey(order.fingerprintKey);

  function leave({ personId }: WaitingRow, because: LeftAlone): void {
    const group = left.get(because) ?? { people: new Set(), accounts: 0 };
    left.set(because, group);
    group.people.add(personId);
    group.accounts += 1;
  }

  return async (planned: PlannedSystem, rows: Rows): Promise<void> => {
    const transactional = await writer.transactional(planned.table);
    for (let after = 0; ; ) {
      signal.throwIfAborted();
      const waiting = store.waiting(run, planned.system, after, pageSize);
      const last = waiting.at(-1);
      if (!last) return;
      after = last.number;
      const found = await readRows(
        writer.db,
        rows,
        waiting.map(({ sourceKey }) => sourceKey),
      );
      const dropped: number[] = [];
      const formers: [number, string | null][] = [];
      for (const row of waiting) {
        const read = found.get(row.sourceKey);
        const because = transactional ? whyNot(planned, rows, key, row, read) : 'no-transactions';
        if (because) {
          leave(row, because);
          dropped.push(row.number);
        } else if (planned.kind !== 'secret') formers.push([row.number, read?.formerText ?? null]);
      }
      store.seen(run, dropped, formers);
    }
  };
}

/** Why a row, as it stands now, is not changed; undefined where it is. */
export function whyNot(
  planned: PlannedSystem,
  rows: Rows,
  fingerprintKey: KeyObject,
  row: Pick<WaitingRow, 'sourceKey' | 'fingerprint'>,
  read: ReadRow | undefined,
): LeftAlone | undefined {
  if (!read) return 'gone';
  if (read.password === null) return 'already-changed';
  const print = keyedDigest(fingerprintKey, [planned.system, row.sourceKey, read.password], 16);
  if (Buffer.compare(print, row.fingerprint) !== 0) return 'already-changed';
  if (planned.value !== undefined)
    return isValue(rows.changed, read.formerText, planned.value) ? 'already-imposed' : undefined;
  return secretFor(planned, rows, read) ? undefined : 'storage-not-written';
}

/** How a secret would be written to a row; undefined where it cannot. */
export function secretFor(planned: PlannedSystem, rows: Rows, read: ReadRow): StorageToWrite | undefined {
  const to = storageToWrite(planned.storage, read.password);
  if (!to || roomNeeded(to) > rows.changed.room) return undefined;
  const secret = randomSecret(policyOf(planned), roomFor(to, rows));
  secret?.fill(0);
  return secret && to;
}

/** Characters of a secret that the column takes. */
export const roomFor = (to: StorageToWrite, rows: Rows) =>
  to.family === 'clear' ? rows.changed.room : Number.POSITIVE_INFINITY;

export const policyOf = ({ policy }: PlannedSystem) => ({
  minimumLength: policy.minimumLength,
  ...(policy.maximumLength === undefined ? {} : { maximumLength: policy.maximumLength }),
});
