import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';

/** Now by the server's clock, as an instant: this laptop's may be wrong. */
export async function serverNow(door: Pick<ColumnDoor, 'server' | 'read'>): Promise<string> {
  const sql =
    door.server.dialect === 'sqlite'
      ? "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
      : "SELECT DATE_FORMAT(UTC_TIMESTAMP(3), '%Y-%m-%dT%H:%i:%s.%f')";
  const [[cell] = []] = await door.read(sql);
  // Microseconds where the server writes them.
  return `${`${cell}`.slice(0, 23)}Z`;
}
