import { parentPort, workerData } from 'node:worker_threads';
import { stopNow } from '../../shared/worker-talk.ts';
import type { BackupMessage, BackupOrder } from './backup-messages.ts';
import { writeBackup } from './write-backup.ts';

/** The thread that writes a backup: SQLite copies a whole file in one call, which must not hold up the main thread. */
const stop = new AbortController();
parentPort?.on('message', (message) => {
  if (message === stopNow) stop.abort();
});
await writeBackup(workerData as BackupOrder, (message: BackupMessage) => parentPort?.postMessage(message), stop.signal);
parentPort?.close();
