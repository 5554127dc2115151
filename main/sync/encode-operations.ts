import { deflateRawSync } from 'node:zlib';
import { joinColumns, newColumns } from './columns.ts';
import { contextWriter } from './context-column.ts';
import { dictionaryWriter } from './dictionary.ts';
import type { Operation, Value } from './operation.ts';
import { uuidToBytes } from './uuid-bytes.ts';
import { textOf } from './value.ts';

/** Grows when an application that knows the one before could not read it. */
export const format = 1;
/** Times and counters are at most this: later than year 10000, and small enough for differences to be exact. */
export const greatestStamp = 2 ** 48;

/**
 * Operations as columns, deflated, after one byte that says the format. A column repeats itself more than rows do: some
 * five bytes an edit. Operations keep their order; their devices and numbers may be any.
 */
export function encodeOperations(operations: readonly Operation[]): Buffer {
  const columns = newColumns();
  const putId = (id: string) => columns.ids.raw(uuidToBytes(id));
  const devices = dictionaryWriter(columns.devices, putId);
  const authors = dictionaryWriter(columns.authors, putId);
  const records = dictionaryWriter(columns.records, putId);
  const kinds = dictionaryWriter(columns.kinds, columns.words.text);
  const fields = dictionaryWriter(columns.fields, columns.words.text);
  const elements = dictionaryWriter(columns.elements, columns.texts.text);
  // By identity where it is no text, number or truth: lists and objects are seldom the same.
  const values = dictionaryWriter(columns.values, (value: Value) => columns.texts.text(textOf(value)));
  const contexts = contextWriter({ places: columns.contexts, entries: columns.knowledge }, devices);
  const { numbers, times, counters, versions, changes: counts } = columns;
  let [time, counter, number] = [0, 0, 0];
  for (const operation of operations) {
    const { device, stamp, context, changes } = operation;
    if (stamp.time > greatestStamp || stamp.counter > greatestStamp) throw new RangeError('A stamp is out of bounds.');
    devices.put(device);
    numbers.signed(operation.number - number);
    times.signed(stamp.time - time);
    counters.signed(stamp.counter - counter);
    authors.put(operation.author);
    contexts.put(context);
    kinds.put(operation.kind);
    versions.whole(operation.version);
    records.put(operation.record);
    counts.whole(changes.length);
    for (const { field, element = '', value } of changes) {
      fields.put(field);
      elements.put(element);
      values.put(value);
    }
    number = operation.number;
    time = stamp.time;
    counter = stamp.counter;
  }
  return Buffer.concat([Buffer.of(format), deflateRawSync(joinColumns(columns))]);
}
