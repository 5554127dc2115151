import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes renames in a folder outlive a power cut; Windows keeps them by itself and has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
