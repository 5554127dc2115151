import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { quote } from '../sql/quote.ts';

/**
 * Set in a session of MySQL or MariaDB while it changes ciphertexts and not their values: the fence, which empties the clear
 * value of a row whose ciphertext changes, lets it stand then. Nobody else's session knows it.
 */
export const sameValueVariable = '@ouvadesk_same_value';

/**
 * A door's write by which ciphertexts change and not their values. SQLite has no such variable: there the fence is taken away
 * and put back in one transaction, which nobody else can write in the middle of.
 */
export function throughFence(door: ColumnDoor, table: string, fence: string): ColumnDoor['write'] {
  if (door.server.dialect !== 'sqlite') return door.write;
  return (sql, parameters, signal) =>
    door.together(async ({ read, write }) => {
      signal?.throwIfAborted();
      const [row] = await read(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE AND name = ? COLLATE NOCASE",
        [table, fence],
      );
      const made = row?.[0]?.toString('utf8');
      if (made) await write(`DROP TRIGGER ${quote(fence, 'sqlite')}`);
      const written = await write(sql, parameters);
      if (made) await write(made);
      return written;
    });
}
