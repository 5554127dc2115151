import { crc32, inflateRawSync } from 'node:zlib';

export interface Unzipped {
  readonly name: string;
  readonly method: number;
  readonly version: number;
  readonly contents: Buffer;
}

/** The files of an archive by its central directory, ZIP64 or not; throws when a checksum or a size does not fit. */
export function unzip(archive: Buffer): Unzipped[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const wide = archive.readUInt32LE(end + 16) === 0xffff_ffff;
  const end64 = wide ? Number(archive.readBigUInt64LE(end - 20 + 8)) : 0;
  const count = wide ? Number(archive.readBigUInt64LE(end64 + 32)) : archive.readUInt16LE(end + 10);
  let at = wide ? Number(archive.readBigUInt64LE(end64 + 48)) : archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('No file header where the directory should go on.');
    const nameLength = archive.readUInt16LE(at + 28);
    const extraLength = archive.readUInt16LE(at + 30);
    let extra = at + 46 + nameLength + 4;
    const number = (place: number) => {
      const short = archive.readUInt32LE(at + place);
      if (short !== 0xffff_ffff) return short;
      extra += 8;
      return Number(archive.readBigUInt64LE(extra - 8));
    };
    const size = number(24);
    const packed = number(20);
    const offset = number(42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const method = archive.readUInt16LE(at + 10);
    const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
    const body = archive.subarray(start, start + packed);
    const contents = method === 0 ? Buffer.from(body) : inflateRawSync(body);
    if (contents.length !== size || crc32(contents) !== archive.readUInt32LE(at + 16))
      throw new Error(`${name} is damaged.`);
    const version = archive.readUInt16LE(at + 6);
    at += 46 + nameLength + extraLength;
    return { name, method, version, contents };
  });
}
