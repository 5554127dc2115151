import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where bytes go, in their order. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

/** A file that appears under its name only when it is whole. */
export interface OutputFile extends Sink {
  /** Bytes on the disk, name in the folder: after this the file is there, whatever happens. */
  finish(): Promise<{ bytes: number; sha256: string }>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

const leftover = /^\.ouvadesk-(\d+)-[0-9a-f]{12}\.partial$/;

/** A name beside the target: the same disk, so that the last step is a rename. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.ouvadesk-${process.pid}-${randomBytes(6).toString('hex')}.partial`);
}

/** Opens the temporary file, readable by its owner alone. Errors are those of node:fs, with their `code`. */
export async function openOutputFile(path: string, temporary: string): Promise<OutputFile> {
  const file = await open(temporary, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async write(piece) {
      hash.update(piece);
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
      bytes += piece.length;
    },
    async finish() {
      await file.sync();
      await file.close();
      await putInPlace(temporary, path);
      return { bytes, sha256: hash.digest('hex') };
    },
    async abandon() {
      await file.close().catch(() => {});
      await discard(temporary);
    },
  };
}

/** Gives a whole file of the same disk its name, in place of what had it. */
export async function putInPlace(whole: string, path: string): Promise<void> {
  await rename(whole, path);
  await syncFolder(dirname(path));
}

/** Removes a file that shall not stay; what cannot be removed must not hide why (removeLeftovers comes back to it). */
export async function discard(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => {});
}

/** Removes what an application that was killed half-way has left in a folder: it holds personal data that nobody sees. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(leftover.exec(name)?.[1] ?? Number.NaN);
    if (pid && !isAlive(pid)) await discard(join(folder, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** So that the new name survives a power cut; systems that cannot open a folder do without. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {}
}
