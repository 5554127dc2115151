import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { openCipher, rekey, saltOf } from '../../database/replica/cipher.ts';
import { openReadOnly } from '../../database/replica/open-read-only.ts';
import { failureOf } from '../../shared/file-failure.ts';
import { discard } from '../../shared/spreadsheet/output-file.ts';
import type { BackupMessage, BackupOrder } from './backup-messages.ts';
import { type EnvelopeHeader, envelopeHead, envelopeTail } from './envelope.ts';
import { stripReplica } from './strip-replica.ts';

const pace = 100;

/**
 * Copies the replica as it is at this moment, for a successor strips the copy and locks it anew, and writes it in its
 * envelope. The copy is gone after, and so is the file unless it is whole. A full disk is said, a defect thrown.
 */
export async function writeBackup(
  order: BackupOrder,
  say: (message: BackupMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    removeCopy(order.copy);
    const rows = copyReplica(order, say);
    signal.throwIfAborted();
    say({ kind: 'done', rows, ...(await wrap(order, say, signal)) });
  } catch (error) {
    await discard(order.temporary);
    const failure = failureOf(error);
    if (failure) say({ kind: 'failed', failure });
    else if (!signal.aborted) throw error;
  } finally {
    removeCopy(order.copy);
  }
}

/** Removes the copy that a backup cut short has left: encrypted as the replica is, but room for nothing. */
export function removeCopy(copy: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
}

/** Answers with the rows that a successor is given; 0 for a backup. */
function copyReplica({ replica, copy, handOver }: BackupOrder, say: (message: BackupMessage) => void): number {
  const source = openReadOnly(replica);
  try {
    const size = (pragma: string) => Number(source.pragma(pragma, { simple: true }));
    say({ kind: 'copying', bytes: size('page_count') * size('page_size') });
    source.prepare('VACUUM INTO ?').run(copy);
  } finally {
    source.close();
  }
  const salt = saltOf(copy);
  if (!salt) throw new Error('The copy of the replica has no head.');
  let rows = 0;
  if (handOver) {
    const db = openCipher(copy, replica.key, salt);
    try {
      db.pragma('journal_mode = DELETE');
      rows = stripReplica(db);
      rekey(db, handOver.key, handOver.salt);
    } finally {
      db.close();
    }
  }
  const proof = openCipher(copy, handOver?.key ?? replica.key, handOver?.salt ?? salt, { readonly: true });
  try {
    const sound = proof.pragma('integrity_check(1)', { simple: true });
    if (sound !== 'ok') throw new Error(`The copy of the replica is not sound: ${sound}`);
  } finally {
    proof.close();
  }
  return rows;
}

/** Writes the envelope with the copy in it, to the disk. The SHA-256 is that of the whole file. */
async function wrap(
  { header, copy, temporary, replica, handOver }: BackupOrder,
  say: (message: BackupMessage) => void,
  signal: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  const { size } = statSync(copy);
  const file = await open(temporary, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  const write = async (piece: Uint8Array) => {
    hash.update(piece);
    for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
    bytes += piece.length;
  };
  try {
    await write(envelopeHead({ ...header, bytes: size } satisfies EnvelopeHeader));
    let done = 0;
    let said = 0;
    for await (const piece of createReadStream(copy, { highWaterMark: 1 << 20, signal })) {
      await write(piece);
      done += piece.length;
      if (performance.now() - said < pace) continue;
      said = performance.now();
      say({ kind: 'writing', done, bytes: size });
    }
    if (done !== size) throw new Error('The copy of the replica changed while it was read.');
    await write(envelopeTail(hash.copy().digest(), handOver?.key ?? replica.key));
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}
