import type { z } from 'zod';
import type { AccessValue } from '../../../../preload/contract/column-encryption.ts';
import { recognise } from '../../../shared/recognise-storage.ts';
import { textOf } from './key-text.ts';
import type { PersonRow } from './person-table.ts';

type Value = z.infer<typeof AccessValue>;

/** Shapes that only hashes have, wherever they stand. */
const hashes = new Set([
  'bcrypt',
  'argon2',
  'crypt-sha256',
  'crypt-sha512',
  'crypt-md5',
  'phpass',
  'pbkdf2',
  'salted-sha',
]);

/** One value of a person's row, opened in memory. Passwords and hashes are never told. */
export function personValue(row: PersonRow, { column, clear, shadow }: PersonRow['cells'][number]): Value {
  const { name, cipher } = column;
  if (column.hidden) return { column: name, value: null, was: 'hidden' };
  if (!shadow) return told(name, clear, 'clear');
  const opened = cipher?.decrypt(row.key, shadow);
  if (opened instanceof Buffer) return told(name, opened, 'encrypted');
  // Where the clear value still stands beside it, nothing is lost to the person.
  if (clear) return told(name, clear, 'clear');
  return { column: name, value: null, was: opened === undefined || opened === 'unknown-key' ? 'no-key' : 'damaged' };
}

function told(column: string, bytes: Buffer | null, was: 'clear' | 'encrypted'): Value {
  if (bytes === null) return { column, value: null, was };
  const text = textOf(bytes);
  if (text !== undefined && hashes.has(recognise(text))) return { column, value: null, was: 'hidden' };
  return { column, value: text ?? `0x${bytes.toString('hex')}`, was };
}
