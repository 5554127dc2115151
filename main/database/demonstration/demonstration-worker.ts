import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { makeDemonstration, soundDemonstration } from './make-demonstration.ts';

const { file } = z.object({ file: z.string() }).parse(workerData);

/** Makes the demonstration beside its place and moves it there when it is whole, unless a sound one is there already. */
function ensure(): void {
  if (soundDemonstration(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const making = `${file}.${process.pid}-${crypto.randomUUID()}.part`;
  try {
    makeDemonstration(making);
    for (const beside of ['-journal', '-wal', '-shm']) rmSync(file + beside, { force: true });
    renameSync(making, file);
  } catch (error) {
    rmSync(making, { force: true });
    // Somebody else was faster, and Windows does not replace a file that is open.
    if (!soundDemonstration(file)) throw error;
  }
}

ensure();
parentPort?.postMessage('sound');
