import { JournalRefused } from './journal.ts';

/** Bytes of a statement beside what it carries: names, numbers, quotes. */
const perRow = 200;
/** Statements no longer than this even where the server takes more: a line that drops loses one of them at most. */
const usual = 1_500_000;

const carried = (sealed: Uint8Array) => Math.ceil(sealed.length / 3) * 4 + perRow;

/** The most bytes that a row may carry in base64 where a statement has `packet` bytes; a MEDIUMBLOB holds no more than 16 MB. */
export function largestRow(packet: number): number {
  return Math.min(Math.floor((packet - 2 * perRow) / 4) * 3, 0xff_ff_ff);
}

/** Rows as they come, in groups that one statement can carry. A row that no statement can is refused as too large. */
export async function* inGroups<Item extends { readonly sealed: Uint8Array }>(
  items: AsyncIterable<Item> | Iterable<Item>,
  packet: number,
): AsyncGenerator<Item[], void> {
  const room = Math.min(packet, usual) - perRow;
  let group: Item[] = [];
  let filled = 0;
  for await (const item of items) {
    if (item.sealed.length > largestRow(packet)) {
      throw new JournalRefused('too-large', { bytes: `${item.sealed.length}`, most: `${largestRow(packet)}` });
    }
    if (group.length > 0 && filled + carried(item.sealed) > room) {
      yield group;
      group = [];
      filled = 0;
    }
    group.push(item);
    filled += carried(item.sealed);
  }
  if (group.length > 0) yield group;
}

/** A third shorter than the hexadecimal that the driver writes for bytes, and read by every server of the last ten years. */
export const inBase64 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
