import { open } from 'node:fs/promises';
import { mostBytes } from './read-bounces.ts';

/** Bytes of a file that are read; a year of bounces is less. */
const mostOfFile = 256 * 1024 * 1024;

/** The messages of a file: one (.eml) or as many as it holds (mbox, where each begins with a line "From …"). */
export async function* messagesInFile(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
  const file = await open(path, 'r');
  let bytes: Buffer;
  try {
    const size = Math.min((await file.stat()).size, mostOfFile);
    bytes = Buffer.alloc(size);
    bytes = bytes.subarray(0, (await file.read(bytes, 0, size, 0)).bytesRead);
  } finally {
    await file.close();
  }
  if (bytes.subarray(0, 5).toString('latin1') !== 'From ') {
    yield bytes.subarray(0, mostBytes);
    return;
  }
  for (let at = 0; at < bytes.length; ) {
    signal?.throwIfAborted();
    const next = nextMessage(bytes, at + 5);
    const begin = bytes.indexOf(0x0a, at) + 1;
    if (begin > at && begin < next) yield bytes.subarray(begin, Math.min(next, begin + mostBytes));
    at = next;
  }
}

function nextMessage(bytes: Buffer, from: number): number {
  const found = bytes.indexOf('\nFrom ', from, 'latin1');
  return found < 0 ? bytes.length : found + 1;
}
