import type { ByteReader, ByteWriter } from './bytes.ts';
import type { DictionaryReader, DictionaryWriter } from './dictionary.ts';
import { Damaged } from './failures.ts';
import type { Context, DeviceId } from './operation.ts';

const none: Context = new Map();

/** Writes contexts as what differs from the one before: nothing, for the edits made between two receptions. */
export function contextWriter(column: ByteWriter, devices: DictionaryWriter<DeviceId>): (context: Context) => void {
  let last = none;
  return (context) => {
    const differences = context === last ? [] : differencesOf(last, context);
    column.whole(differences.length);
    for (const [device, difference] of differences) {
      devices.put(device);
      column.signed(difference);
    }
    last = context;
  };
}

/** Reads them back; edits that knew the same share one context. */
export function contextReader(column: ByteReader, devices: DictionaryReader<DeviceId>): () => Context {
  let last = none;
  return () => {
    const differences = column.whole();
    if (differences === 0) return last;
    if (differences > column.left) throw new Damaged('a context is cut off');
    const context = new Map(last);
    for (let at = 0; at < differences; at += 1) {
      const device = devices.take();
      const number = (context.get(device) ?? 0) + column.signed();
      if (number < 0 || !Number.isSafeInteger(number)) throw new Damaged('a context is out of bounds');
      if (number === 0) context.delete(device);
      else context.set(device, number);
    }
    last = context;
    return context;
  };
}

function differencesOf(from: Context, to: Context): [DeviceId, number][] {
  const devices = new Set([...from.keys(), ...to.keys()]);
  return [...devices]
    .map((device): [DeviceId, number] => [device, (to.get(device) ?? 0) - (from.get(device) ?? 0)])
    .filter(([, difference]) => difference !== 0);
}
