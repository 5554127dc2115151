import { createHash } from 'node:crypto';

/** A value as the server sends it; every column that is not a number is binary. */
export type Cell = Buffer | null;
export type Row = readonly Cell[];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The 16 bytes of a UUID in lower case. Anything else is refused: it is a defect of the caller, or an attack. */
export function idBytes(id: string): Buffer {
  if (!uuid.test(id)) throw new RangeError('not a UUID in lower case');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** Any 16 bytes: a row put there by hand must not stop the reading of the others. */
export function idText(cell: Cell | undefined): string {
  const hex = bytesOf(cell).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** What the server sees of a text that it has no need to read. */
export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function textOf(cell: Cell | undefined): string {
  return bytesOf(cell).toString('latin1');
}

export function numberOf(cell: Cell | undefined): number {
  return Number(textOf(cell));
}

export function bytesOf(cell: Cell | undefined): Buffer {
  return cell ?? Buffer.alloc(0);
}

/** Milliseconds since 1970 of "2026-11-24 14:15:16.123456", which is in UTC, with its fraction. */
export function millisecondsOf(cell: Cell | undefined): number {
  const [, whole, fraction] = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(\.\d+)?$/.exec(textOf(cell)) ?? [];
  if (whole === undefined) throw new Error('the server told no time');
  return Date.parse(`${whole.replace(' ', 'T')}Z`) + Number(fraction ?? 0) * 1000;
}

/** A whole number that a column INT UNSIGNED keeps as it is. */
export function whole(number: number, least = 0): number {
  if (!Number.isInteger(number) || number < least || number > 0xff_ff_ff_ff) throw new RangeError(`${number}`);
  return number;
}
