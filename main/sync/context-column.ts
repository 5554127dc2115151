import type { ByteReader, ByteWriter } from './bytes.ts';
import { type DictionaryReader, type DictionaryWriter, dictionaryReader, dictionaryWriter } from './dictionary.ts';
import { Damaged } from './failures.ts';
import type { Context, DeviceId } from './operation.ts';

const none: Context = new Map();

/**
 * Writes contexts: `places` in the dictionary of those met, by identity, so that edits that knew the same are to share one
 * object; `entries` holds each as what differs from the one before.
 */
export function contextWriter(
  { places, entries }: { places: ByteWriter; entries: ByteWriter },
  devices: DictionaryWriter<DeviceId>,
): DictionaryWriter<Context> {
  let last = none;
  return dictionaryWriter(places, (context) => {
    const differences = differencesOf(last, context);
    entries.whole(differences.length);
    for (const [device, difference] of differences) {
      devices.put(device);
      entries.signed(difference);
    }
    last = context;
  });
}

/** Reads them back; those that shared an object share one again. */
export function contextReader(
  { places, entries }: { places: ByteReader; entries: ByteReader },
  devices: DictionaryReader<DeviceId>,
): DictionaryReader<Context> {
  let last = none;
  return dictionaryReader(places, () => {
    const differences = entries.whole();
    if (differences > entries.left) throw new Damaged('a context is cut off');
    const context = new Map(last);
    for (let at = 0; at < differences; at += 1) {
      const device = devices.take();
      const number = (context.get(device) ?? 0) + entries.signed();
      if (number < 0 || !Number.isSafeInteger(number)) throw new Damaged('a context is out of bounds');
      if (number === 0) context.delete(device);
      else context.set(device, number);
    }
    last = context;
    return context;
  });
}

function differencesOf(from: Context, to: Context): [DeviceId, number][] {
  const devices = new Set([...from.keys(), ...to.keys()]);
  return [...devices]
    .map((device): [DeviceId, number] => [device, (to.get(device) ?? 0) - (from.get(device) ?? 0)])
    .filter(([, difference]) => difference !== 0);
}
