import type { ServerTarget } from './reach.ts';

/** What the audit reads of a table, its key included. */
export interface MappedColumns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Stands for the password, which never leaves main; unquoted, so that the statement fails until somebody has put one there. */
export const passwordPlaceholder = '<PASSWORD>';

const name = (identifier: string) => `\`${identifier.replaceAll('`', '``')}\``;
const text = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * Least privilege, a statement a line. For the audit: SELECT on the mapped columns and nothing else. To map, or while
 * nothing is mapped: SELECT on the database. information_schema itself needs no right: it shows an account what it has rights on.
 * Nothing is revoked: the account named in the profile may be one that others live by.
 */
export function grantStatements(
  { route, user, database }: ServerTarget,
  task: 'map' | 'audit',
  mapped: readonly MappedColumns[],
): string[] {
  const secure = route.kind === 'direct' || (route.kind === 'ssh' && route.tls.kind !== 'none');
  return hostsOf(route).flatMap((host) => {
    const account = `${text(user)}@${text(host)}`;
    return [
      `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY ${passwordPlaceholder};`,
      ...(secure ? [`ALTER USER ${account} REQUIRE SSL;`] : []),
      ...(task === 'audit' && mapped.length > 0
        ? mapped.map(({ table, columns }) => {
            return `GRANT SELECT (${columns.map(name).join(', ')}) ON ${name(database)}.${name(table)} TO ${account};`;
          })
        : [`GRANT SELECT ON ${databasePattern(database)}.* TO ${account};`]),
    ];
  });
}

/** A grant on a whole database takes its name as a pattern: _ and % must not open others. */
const databasePattern = (database: string) => name(database.replace(/[\\_%]/g, (sign) => `\\${sign}`));

/** From where the server sees us come. 127.0.0.1 is shown as "localhost" by a server that resolves names: both are given. */
function hostsOf(route: ServerTarget['route']): string[] {
  if (route.kind === 'socket') return ['localhost'];
  if (route.kind === 'direct') return ['%'];
  const local = { '127.0.0.1': '127.0.0.1', localhost: '127.0.0.1', '::1': '::1' }[route.host.toLowerCase()];
  return local === undefined ? ['%'] : [local, 'localhost'];
}
