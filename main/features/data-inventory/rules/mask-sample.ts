import type { DataCategory } from '../../../../preload/contract/data-inventory.ts';
import { mask } from '../../../shared/mask.ts';

const secrets: ReadonlySet<DataCategory> = new Set(['clear-password', 'password-hash', 'secret', 'bank-card']);
const shown = 5;
const dots = '•';

/**
 * At most five different values as a volunteer may see them: the first letter of each word, the ending of an address. Of a
 * secret nothing but the family of its hash, or how long it is in steps of eight; of a text how many words it has.
 */
export function maskSample(
  values: readonly (string | null)[],
  category: DataCategory,
  familyOf: (value: string) => string | undefined,
): string[] {
  const different = new Set<string>();
  for (const value of values) {
    if (value === null || value.trim() === '') continue;
    different.add(masked(value, category, familyOf));
    if (different.size === shown) break;
  }
  return [...different];
}

function masked(value: string, category: DataCategory, familyOf: (value: string) => string | undefined): string {
  const family = familyOf(value);
  if (family !== undefined) return family;
  if (secrets.has(category)) return dots.repeat(8);
  // Of what is one letter of a choice the letter is all there is.
  if (category === 'civil-status' || category === 'health' || category === 'opinion') return dots.repeat(3);
  return mask(category === 'free-text' ? value.replace(/\s+/g, ' ').slice(0, 40) : value);
}
