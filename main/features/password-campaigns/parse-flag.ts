const yes = new Set(['1', 'y', 'yes', 'o', 'oui', 't', 'true', 'v', 'vrai', 'on', '\u0001']);

/** A stored yes or no, in the ways that old tables write it; null where there is none. */
export function parseFlag(stored: string | null): boolean | null {
  if (stored === null || stored === '') return null;
  return yes.has(stored.trim().toLowerCase()) || stored === '\u0001';
}
