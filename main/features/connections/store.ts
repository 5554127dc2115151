import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type SecretName, secretNames, Target } from '../../../preload/contract/connections.ts';
import { refusal } from '../../shared/refusal.ts';

/** A profile as the replica holds it, without its secrets. */
export interface StoredConnection {
  readonly id: string;
  readonly name: string;
  readonly target: z.infer<typeof Target>;
  readonly hostKey: string | undefined;
  readonly lastTest: { readonly at: string; readonly passed: boolean } | undefined;
}

const Row = z
  .object({
    id: z.string(),
    name: z.string(),
    target: z
      .string()
      .transform((text) => JSON.parse(text))
      .pipe(Target),
    hostKey: z.string().nullable(),
    testedAt: z.string().nullable(),
    testPassed: z.number().nullable(),
  })
  .transform(
    ({ hostKey, testedAt, testPassed, ...rest }): StoredConnection => ({
      ...rest,
      hostKey: hostKey ?? undefined,
      lastTest: testedAt === null ? undefined : { at: testedAt, passed: testPassed === 1 },
    }),
  );

const Secret = z.object({ name: z.enum(secretNames), value: z.string().nullable() });
/** `value` is null for a secret that the keychain holds. */
export type StoredSecret = z.infer<typeof Secret>;

/** Two names that differ by case or by the way of composing an accent are the same name. */
const nameKey = (name: string) => name.normalize('NFC').toLocaleLowerCase('fr');

export type ConnectionStore = ReturnType<typeof connectionStore>;

/** The profiles on the replica, in the order in which they were made, and the secrets that no keychain took. */
export function connectionStore(db: Database) {
  const columns = 'id, name, target, host_key AS hostKey, tested_at AS testedAt, test_passed AS testPassed';
  const all = db.prepare(`SELECT ${columns} FROM connection ORDER BY created_at, id`);
  const one = db.prepare(`SELECT ${columns} FROM connection WHERE id = ?`);
  const byName = db.prepare('SELECT id FROM connection WHERE name_key = ?').pluck();
  const put = db.prepare(`
    INSERT INTO connection (id, name, name_key, target, host_key, tested_at, test_passed, created_at)
    VALUES ($id, $name, $nameKey, $target, $hostKey, NULL, NULL, $now)
    ON CONFLICT (id) DO UPDATE SET name = $name, name_key = $nameKey, target = $target, host_key = $hostKey,
      tested_at = CASE WHEN $changed THEN NULL ELSE tested_at END, test_passed = CASE WHEN $changed THEN NULL ELSE test_passed END`);
  const drop = db.prepare('DELETE FROM connection WHERE id = ?');
  const pin = db.prepare('UPDATE connection SET host_key = ?, tested_at = NULL, test_passed = NULL WHERE id = ?');
  const mark = db.prepare('UPDATE connection SET tested_at = ?, test_passed = ? WHERE id = ?');
  const secretsOf = db.prepare('SELECT name, value FROM connection_secret WHERE connection_id = ? ORDER BY name');
  const putSecret = db.prepare(`INSERT INTO connection_secret (connection_id, name, value) VALUES ($id, $name, $value)
    ON CONFLICT (connection_id, name) DO UPDATE SET value = $value`);
  const dropSecret = db.prepare('DELETE FROM connection_secret WHERE connection_id = ? AND name = ?');
  const dropSecrets = db.prepare('DELETE FROM connection_secret WHERE connection_id = ?');

  const find = (id: string): StoredConnection | undefined => {
    const row = one.get(id);
    return row === undefined ? undefined : Row.parse(row);
  };
  return {
    list: (): StoredConnection[] => all.all().map((row) => Row.parse(row)),
    find,
    /** Refuses CONNECTION_UNKNOWN. */
    get(id: string): StoredConnection {
      const found = find(id);
      if (!found) throw refusal('CONNECTION_UNKNOWN');
      return found;
    },
    nameTaken: (name: string, id: string): boolean => ![undefined, id].includes(byName.get(nameKey(name)) as string),
    secrets: (id: string): StoredSecret[] => secretsOf.all(id).map((row) => Secret.parse(row)),
    /** Profile and secrets at once. `changed` forgets the last test. */
    save: db.transaction(
      (
        { id, name, target, hostKey }: Omit<StoredConnection, 'lastTest'>,
        given: readonly StoredSecret[],
        forgotten: readonly SecretName[],
        { changed, now }: { changed: boolean; now: string },
      ) => {
        put.run({
          ...{ id, name, nameKey: nameKey(name), target: JSON.stringify(target), hostKey: hostKey ?? null },
          ...{ changed: changed ? 1 : 0, now },
        });
        for (const secret of given) putSecret.run({ id, ...secret });
        for (const secret of forgotten) dropSecret.run(id, secret);
      },
    ),
    remove: db.transaction((id: string) => {
      dropSecrets.run(id);
      drop.run(id);
    }),
    setHostKey: (id: string, fingerprint: string | undefined) => void pin.run(fingerprint ?? null, id),
    tested: (id: string, at: string, passed: boolean) => void mark.run(at, passed ? 1 : 0, id),
  };
}
