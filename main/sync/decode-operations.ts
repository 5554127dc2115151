import { inflateRawSync } from 'node:zlib';
import type { ByteReader } from './bytes.ts';
import { type Columns, endColumns, splitColumns } from './columns.ts';
import { contextReader } from './context-column.ts';
import { dictionaryReader } from './dictionary.ts';
import { format, greatestStamp } from './encode-operations.ts';
import { Damaged, NewerFormat } from './failures.ts';
import type { Change, DeviceId, Operation, Value } from './operation.ts';
import { uuidBytes, uuidOfBytes } from './uuid-bytes.ts';
import { parseValue, textOf } from './value.ts';

/** Inflated bytes at most: some thirty times what this application puts in one batch. */
const mostBytes = 32 * 1_024 * 1_024;
const longestWord = 400;

/** Reads what encodeOperations wrote. Throws NewerFormat, or Damaged for whatever it cannot have written. */
export function decodeOperations(bytes: Uint8Array): Operation[] {
  const columns = splitColumns(inflate(bytes));
  const next = operationReader(columns);
  const operations: Operation[] = [];
  while (columns.changes.left > 0) operations.push(next());
  endColumns(columns);
  return operations;
}

/** A batch: operations of one device, numbered from `first` to `last`. Throws NewerFormat or Damaged. */
export function decodeBatch(bytes: Uint8Array, device: DeviceId, first: number, last: number): Operation[] {
  const operations = decodeOperations(bytes);
  if (operations.length !== last - first + 1) throw new Damaged('a batch has other numbers than it says');
  for (const [at, operation] of operations.entries()) {
    if (operation.device !== device) throw new Damaged('a batch is of another device than it says');
    if (operation.number !== first + at) throw new Damaged('a batch has other numbers than it says');
    if (operation.context.has(device)) throw new Damaged('a context names its own device');
  }
  return operations;
}

function inflate(bytes: Uint8Array): Buffer {
  const [version] = bytes;
  if (version === undefined || version === 0) throw new Damaged('there is no format');
  if (version > format) throw new NewerFormat(version);
  try {
    return inflateRawSync(bytes.subarray(1), { maxOutputLength: mostBytes });
  } catch {
    throw new Damaged('it does not inflate');
  }
}

function operationReader(columns: Columns<ByteReader>): () => Operation {
  const takeId = () => uuidOfBytes(columns.ids.raw(uuidBytes));
  const takeWord = () => wordOf(columns.words.text(longestWord));
  const takeText = () => columns.texts.text(mostBytes);
  const devices = dictionaryReader(columns.devices, takeId);
  const authors = dictionaryReader(columns.authors, takeId);
  const records = dictionaryReader(columns.records, takeId);
  const kinds = dictionaryReader(columns.kinds, takeWord);
  const fields = dictionaryReader(columns.fields, takeWord);
  const elements = dictionaryReader(columns.elements, takeText);
  const values = dictionaryReader<{ value: Value }>(columns.values, () => ({ value: parsed(takeText()) }));
  const contexts = contextReader({ places: columns.contexts, entries: columns.knowledge }, devices);
  const { numbers, times, counters, versions, changes: counts } = columns;
  let [time, counter, number] = [0, 0, 0];

  function takeChange(): Change {
    const field = fields.take();
    const element = elements.take();
    const { value } = values.take();
    return element === '' ? { field, value } : { field, element, value };
  }

  return () => {
    const device = devices.take();
    number = bounded(number + numbers.signed(), Number.MAX_SAFE_INTEGER);
    time = bounded(time + times.signed(), greatestStamp);
    counter = bounded(counter + counters.signed(), greatestStamp);
    const author = authors.take();
    const context = contexts.take();
    const kind = kinds.take();
    const version = versions.whole();
    const record = records.take();
    const count = counts.whole();
    if (count > columns.fields.left) throw new Damaged('changes are missing');
    const changes: Change[] = [];
    while (changes.length < count) changes.push(takeChange());
    return { device, number, stamp: { time, counter }, author, context, kind, version, record, changes };
  };
}

function bounded(value: number, most: number): number {
  if (value < 0 || value > most) throw new Damaged('a number is out of bounds');
  return value;
}

function wordOf(word: string): string {
  if (word === '') throw new Damaged('a name is empty');
  return word;
}

function parsed(text: string): Value {
  try {
    const value = parseValue(text);
    // One nested so deep that it cannot be written again is refused here, at the border.
    if (typeof value === 'object' && value !== null) textOf(value);
    return value;
  } catch {
    throw new Damaged('a value is not JSON');
  }
}
