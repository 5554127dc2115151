import type { StorageFamily } from '../../../../preload/contract/schema-mapping.ts';
import { decodeReversible } from '../../../shared/decode-reversible.ts';

/**
 * The password of a value stored in clear or reversibly; undefined for a hash. What a column of reversible values holds
 * undecodable is taken as it stands: somebody once wrote it in clear.
 */
export function clearText(family: StorageFamily, stored: string): string | undefined {
  if (family === 'clear') return stored;
  return family === 'reversible' ? (decodeReversible(stored) ?? stored) : undefined;
}
