import { volunteerRights } from './volunteer-rights.ts';

/** What this application writes, and the newest it reads. */
export const journalFormat = 1;

/** One statement of the installation, to be shown as it is run. */
export interface JournalStatement {
  readonly what: 'database' | 'table' | 'format' | 'right';
  /** The database, the table, or the user. */
  readonly name: string;
  readonly sql: string;
}

/** An account of the server, as it names them: 'user'@'host'. */
export interface ServerAccount {
  readonly user: string;
  readonly host: string;
}

export const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;
const place = (database: string, table: string) => `${quote(database)}.${quote(table)}`;
const account = ({ user, host }: ServerAccount) => `${quote(user)}@${quote(host)}`;

/**
 * Columns of each table. Only numbers, ids, digests and sealed bytes: nothing a person could read. Batches, snapshots,
 * statements and wrapped keys are only ever added.
 */
const tables: Readonly<Record<string, string>> = {
  format: `
  \`one\` TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  \`version\` INT UNSIGNED NOT NULL`,
  batch: `
  \`device\` BINARY(16) NOT NULL,
  \`first\` INT UNSIGNED NOT NULL,
  \`copy\` SMALLINT UNSIGNED NOT NULL,
  \`last\` INT UNSIGNED NOT NULL,
  \`epoch\` INT UNSIGNED NOT NULL,
  \`sealed\` MEDIUMBLOB NOT NULL,
  \`size\` INT UNSIGNED AS (LENGTH(\`sealed\`)) STORED,
  PRIMARY KEY (\`device\`, \`first\`, \`copy\`),
  KEY \`wanted\` (\`device\`, \`last\`, \`size\`)`,
  laptop: `
  \`device\` BINARY(16) NOT NULL PRIMARY KEY,
  \`session\` BINARY(32) NOT NULL`,
  snapshot: `
  \`id\` BINARY(16) NOT NULL,
  \`part\` INT UNSIGNED NOT NULL,
  \`final\` TINYINT UNSIGNED NOT NULL,
  \`epoch\` INT UNSIGNED NOT NULL,
  \`sealed\` MEDIUMBLOB NOT NULL,
  \`size\` INT UNSIGNED AS (LENGTH(\`sealed\`)) STORED,
  \`added\` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (\`id\`, \`part\`),
  KEY \`whole\` (\`id\`, \`part\`, \`final\`, \`added\`, \`size\`)`,
  statement: `
  \`number\` INT UNSIGNED NOT NULL PRIMARY KEY,
  \`epoch\` INT UNSIGNED NOT NULL,
  \`sealed\` MEDIUMBLOB NOT NULL`,
  wrapped_key: `
  \`recipient\` BINARY(32) NOT NULL,
  \`epoch\` INT UNSIGNED NOT NULL,
  \`sha256\` BINARY(32) NOT NULL,
  \`wrapped\` BLOB NOT NULL,
  PRIMARY KEY (\`recipient\`, \`epoch\`, \`sha256\`)`,
  join_request: `
  \`id\` BINARY(16) NOT NULL PRIMARY KEY,
  \`sealed\` BLOB NOT NULL`,
  claim: `
  \`subject\` BINARY(32) NOT NULL PRIMARY KEY,
  \`device\` BINARY(16) NOT NULL,
  \`fence\` INT UNSIGNED NOT NULL,
  \`ends\` DATETIME(6) NOT NULL,
  \`outcome\` BLOB NULL`,
  delivery: `
  \`number\` INT NOT NULL PRIMARY KEY,
  \`subject\` BINARY(32) NOT NULL,
  \`device\` BINARY(16) NOT NULL,
  \`token\` BINARY(32) NOT NULL,
  \`at\` DATETIME(6) NOT NULL,
  \`day\` DATE NOT NULL,
  UNIQUE KEY \`once\` (\`subject\`)`,
};

/** Creates the journal where it is not there yet; given again it changes nothing. */
export function journalSql(database: string): JournalStatement[] {
  return [
    {
      what: 'database',
      name: database,
      sql: `CREATE DATABASE IF NOT EXISTS ${quote(database)} CHARACTER SET ascii COLLATE ascii_bin`,
    },
    ...Object.entries(tables).map(([name, columns]) => ({
      what: 'table' as const,
      name,
      sql: `CREATE TABLE IF NOT EXISTS ${place(database, name)} (${columns}\n) ENGINE=InnoDB ROW_FORMAT=DYNAMIC`,
    })),
    {
      what: 'format',
      name: 'format',
      sql: `INSERT IGNORE INTO ${place(database, 'format')} (\`one\`, \`version\`) VALUES (1, ${journalFormat})`,
    },
  ];
}

/** What a volunteer may do, and no more: batches, snapshots, statements and keys can neither be altered nor removed. */
export function volunteerSql(database: string, volunteer: ServerAccount): JournalStatement[] {
  return Object.entries(volunteerRights).map(([table, rights]) => ({
    what: 'right',
    name: volunteer.user,
    sql: `GRANT ${rights.map(sentence).join(', ')} ON ${place(database, table)} TO ${account(volunteer)}`,
  }));
}

/** What whoever installs the journal must hold; for the administrator of the server to run. */
export function installerSql(database: string, installer: ServerAccount): JournalStatement[] {
  const on = `${quote(database.replaceAll(/[_%\\]/g, '\\$&'))}.*`;
  return [
    {
      what: 'right',
      name: installer.user,
      sql: `GRANT CREATE, INDEX, SELECT, INSERT, UPDATE, DELETE ON ${on} TO ${account(installer)} WITH GRANT OPTION`,
    },
  ];
}

function sentence(right: string | readonly [right: string, ...columns: string[]]): string {
  if (typeof right === 'string') return right;
  const [name, ...columns] = right;
  return `${name} (${columns.map(quote).join(', ')})`;
}
