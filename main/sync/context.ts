/** Numbers by device; a device that is absent counts as 0. */
export type Known<Device> = ReadonlyMap<Device, number>;

/** Raises `known` to what is known by either: its pointwise maximum with `other`. Says whether anything rose. */
export function learn<Device>(known: Map<Device, number>, other: Known<Device>): boolean {
  let rose = false;
  for (const [device, number] of other) rose = learnOf(known, device, number) || rose;
  return rose;
}

/** Raises `known` to a number of one device. Says whether it rose. */
export function learnOf<Device>(known: Map<Device, number>, device: Device, number: number): boolean {
  if ((known.get(device) ?? 0) >= number) return false;
  known.set(device, number);
  return true;
}

/** A write by its name, and what its author knew of other devices. */
export interface Written<Device> {
  readonly device: Device;
  readonly number: number;
  readonly context: Known<Device>;
}

/** Whether the author of one write knew of another. Nobody saw their own write before it was made. */
export function saw<Device>(later: Written<Device>, earlier: Written<Device>): boolean {
  return later.device === earlier.device
    ? later.number > earlier.number
    : (later.context.get(earlier.device) ?? 0) >= earlier.number;
}
