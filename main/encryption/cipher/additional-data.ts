import type { RowKey } from './column-cipher.ts';

/** "len:bytes," of each part, one after the other: no two lists of parts read alike. */
export function netstrings(parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [Buffer.from(`${part.length}:`), part, comma]));
}

const comma = Buffer.from(',');
const semicolon = 0x3a;

/** The additional data of a column's rows: its own part is made once, that of the row each time, in one piece. */
export function additionalData(table: string, column: string): (row: RowKey) => Buffer {
  const place = netstrings(['colenc1', table, column].map((part) => Buffer.from(part, 'utf8')));
  return (row) => {
    let length = place.length;
    for (const part of row) length += part.length + digits(part.length) + 2;
    const data = Buffer.allocUnsafe(length);
    data.set(place);
    let at = place.length;
    for (const part of row) {
      at = writeNumber(data, at, part.length);
      data[at] = semicolon;
      data.set(part, at + 1);
      at += part.length + 2;
      data[at - 1] = 0x2c;
    }
    return data;
  };
}

const digits = (number: number): number => (number < 10 ? 1 : number < 100 ? 2 : String(number).length);

function writeNumber(into: Buffer, at: number, number: number): number {
  if (number < 10) {
    into[at] = 0x30 + number;
    return at + 1;
  }
  return at + into.write(String(number), at, 'latin1');
}
