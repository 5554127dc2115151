import type { DeviceId } from '../../sync/operation.ts';
import { bytesOf, idBytes, idText, numberOf, type Row, textOf, whole } from './cells.ts';
import type { RowDigest, SealedBatch, Wanted } from './journal.ts';
import type { JournalLine } from './journal-line.ts';

/** Devices and gaps in one question: the server's planner takes the square of their number. */
const atOnce = 50;
/** Rows named at once before their contents are fetched. */
const named = 2_000;

interface Key {
  readonly device: Buffer;
  readonly first: number;
  readonly copy: number;
  readonly size: number;
}

/**
 * Asks first which rows there are, by an index that does not touch their contents, then for as many as a page holds. The
 * numbers are each device's own: a sequence of the whole journal would be skipped past by whoever reads while others,
 * whose transactions began earlier, have not committed yet.
 */
export async function* pullBatches(
  line: JournalLine,
  wanted: readonly Wanted[],
  bytes: number,
  signal?: AbortSignal,
): AsyncGenerator<SealedBatch[], void> {
  const sorted = [...wanted].sort((one, other) =>
    one.device === other.device ? one.after - other.after : one.device < other.device ? -1 : 1,
  );
  let last: Key | undefined;
  for (let at = 0; at < sorted.length; at += atOnce) {
    const some = sorted.slice(at, at + atOnce);
    for (;;) {
      const keys = await keysOf(line, some, last, signal);
      for (const page of pages(keys, bytes)) yield await fetch(line, page, signal);
      last = keys.at(-1) ?? last;
      if (keys.length < named) break;
    }
  }
}

/** Rows that hold something of what is wanted, in the order of the primary key, after the one that was last. */
async function keysOf(line: JournalLine, wanted: readonly Wanted[], last: Key | undefined, signal?: AbortSignal) {
  const either = wanted.map(({ upTo }) => `(device = ? AND last > ?${upTo === undefined ? '' : ' AND first <= ?'})`);
  const parameters: unknown[] = wanted.flatMap(({ device, after, upTo }) => [
    idBytes(device),
    whole(after),
    ...(upTo === undefined ? [] : [whole(upTo)]),
  ]);
  let beyond = '';
  if (last) {
    beyond = ' AND (device > ? OR (device = ? AND (first > ? OR (first = ? AND copy > ?))))';
    parameters.push(last.device, last.device, last.first, last.first, last.copy);
  }
  const rows = await line.ask(
    `SELECT device, first, copy, size FROM batch WHERE (${either.join(' OR ')})${beyond} ORDER BY device, first, copy LIMIT ${named}`,
    parameters,
    signal,
  );
  return rows.map(([device, first, copy, size]): Key => {
    return { device: bytesOf(device), first: numberOf(first), copy: numberOf(copy), size: numberOf(size) };
  });
}

function* pages(keys: readonly Key[], bytes: number): Generator<Key[]> {
  let page: Key[] = [];
  let filled = 0;
  for (const key of keys) {
    if (page.length > 0 && filled + key.size > bytes) {
      yield page;
      page = [];
      filled = 0;
    }
    page.push(key);
    filled += key.size;
  }
  if (page.length > 0) yield page;
}

/** By device and first number: a list of whole keys would take the server seconds. Other copies may come along. */
async function fetch(line: JournalLine, keys: readonly Key[], signal?: AbortSignal): Promise<SealedBatch[]> {
  const devices = Map.groupBy(keys, ({ device }) => device.toString('hex'));
  const rows = await line.ask(
    `SELECT device, first, last, epoch, sealed, copy FROM batch WHERE ${[...devices]
      .map(() => '(device = ? AND first IN (?))')
      .join(' OR ')} ORDER BY device, first, copy`,
    [...devices].flatMap(([hex, some]) => [Buffer.from(hex, 'hex'), some.map(({ first }) => first)]),
    signal,
  );
  const asked = new Set(keys.map(({ device, first, copy }) => nameOf(device, first, copy)));
  return rows.filter((row) => asked.has(nameOf(bytesOf(row[0]), numberOf(row[1]), numberOf(row[5])))).map(batchOf);
}

const nameOf = (device: Buffer, first: number, copy: number) => `${device.toString('hex')} ${first} ${copy}`;

const batchOf = ([device, first, last, epoch, sealed]: Row): SealedBatch => ({
  device: idText(device),
  first: numberOf(first),
  last: numberOf(last),
  epoch: numberOf(epoch),
  sealed: bytesOf(sealed),
});

/** What the journal holds of one device, by digests that the server reckons. */
export async function digestsOf(line: JournalLine, device: DeviceId, signal?: AbortSignal): Promise<RowDigest[]> {
  const rows = await line.ask(
    'SELECT first, last, copy, epoch, SHA2(sealed, 256) FROM batch WHERE device = ? ORDER BY first, copy',
    [idBytes(device)],
    signal,
  );
  return rows.map(([first, last, copy, epoch, sha256]) => ({
    first: numberOf(first),
    last: numberOf(last),
    copy: numberOf(copy),
    epoch: numberOf(epoch),
    sha256: textOf(sha256),
  }));
}
