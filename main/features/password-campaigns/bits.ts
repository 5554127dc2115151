/** A set of names as bits in the order of `names`; what the replica keeps. */
export function toBits<Name extends string>(names: readonly Name[], set: Iterable<Name>): number {
  let bits = 0;
  for (const name of set) bits |= 1 << names.indexOf(name);
  return bits;
}

/** The names whose bits are set, in the order of `names`. */
export function fromBits<Name extends string>(names: readonly Name[], bits: number): Name[] {
  return names.filter((_, index) => bits & (1 << index));
}
