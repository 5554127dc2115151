import type { ColumnKeyRoom } from '../../../main/features/column-encryption/deps.ts';
import { changes } from '../../../main/shared/changes.ts';

/** The same key in every process of a test. */
export const fixedKey = { number: 7, key: Buffer.alloc(32, 3), index: Buffer.alloc(32, 4) };

export function fixedKeys(): ColumnKeyRoom {
  const { number, key, index } = fixedKey;
  return {
    make: async () => number,
    keysOf: async () => ({ current: { number, key: Buffer.from(key) }, older: [], index: Buffer.from(index) }),
    next: async () => number,
    retire: () => {},
    ring: async () => ({ columns: [], volunteers: [], standing: 'demonstration', recovery: 'none' }),
    mayContract: async () => 'yes',
    news: changes(),
  };
}
