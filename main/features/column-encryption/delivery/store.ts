import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DeliveryPlace } from '../../../../preload/contract/column-encryption.ts';
import type { StoredSecret } from '../../../keychain/secret-room.ts';

export const deliverySecretNames = ['sshPassword', 'sshKey', 'sshKeyPassphrase'] as const;
export type DeliverySecretName = (typeof deliverySecretNames)[number];

const Row = z.object({
  place: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(DeliveryPlace),
  hostKey: z.string().nullable(),
});
const Secret = z.object({ name: z.enum(deliverySecretNames), value: z.string().nullable() });

/** Where the server of each connection has its key file, the key by which that server is known, the secrets that no keychain took. */
export function deliveryStore(db: Database) {
  const one = db.prepare('SELECT place, host_key AS hostKey FROM column_delivery WHERE connection = ?');
  const put =
    db.prepare(`INSERT INTO column_delivery (connection, place, host_key) VALUES ($connection, $place, $hostKey)
    ON CONFLICT (connection) DO UPDATE SET place = $place, host_key = $hostKey`);
  const pin = db.prepare('UPDATE column_delivery SET host_key = ? WHERE connection = ?');
  const secrets = db.prepare('SELECT name, value FROM column_delivery_secret WHERE connection = ? ORDER BY name');
  const putSecret =
    db.prepare(`INSERT INTO column_delivery_secret (connection, name, value) VALUES ($connection, $name, $value)
    ON CONFLICT (connection, name) DO UPDATE SET value = $value`);
  const dropSecret = db.prepare('DELETE FROM column_delivery_secret WHERE connection = ? AND name = ?');

  return {
    find(connection: string): { place: DeliveryPlace; hostKey: string | undefined } | undefined {
      const row = one.get(connection);
      if (row === undefined) return undefined;
      const { place, hostKey } = Row.parse(row);
      return { place, hostKey: hostKey ?? undefined };
    },
    secrets: (connection: string): StoredSecret<DeliverySecretName>[] =>
      secrets.all(connection).map((row) => Secret.parse(row)),
    /** Place and secrets at once. */
    save: db.transaction(
      (
        connection: string,
        { place, hostKey }: { place: DeliveryPlace; hostKey: string | undefined },
        given: readonly StoredSecret<DeliverySecretName>[],
        forgotten: readonly DeliverySecretName[],
      ) => {
        put.run({ connection, place: JSON.stringify(place), hostKey: hostKey ?? null });
        for (const secret of given) putSecret.run({ connection, ...secret });
        for (const name of forgotten) dropSecret.run(connection, name);
      },
    ),
    setHostKey: (connection: string, fingerprint: string) => pin.run(fingerprint, connection).changes > 0,
  };
}
export type DeliveryStore = ReturnType<typeof deliveryStore>;
