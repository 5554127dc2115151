import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { OuvadminWriter } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { BatchMessage, ImposeOrder } from './forcing-messages.ts';
import { policyOf, roomFor, secretFor, whyNot } from './look-at-rows.ts';
import type { PlannedSystem } from './plan.ts';
import { type RowStore, rowStates, rowStore, type WaitingRow } from './row-store.ts';
import { randomSecret } from './rules/random-secret.ts';
import { openRunCipher, type RunCipher } from './run-cipher.ts';
import { guardsOf } from './show-statements.ts';
import { chosenValue, secretOf } from './sql/column.ts';
import { type Change, changeRows, type ReadRow, type Rows, readRows, rowsOf } from './sql/rows.ts';
import { createUndoTable, insertUndo, openUndoRows, type UndoRow } from './sql/undo-table.ts';
import { storedAs } from './write-secret.ts';

/** Rows a batch, each one transaction: little enough that its locks are short. Slow hashes take their time before it begins. */
const batchSize = 200;
const slowBatchSize = 25;

/** A row of the batch changed between its reading and its writing: nothing of the batch was done. */
class Raced extends Error {}

interface Ready {
  readonly row: WaitingRow;
  readonly read: ReadRow;
}

interface Bench {
  readonly writer: OuvadminWriter;
  readonly order: ImposeOrder;
  readonly planned: PlannedSystem;
  readonly rows: Rows;
  readonly cipher: RunCipher;
  readonly fingerprintKey: KeyObject;
}

/**
 * Changes the waiting rows of a run, batch after batch; yields before each one. A row is changed together with what undoes
 * it, and only if both its password and what is written over are, byte for byte, as they were read. Cut anywhere, it is to
 * be begun again: what the undo table has is done.
 */
export async function* imposeRows(
  writer: OuvadminWriter,
  db: Database,
  order: ImposeOrder,
): AsyncGenerator<BatchMessage, void, void> {
  const store = rowStore(db);
  const { run, plan } = order;
  await createUndoTable(writer.dialect).execute(writer.db);
  if (order.again) await believeUndoTable(writer, store, run);
  const tables = await writer.tables();
  const message = (): BatchMessage => {
    const { changed, passed, waiting } = store.counts(run);
    const counted = changed + passed;
    return { kind: 'batch', done: counted, total: counted + waiting, changed, passed, undone: [] };
  };
  for (const planned of plan) {
    const table = tables.find(({ name }) => name === planned.table);
    if (!table) throw new Error(`The table of ${planned.system} is no longer there.`);
    const bench: Bench = {
      ...{ writer, order, planned, rows: rowsOf(writer.dialect, table, planned) },
      cipher: openRunCipher(order.runKey),
      fingerprintKey: createSecretKey(order.fingerprintKey),
    };
    const size = planned.kind === 'secret' && isSlow(planned) ? slowBatchSize : batchSize;
    for (;;) {
      const waiting = store.waiting(run, planned.system, 0, size);
      if (waiting.length === 0) break;
      yield message();
      const { changed, passed } = await imposeBatch(bench, waiting);
      store.setState(run, changed, rowStates.changed);
      store.setState(run, passed, rowStates.passed);
    }
  }
  yield message();
}

/** What was changed before a kill, or before an answer that never came, may not have been noted here. */
async function believeUndoTable({ db }: OuvadminWriter, store: RowStore, run: string): Promise<void> {
  const undo = openUndoRows(db, run);
  for (let after = 0; ; ) {
    const numbers = await undo.numbers(after, 1_000);
    const last = numbers.at(-1);
    if (last === undefined) return;
    after = last;
    store.setChanged(run, numbers);
  }
}

const isSlow = ({ storage }: PlannedSystem) => storage === 'auto' || storage === 'bcrypt' || storage === 'argon2';

interface Outcome {
  readonly changed: number[];
  readonly passed: number[];
}

