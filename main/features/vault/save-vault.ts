import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '../../../preload/contract/common.ts';
import type { SavedVault } from '../../../preload/contract/vault.ts';
import type { ReplicaAddress } from '../../database/replica/replica.ts';
import { failureOf } from '../../shared/file-failure.ts';
import type { SaveTarget, ShellPowers } from '../../shared/powers.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { discard, putInPlace, removeLeftovers, temporaryBeside } from '../../shared/spreadsheet/output-file.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { BackupMessage, BackupOrder, NewLock } from './backup-messages.ts';
import type { EnvelopeHeader } from './envelope.ts';

export interface SaveOrder {
  readonly shell: Pick<ShellPowers, 'abandonSaveTarget'>;
  readonly target: SaveTarget;
  readonly fileName: string;
  readonly replica: ReplicaAddress;
  readonly copy: string;
  readonly header: Omit<EnvelopeHeader, 'bytes'>;
  readonly handOver: NewLock | undefined;
  /** Once the file has its name: notes it. A file that cannot be noted does not stay. */
  readonly note: (saved: SavedVault & { readonly rows: number }) => void;
}

/** Milliseconds for the thread to end by itself: SQLite copies in one call, and a thread must not be ended in the middle of it. */
const patience = 60_000;
const pace = 200;

/**
 * Writes the vault in a thread of its own and gives the file its name once it is whole. Whatever ends it before, no file is
 * left and the vault is as it was. Refuses EXPORT_CANCELLED, EXPORT_DISK_FULL and EXPORT_NOT_WRITABLE.
 */
export async function* saveVault(order: SaveOrder, signal: AbortSignal): AsyncGenerator<Progress, SavedVault, void> {
  const { target } = order;
  const temporary = temporaryBeside(target.path);
  let kept = false;
  try {
    await removeLeftovers(target.path.slice(0, -basename(target.path).length));
    const { rows, ...written } = yield* writeInThread(order, temporary, signal);
    signal.throwIfAborted();
    await putInPlace(temporary, target.path);
    const saved: SavedVault = {
      ...written,
      fileName: target.download ? order.fileName : basename(target.path),
      savedAt: order.header.savedAt,
      ...(target.download ? { download: target.download } : {}),
    };
    await noteOrDiscard(order, { ...saved, rows });
    kept = true;
    return saved;
  } catch (error) {
    throw signal.aborted ? refusal('EXPORT_CANCELLED') : refusalOf(error);
  } finally {
    if (!kept) {
      await discard(temporary);
      await order.shell.abandonSaveTarget(target);
    }
  }
}

/** What leaves the application is always known. */
async function noteOrDiscard({ note, target }: SaveOrder, saved: SavedVault & { rows: number }): Promise<void> {
  try {
    note(saved);
  } catch (error) {
    await discard(target.path);
    throw error;
  }
}

async function* writeInThread(
  { replica, copy, header, handOver }: SaveOrder,
  temporary: string,
  signal: AbortSignal,
): AsyncGenerator<Progress, { bytes: number; sha256: string; rows: number }, void> {
  const told: BackupOrder = { replica, copy, header, handOver, temporary };
  const messages = talkTo<BackupMessage>(workerFile('backup-worker', import.meta.url), told, signal, patience);
  let copying: number | undefined;
  let done: Extract<BackupMessage, { kind: 'done' }> | undefined;
  for await (const message of withTicks(messages, pace)) {
    if (message === undefined) {
      if (copying !== undefined) yield step('copying', Math.min(sizeOf(copy), copying), copying);
      continue;
    }
    copying = message.kind === 'copying' ? message.bytes : undefined;
    if (message.kind === 'copying') yield step('copying', 0, message.bytes);
    if (message.kind === 'writing') yield step('writing', message.done, message.bytes);
    if (message.kind === 'failed') throw refusalFor(message.failure);
    if (message.kind === 'done') done = message;
  }
  if (!done) throw new Error('The thread of the backup ended before its file was whole.');
  yield step('finishing', done.bytes, done.bytes);
  const { bytes, sha256, rows } = done;
  return { bytes, sha256, rows };
}

const step = (name: string, done: number, total: number): Progress => ({ kind: 'backup', step: name, done, total });

/** What a thread says, and undefined whenever it has said nothing for as many milliseconds. */
async function* withTicks<Message>(
  messages: AsyncGenerator<Message, void, void>,
  every: number,
): AsyncGenerator<Message | undefined, void, void> {
  try {
    let next = messages.next();
    while (true) {
      const over = new AbortController();
      const tick = pause(every, undefined, { signal: over.signal }).catch(() => undefined);
      const first = await Promise.race([next, tick]);
      over.abort();
      if (first === undefined) yield undefined;
      else if (first.done) return;
      else {
        yield first.value;
        next = messages.next();
      }
    }
  } finally {
    await messages.return();
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function refusalFor(failure: NonNullable<ReturnType<typeof failureOf>>) {
  return failure.kind === 'no-room'
    ? refusal('EXPORT_DISK_FULL')
    : refusal('EXPORT_NOT_WRITABLE', { reason: failure.reason });
}

/** What may be said of a file that cannot be read or written; anything else as it is. */
function refusalOf(error: unknown): unknown {
  const failure = isRefusal(error) ? undefined : failureOf(error);
  return failure ? refusalFor(failure) : error;
}
