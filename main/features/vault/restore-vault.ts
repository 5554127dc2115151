import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Progress } from '../../../preload/contract/common.ts';
import { checkFits, checkOf, deriveKey } from '../../database/replica/key.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { syncFolder } from '../../shared/sync-folder.ts';
import { type Envelope, readEnvelope, readPayload, requireSeal } from './envelope.ts';
import { placeOf, type VaultPlace, vaultExists, writeHeader } from './header.ts';
import { holdVault } from './hold-vault.ts';
import { openWithKey } from './open-with-key.ts';
import { markRestored } from './store.ts';

/** A backup that was proved to open and to be sound, and waits beside the vault to take its place. */
export interface ProvedBackup {
  readonly key: Buffer;
  /** Puts it in the place of the vault, which must be closed (VAULT_IN_USE); answers with the folder in which the former one is kept. */
  takePlace(): string | undefined;
}

const Decision = z.object({ setAside: z.string() });

/** Where a backup is unpacked; the vault's folder is not touched before takePlace(). */
const waitingPlace = (place: VaultPlace) => placeOf(`${place.folder}.restoring`);
/** Stands in a folder whose backup was proved: from then on it takes the place of the vault, whatever happens. */
const decisionOf = (waiting: VaultPlace) => join(waiting.folder, 'decided.json');

/**
 * Unpacks a backup beside the vault and proves it with the passphrase: the seal, every page, its version, its migrations.
 * Until takePlace() nothing of the vault has changed. Refuses BACKUP_* as readEnvelope does, WRONG_PASSPHRASE, VAULT_NEWER,
 * MIGRATION_FAILED; a full disk throws as node:fs does.
 */
export async function* proveBackup(
  place: VaultPlace,
  file: FileHandle,
  passphrase: string,
  now: Date,
  signal: AbortSignal,
): AsyncGenerator<Progress, ProvedBackup, void> {
  const envelope = await readEnvelope(file);
  const { header } = envelope;
  const key = await deriveKey(passphrase, envelope.salt, header.kdf);
  if (!checkFits(key, header.check)) throw refusal('WRONG_PASSPHRASE');
  const waiting = waitingPlace(place);
  rmSync(waiting.folder, { recursive: true, force: true });
  mkdirSync(waiting.folder, { recursive: true, mode: 0o700 });
  try {
    requireSeal(yield* unpack(file, envelope, waiting.replica, signal), key);
    const { id, vaultCreatedAt, kdf, savedAt, kind } = header;
    const checks = [checkOf(key)];
    writeHeader(waiting, { format: 1, id, createdAt: vaultCreatedAt, kdf, checks, remembered: false });
    yield { kind: 'restore', step: 'proving', done: header.bytes, total: header.bytes };
    const vault = await openWithKey(waiting, key, now, kdf);
    try {
      markRestored(vault.replica.db, now, kind === 'backup' ? savedAt : undefined);
    } finally {
      await vault.close();
    }
    signal.throwIfAborted();
  } catch (error) {
    rmSync(waiting.folder, { recursive: true, force: true });
    throw ofBackup(error);
  }
  return { key, takePlace: () => takePlace(place, now) };
}

/**
 * Ends a restore that was decided, be it by an application that was killed before its end, and clears away one that was not.
 * Two renames: at any instant the former vault is whole in one place, the new one in another. Answers with the folder of the
 * former one.
 */
export function finishRestore(place: VaultPlace): string | undefined {
  const waiting = waitingPlace(place);
  const decision = readDecision(waiting);
  if (!decision) {
    rmSync(waiting.folder, { recursive: true, force: true });
    return undefined;
  }
  const copies = join(waiting.folder, 'copies');
  if (existsSync(place.folder)) {
    mkdirSync(copies, { recursive: true, mode: 0o700 });
    renameSync(place.folder, join(copies, decision.setAside));
    syncFolder(copies);
    syncFolder(dirname(place.folder));
  }
  renameSync(waiting.folder, place.folder);
  syncFolder(dirname(place.folder));
  rmSync(decisionOf(place), { force: true });
  const setAside = placeOf(join(place.folder, 'copies', decision.setAside));
  return vaultExists(setAside) ? setAside.folder : undefined;
}

function takePlace(place: VaultPlace, now: Date): string | undefined {
  const waiting = waitingPlace(place);
  try {
    // Another application may have the vault open: its file is not to be moved from under it.
    if (vaultExists(place)) holdVault(place.folder)();
    decide(waiting, now);
    return finishRestore(place);
  } catch (error) {
    // Where the vault stands as it stood, it is not to be replaced at a later start, when nobody asks for it.
    if (existsSync(place.folder) || !readDecision(waiting)) rmSync(waiting.folder, { recursive: true, force: true });
    throw error;
  }
}

/** What the unpacked replica was refused for, said of the backup: the places where it was unpacked are gone. */
function ofBackup(error: unknown): unknown {
  if (isRefusal(error, 'VAULT_DAMAGED')) return refusal('BACKUP_DAMAGED', { because: 'altered' });
  if (!isRefusal(error, 'MIGRATION_FAILED')) return error;
  const { step } = z.object({ step: z.string() }).parse(error.data);
  return refusal('MIGRATION_FAILED', { step, copy: '' });
}

function decide(waiting: VaultPlace, now: Date): void {
  const setAside = `${now.toISOString().replaceAll(':', '-')}-replaced`;
  writeSynced(`${decisionOf(waiting)}.new`, JSON.stringify({ setAside }));
  renameSync(`${decisionOf(waiting)}.new`, decisionOf(waiting));
  syncFolder(waiting.folder);
}

function readDecision(waiting: VaultPlace): z.infer<typeof Decision> | undefined {
  try {
    return Decision.parse(JSON.parse(readFileSync(decisionOf(waiting), 'utf8')));
  } catch {
    return undefined;
  }
}

function writeSynced(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function* unpack(
  file: FileHandle,
  envelope: Envelope,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Progress, Buffer, void> {
  const total = envelope.header.bytes;
  const out = await open(path, 'wx', 0o600);
  try {
    let done = 0;
    const pieces = readPayload(file, envelope);
    let next = await pieces.next();
    while (!next.done) {
      signal.throwIfAborted();
      for (let at = 0; at < next.value.length; ) at += (await out.write(next.value, at)).bytesWritten;
      done += next.value.length;
      yield { kind: 'restore', step: 'unpacking', done, total };
      next = await pieces.next();
    }
    await out.sync();
    return next.value;
  } finally {
    await out.close();
  }
}
