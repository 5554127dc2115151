import { basename } from 'node:path';
import type { ExportResult, Progress } from '../../../preload/contract/common.ts';
import { failureOf } from '../../shared/file-failure.ts';
import type { SaveTarget } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import { discard, putInPlace, temporaryBeside } from '../../shared/spreadsheet/output-file.ts';
import type { SpreadsheetOrder, SpreadsheetResult } from '../../shared/spreadsheet/write-spreadsheet.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { ExportMessage, WorkerOrder } from './export-messages.ts';
import type { ExportOrder, ExportsDeps } from './export-order.ts';
import type { JournalStore } from './store.ts';

export interface ExportRun {
  readonly deps: ExportsDeps;
  readonly store: JournalStore;
  readonly order: ExportOrder;
  readonly target: SaveTarget;
  readonly fileName: string;
  readonly about: SpreadsheetOrder['about'];
}

/**
 * Writes one export in a thread of its own, gives it its name when it is whole, and enters it in the journal. Whatever
 * ends it before (cancelled, disk full, thread killed), no file and no entry are left. Refuses as exportRefusals say.
 */
export async function* runExport(run: ExportRun, signal: AbortSignal): AsyncGenerator<Progress, ExportResult, void> {
  const { deps, target } = run;
  const whole = temporaryBeside(target.path);
  const temporary = temporaryBeside(target.path);
  let kept = false;
  try {
    const written = yield* writeInThread(run, { whole, temporary }, signal);
    signal.throwIfAborted();
    await putInPlace(whole, target.path);
    const result = await enter(run, written);
    kept = true;
    return result;
  } catch (error) {
    throw signal.aborted ? refusal('EXPORT_CANCELLED') : refusalOf(error);
  } finally {
    if (!kept) {
      await discard(temporary);
      await discard(whole);
      await deps.shell.abandonSaveTarget(target);
    }
  }
}

async function* writeInThread(
  { deps, order, about }: ExportRun,
  places: Pick<WorkerOrder, 'whole' | 'temporary'>,
  signal: AbortSignal,
): AsyncGenerator<Progress, SpreadsheetResult, void> {
  const { dataset, query, request } = order;
  const told: WorkerOrder = { ...places, replica: deps.replica.address, dataset, query, request, about };
  let total: number | undefined;
  let result: SpreadsheetResult | undefined;
  for await (const message of talkTo<ExportMessage>(deps.worker, told, signal)) {
    if (message.kind === 'no-room') throw refusal('EXPORT_DISK_FULL');
    if (message.kind === 'not-writable') throw refusal('EXPORT_NOT_WRITABLE', { reason: message.reason });
    if (message.kind === 'counted') total = message.total;
    if (message.kind === 'done') result = message.result;
    const done = message.kind === 'written' ? message.rows : (result?.rows ?? 0);
    yield { kind: 'export', step: result ? 'finishing' : 'writing', done, ...(total === undefined ? {} : { total }) };
  }
  if (!result) throw new Error('The thread of the export ended before its file was whole.');
  return result;
}

/** A file that cannot be entered in the journal does not stay: what leaves the application is always known. */
async function enter(
  { deps, store, order, target, fileName }: ExportRun,
  written: SpreadsheetResult,
): Promise<ExportResult> {
  const { dataset, subject, request } = order;
  const name = target.download ? fileName : basename(target.path);
  let journalId: string;
  try {
    journalId = store.add({
      at: deps.clock().toISOString(),
      dataset,
      subject,
      purpose: request.purpose,
      note: request.note,
      columns: request.columns,
      format: request.format,
      rows: written.rows,
      sha256: written.sha256,
      fileName: name,
      deleteBy: request.deleteBy,
    });
  } catch (error) {
    await discard(target.path);
    throw error;
  }
  return { ...written, journalId, fileName: name, ...(target.download ? { download: target.download } : {}) };
}

function refusalOf(error: unknown): unknown {
  const failure = failureOf(error);
  if (!failure) return error;
  return failure.kind === 'no-room'
    ? refusal('EXPORT_DISK_FULL')
    : refusal('EXPORT_NOT_WRITABLE', { reason: failure.reason });
}
