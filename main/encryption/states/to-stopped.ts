import type { Obstacle } from '../../../preload/contract/column-encryption.ts';
import { serverError } from '../../database/ouvadmin/ouvadmin-writer.ts';
import { Stopped } from '../stopped.ts';

/** What the servers say of DDL that cannot be, by number. */
const codes: Readonly<Record<number, Obstacle['code']>> = {
  1060: 'name-taken',
  1061: 'name-taken',
  1062: 'duplicates',
  1069: 'key-too-long',
  1071: 'key-too-long',
  1118: 'row-too-long',
  1146: 'table-missing',
  1054: 'column-missing',
  1091: 'column-missing',
  1290: 'server-read-only',
  1792: 'server-read-only',
  1836: 'server-read-only',
  1359: 'trigger-taken',
  1834: 'foreign-key',
  1828: 'foreign-key',
  1829: 'referenced',
  3108: 'generated-from-it',
  3837: 'generated-from-it',
  3959: 'check-constraint',
};

/** SQLite has words alone for it. */
const words: readonly (readonly [RegExp, Obstacle['code']])[] = [
  [/UNIQUE constraint failed/, 'duplicates'],
  [/duplicate column name|index .* already exists/, 'name-taken'],
  [/trigger .* already exists/, 'trigger-taken'],
  [/no such table/, 'table-missing'],
  [/no such column/, 'column-missing'],
];

/** An error of DDL as the obstacle that it tells of, where it tells of one. */
export function toStopped(error: unknown): unknown {
  const errno = serverError(error);
  const code = errno === undefined ? undefined : codes[errno];
  if (code) return new Stopped({ code, facts: { code: `${errno}` } }, error);
  if ((error as { name?: unknown } | undefined)?.name !== 'SqliteError') return error;
  const text = String((error as Error).message);
  const said = words.find(([pattern]) => pattern.test(text))?.[1];
  return said ? new Stopped({ code: said, facts: { code: 'sqlite' } }, error) : error;
}
