import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerFile } from '../../shared/worker-file.ts';

const running = new Map<string, Promise<string>>();

/**
 * The path of the embedded Ouvadmin in `folder`: made there once, and again if it is damaged or its recipe changed. The
 * work is done on a thread of its own; the file appears only when whole.
 */
export function demonstrationFile(folder: string): Promise<string> {
  const file = join(folder, 'ouvadmin-demonstration.sqlite');
  const known = running.get(file);
  if (known) return known;
  const made = ensure(file).finally(() => running.delete(file));
  running.set(file, made);
  return made;
}

function ensure(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('demonstration-worker', import.meta.url), { workerData: { file } });
    worker.once('message', () => resolve(file));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the maker of the demonstration stopped with code ${code}`)));
  });
}
