import { randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Progress } from '../../../preload/contract/common.ts';
import type { BackupFacts } from '../../../preload/contract/vault.ts';
import { failureOf } from '../../shared/file-failure.ts';
import type { OpenSource, ShellPowers } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import { backupExtension } from './backup-name.ts';
import { readEnvelope, readPayload } from './envelope.ts';

/** The backups that the volunteer has given, until they are let go; one at a time is enough. */
export function openBackups(shell: Pick<ShellPowers, 'chooseOpenSource' | 'releaseOpenSource'>) {
  let given: { readonly id: string; readonly source: OpenSource } | undefined;

  async function release(): Promise<void> {
    const { source } = given ?? {};
    given = undefined;
    if (source) await shell.releaseOpenSource(source);
  }

  /** Opens the file of a backup; refuses BACKUP_GONE and BACKUP_UNREADABLE. */
  async function openFile(id: string): Promise<FileHandle> {
    if (given?.id !== id) throw refusal('BACKUP_GONE');
    try {
      return await open(given.source.path, 'r');
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.kind !== 'not-writable') throw error;
      throw failure.reason === 'ENOENT'
        ? refusal('BACKUP_GONE')
        : refusal('BACKUP_UNREADABLE', { reason: failure.reason });
    }
  }

  return {
    openFile,
    release,
    async choose(): Promise<{ id: string; upload?: string } | undefined> {
      const source = await shell.chooseOpenSource(backupExtension);
      if (!source) return undefined;
      await release();
      given = { id: randomUUID(), source };
      return { id: given.id, ...(source.upload ? { upload: source.upload } : {}) };
    },
    async forget(id: string): Promise<void> {
      if (given?.id === id) await release();
    },
    /** Reads it all: a file that is cut or altered by accident says so before a passphrase is asked for. */
    async *inspect(id: string): AsyncGenerator<Progress, BackupFacts, void> {
      const file = await openFile(id);
      try {
        const envelope = await readEnvelope(file);
        const { kind, savedAt, bytes: total } = envelope.header;
        let done = 0;
        for await (const piece of readPayload(file, envelope)) {
          done += piece.length;
          yield { kind: 'restore', step: 'reading', done, total };
        }
        return { kind, savedAt, bytes: (await file.stat()).size };
      } finally {
        await file.close();
      }
    },
  };
}
