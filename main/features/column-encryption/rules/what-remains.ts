import type { Treatment } from '../../../../preload/contract/column-encryption.ts';
import type { Remains } from '../../../encryption/remains-of.ts';

/**
 * What a person must see to once a clear column is gone: where its values may still lie, and the file of its keys, which must
 * not be kept in the same backups as what they open. The demonstration is invented people in a file of this laptop.
 */
export function whatRemains(source: string, treatment: Treatment['kind'], there: readonly Remains[]): Remains[] {
  if (source === 'demonstration') return [];
  return treatment === 'encrypt' ? [...there, 'key-file'] : [...there];
}
