import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerFile } from '../../shared/worker-file.ts';

const running = new Map<string, Promise<string>>();
/** What the files looked like when they were last found sound. */
const sound = new Map<string, string>();

/**
 * The path of the embedded Ouvadmin in `folder`: made there once, and again if it is damaged or its recipe changed. The
 * work is done on a thread of its own, and only for a file that changed since it was last looked at; a file appears only
 * when whole.
 */
export function demonstrationFile(folder: string): Promise<string> {
  const file = join(folder, 'ouvadmin-demonstration.sqlite');
  const known = running.get(file);
  if (known) return known;
  const made = ensure(file).finally(() => running.delete(file));
  running.set(file, made);
  return made;
}

async function ensure(file: string): Promise<string> {
  const seen = await lookOf(file);
  if (seen === undefined || seen !== sound.get(file)) {
    await make(file);
    sound.set(file, (await lookOf(file)) ?? '');
  }
  return file;
}

async function lookOf(file: string): Promise<string | undefined> {
  const { ino, size, mtimeMs } = await stat(file).catch(() => ({ ino: 0, size: 0, mtimeMs: 0 }));
  return size === 0 ? undefined : `${ino} ${size} ${mtimeMs}`;
}

function make(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('demonstration-worker', import.meta.url), { workerData: { file } });
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the maker of the demonstration stopped with code ${code}`)));
  });
}
