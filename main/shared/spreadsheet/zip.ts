import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import type { Sink } from './output-file.ts';

/** A file in the archive whose contents come piece by piece. */
export interface ZipEntry {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** Lets go of the compressor of an entry that will not be finished. */
  destroy(): void;
}

export interface Zip {
  /** A small file, whole; `stored` keeps it uncompressed (the first file of an ODS must be). */
  add(name: string, contents: string, stored?: boolean): Promise<void>;
  /** One at a time. */
  entry(name: string): Promise<ZipEntry>;
  close(): Promise<void>;
}

interface Written {
  readonly name: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const utf8Names = 0x0800;
const descriptorFollows = 0x0008;
const deflated = 8;
/** Quick rather than small: higher levels take three times the time for a fifth of the size. */
const level = 1;
const pieceOut = 256 * 1024;

/**
 * Writes a ZIP archive (APPNOTE 6.3.10) front to back, never more than a piece of it in memory. Sizes follow the contents
 * (data descriptors); ZIP64 is used only where a number does not fit, because Excel refuses it elsewhere. `wallTime` is the
 * date put on the files, milliseconds read as UTC. `limit` is the largest number of a field, lower in tests only.
 */
export function openZip(sink: Sink, wallTime: number, limit = 0xffff_ffff): Zip {
  const stamp = dosTime(wallTime);
  const written: Written[] = [];
  let offset = 0;

  async function put(bytes: Buffer): Promise<void> {
    await sink.write(bytes);
    offset += bytes.length;
  }

  async function add(name: string, contents: string, stored = false): Promise<void> {
    const bytes = Buffer.from(contents);
    const packed = stored ? bytes : deflateRawSync(bytes, { level });
    const entry: Written = {
      name: Buffer.from(name),
      method: stored ? 0 : deflated,
      flags: utf8Names,
      crc: crc32(bytes),
      packed: packed.length,
      size: bytes.length,
      offset,
    };
    written.push(entry);
    await put(localHeader(entry, stamp));
    await put(packed);
  }

  async function entry(name: string): Promise<ZipEntry> {
    const start: Written = {
      name: Buffer.from(name),
      method: deflated,
      flags: utf8Names | descriptorFollows,
      crc: 0,
      packed: 0,
      size: 0,
      offset,
    };
    await put(localHeader(start, stamp));
    const body = offset;
    let crc = 0;
    let size = 0;
    const deflate = createDeflateRaw({ level, memLevel: 9, chunkSize: pieceOut });
    let failure: Error | undefined;
    let draining: Promise<void> = Promise.resolve();
    deflate.on('data', (piece: Buffer) => {
      draining = draining.then(() => put(piece));
      draining.catch((error) => {
        failure ??= error;
        deflate.destroy(error);
      });
    });
    deflate.on('error', (error) => {
      failure ??= error;
    });

    return {
      async write(bytes) {
        if (failure) throw failure;
        crc = crc32(bytes, crc);
        size += bytes.length;
        if (!deflate.write(bytes)) await settled(deflate, 'drain');
        await draining;
      },
      async close() {
        if (failure) throw failure;
        const end = settled(deflate, 'end');
        deflate.end();
        await end;
        await draining;
        const done = { ...start, crc, size, packed: offset - body };
        written.push(done);
        await put(descriptor(done, limit));
      },
      destroy: () => deflate.destroy(),
    };
  }

  async function close(): Promise<void> {
    const start = offset;
    for (const file of written) await put(centralHeader(file, stamp, limit));
    await put(ending(written.length, start, offset - start, limit));
  }

  return { add, entry, close };
}

/** Until the stream says so, or fails. */
function settled(stream: NodeJS.ReadWriteStream & { destroyed: boolean }, event: 'drain' | 'end'): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      stream.off('error', failed).off('close', failed).off(event, done);
      resolve();
    };
    const failed = (error?: Error) => {
      stream.off('error', failed).off('close', failed).off(event, done);
      reject(error ?? new Error('The compressor was stopped.'));
    };
    stream.on(event, done).on('error', failed).on('close', failed);
    if (stream.destroyed) failed();
  });
}

function localHeader(file: Written, stamp: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(file.flags, 6);
  header.writeUInt16LE(file.method, 8);
  header.writeUInt32LE(stamp, 10);
  header.writeUInt32LE(file.crc, 14);
  header.writeUInt32LE(file.packed, 18);
  header.writeUInt32LE(file.size, 22);
  header.writeUInt16LE(file.name.length, 26);
  return Buffer.concat([header, file.name]);
}

function descriptor(file: Written, limit: number): Buffer {
  const wide = file.packed >= limit || file.size >= limit;
  const bytes = Buffer.alloc(wide ? 24 : 16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(file.crc, 4);
  if (wide) {
    bytes.writeBigUInt64LE(BigInt(file.packed), 8);
    bytes.writeBigUInt64LE(BigInt(file.size), 16);
  } else {
    bytes.writeUInt32LE(file.packed, 8);
    bytes.writeUInt32LE(file.size, 12);
  }
  return bytes;
}

function centralHeader(file: Written, stamp: number, limit: number): Buffer {
  const wide = [file.size, file.packed, file.offset].filter((value) => value >= limit);
  const extra = Buffer.alloc(wide.length === 0 ? 0 : 4 + 8 * wide.length);
  if (wide.length > 0) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8 * wide.length, 2);
    wide.forEach((value, place) => {
      extra.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
    });
  }
  const short = (value: number) => (value >= limit ? 0xffff_ffff : value);
  const version = wide.length > 0 ? 45 : 20;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(file.flags, 8);
  header.writeUInt16LE(file.method, 10);
  header.writeUInt32LE(stamp, 12);
  header.writeUInt32LE(file.crc, 16);
  header.writeUInt32LE(short(file.packed), 20);
  header.writeUInt32LE(short(file.size), 24);
  header.writeUInt16LE(file.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(short(file.offset), 42);
  return Buffer.concat([header, file.name, extra]);
}

function ending(count: number, start: number, size: number, limit: number): Buffer {
  const wide = start >= limit || size >= limit || count >= 0xffff;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(wide ? 0xffff : count, 8);
  end.writeUInt16LE(wide ? 0xffff : count, 10);
  end.writeUInt32LE(wide ? 0xffff_ffff : size, 12);
  end.writeUInt32LE(wide ? 0xffff_ffff : start, 16);
  if (!wide) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}

/** MS-DOS time and date in one 32-bit number: two-second steps, from 1980. */
function dosTime(wallTime: number): number {
  const at = new Date(Math.max(wallTime, Date.UTC(1980, 0, 1)));
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return ((date << 16) | time) >>> 0;
}