/**
 * One transaction; where a row raced, halves of the batch, down to the row itself, which is passed. `before` is what was read
 * to be written over when the batch began: a row where that is something else by now is passed as well.
 */
async function imposeBatch(
  bench: Bench,
  waiting: readonly WaitingRow[],
  before?: ReadonlyMap<string, ReadRow>,
): Promise<Outcome> {
  if (waiting.length === 0) return { changed: [], passed: [] };
  const { writer, planned, rows, fingerprintKey } = bench;
  const found = await readRows(
    writer.db,
    rows,
    waiting.map(({ sourceKey }) => sourceKey),
  );
  const ready: Ready[] = [];
  const passed: number[] = [];
  for (const row of waiting) {
    const read = found.get(row.sourceKey);
    const still = before === undefined || before.get(row.sourceKey)?.former === read?.former;
    if (read && still && !whyNot(planned, rows, fingerprintKey, row, read)) ready.push({ row, read });
    else passed.push(row.number);
  }
  if (ready.length === 0) return { changed: [], passed };
  try {
    await change(bench, ready);
    return { changed: ready.map(({ row }) => row.number), passed };
  } catch (error) {
    if (!(error instanceof Raced)) throw error;
    const [only] = ready;
    if (only && ready.length === 1) return { changed: [], passed: [...passed, only.row.number] };
    const half = Math.ceil(ready.length / 2);
    const parts = [ready.slice(0, half), ready.slice(half)].map((part) => part.map(({ row }) => row));
    const outcomes: Outcome[] = [{ changed: [], passed }];
    for (const part of parts) outcomes.push(await imposeBatch(bench, part, before ?? found));
    return { changed: outcomes.flatMap((one) => one.changed), passed: outcomes.flatMap((one) => one.passed) };
  }
}

async function change(bench: Bench, ready: readonly Ready[]): Promise<void> {
  const { writer, order, planned, rows } = bench;
  const { run, at, purgeAfter } = order;
  const stored: Buffer[] = [];
  try {
    if (planned.value === undefined) for (const { read } of ready) stored.push(await secretValue(bench, read));
    const changes = ready.map(({ read }, index): Change => {
      const secret = stored[index];
      return {
        sourceKey: read.sourceKey,
        keyBytes: read.keyBytes,
        guards: guardsOf(rows, read.stored, read.former),
        value: secret ? secretOf(rows.changed, secret) : chosenValue(rows.changed, planned.value ?? ''),
      };
    });
    await writer.together(async (trx) => {
      const { numAffectedRows } = await changeRows(rows, changes, planned.value !== undefined).execute(trx);
      if (Number(numAffectedRows ?? 0) !== ready.length) throw new Raced();
      const after = await readRows(
        trx,
        rows,
        ready.map(({ read }) => read.sourceKey),
      );
      const undo = ready.map(({ row, read }) => undoOf(bench, row, read, after.get(read.sourceKey)));
      await insertUndo(run, undo, at, purgeAfter).execute(trx);
    });
  } finally {
    for (const secret of stored) secret.fill(0);
  }
}

/** A new secret as this row stores it; the secret itself is forgotten at once. */
async function secretValue({ planned, rows }: Bench, read: ReadRow): Promise<Buffer> {
  const to = secretFor(planned, rows, read);
  const secret = to && randomSecret(policyOf(planned), roomFor(to, rows));
  if (!to || !secret) throw new Error('A row was to be written in a way that is not known.');
  try {
    return await storedAs(secret, to);
  } finally {
    secret.fill(0);
  }
}

function undoOf(
  { order, planned, cipher }: Bench,
  row: WaitingRow,
  before: ReadRow,
  after: ReadRow | undefined,
): UndoRow {
  if (!after) throw new Raced();
  const { system, table, column } = planned;
  const { number, sourceKey } = row;
  const cell = { run: order.run, table, sourceKey, column };
  const sealed = cipher.seal(cell, before.former);
  return { number, system, table, sourceKey, column, sealed, written: cipher.written(cell, after.former) };
}
