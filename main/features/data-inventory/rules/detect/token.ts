const shape = /^[A-Za-z0-9+/_.=~-]{16,}$/;

/** A text that a machine drew: long, without a blank, and about as mixed as chance makes it. Words and paths are not. */
export function isToken(value: string): boolean {
  if (!shape.test(value) || value.length > 4_096 || /[a-z]{7,}/.test(value.replace(/[0-9a-f]{16,}/g, ''))) return false;
  return /\d/.test(value) && entropy(value) >= Math.min(3.6, 0.78 * Math.log2(value.length));
}

/** Bits a character, from how often each occurs. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
