import { Damaged } from './failures.ts';

/** Bytes that grow: whole numbers of up to 53 bits in groups of seven (LEB128), and texts in UTF-8 after their length. */
export interface ByteWriter {
  whole(value: number): void;
  /** A number that may be negative: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
  signed(value: number): void;
  text(value: string): void;
  raw(bytes: Uint8Array): void;
  bytes(): Uint8Array;
}

export function byteWriter(): ByteWriter {
  let buffer = Buffer.allocUnsafe(1_024);
  let length = 0;

  function room(more: number): void {
    if (length + more <= buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + more));
    buffer.copy(grown, 0, 0, length);
    buffer = grown;
  }

  function whole(value: number): void {
    room(8);
    let left = value;
    while (left >= 0x80) {
      buffer[length++] = (left % 0x80) | 0x80;
      left = Math.floor(left / 0x80);
    }
    buffer[length++] = left;
  }

  return {
    whole,
    signed: (value) => whole(value < 0 ? -value * 2 - 1 : value * 2),
    text(value) {
      const bytes = Buffer.byteLength(value);
      whole(bytes);
      room(bytes);
      length += buffer.write(value, length);
    },
    raw(bytes) {
      room(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    bytes: () => buffer.subarray(0, length),
  };
}

/** Reads what byteWriter wrote; throws Damaged where the bytes end too early or a number is none. */
export interface ByteReader {
  whole(): number;
  signed(): number;
  text(longest: number): string;
  raw(length: number): Buffer;
  /** Throws Damaged unless everything was read. */
  end(): void;
  readonly left: number;
}

export function byteReader(bytes: Uint8Array): ByteReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  function whole(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = buffer[at++];
      if (byte === undefined) throw new Damaged('bytes end within a number');
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) break;
      unit *= 0x80;
      if (unit > 2 ** 49) throw new Damaged('a number is too long');
    }
    if (value > Number.MAX_SAFE_INTEGER) throw new Damaged('a number is too great');
    return value;
  }

  function raw(length: number): Buffer {
    if (length > buffer.length - at) throw new Damaged('bytes end too early');
    at += length;
    return buffer.subarray(at - length, at);
  }

  return {
    whole,
    signed() {
      const value = whole();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    text(longest) {
      const length = whole();
      if (length > longest) throw new Damaged('a text is too long');
      return raw(length).toString('utf8');
    },
    raw,
    end() {
      if (at !== buffer.length) throw new Damaged('bytes are left over');
    },
    get left() {
      return buffer.length - at;
    },
  };
}
