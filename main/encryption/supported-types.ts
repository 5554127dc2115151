import type { GroundColumn } from './ground.ts';

const supported = new Set(
  [
    'char varchar tinytext text mediumtext longtext',
    'binary varbinary tinyblob blob mediumblob longblob',
    'tinyint smallint mediumint int bigint decimal',
    'date datetime time year uuid inet4 inet6',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Types whose values come back from their bytes as they were. Not: FLOAT and DOUBLE (their text loses digits), TIMESTAMP (its
 * text depends on who reads it), ENUM and SET (a few values that a ciphertext would not hide), BIT, JSON, places, vectors.
 */
export function isSupported(column: GroundColumn, dialect: 'mysql' | 'mariadb' | 'sqlite'): boolean {
  if (/auto_increment/.test(column.extra ?? '')) return false;
  // SQLite stores what it is given; a REAL would lose digits there too.
  if (dialect === 'sqlite') return !/REAL|FLOA|DOUB/i.test(column.declared);
  return supported.has(column.type);
}

/** Those by which a row can be addressed: by their text or their bytes. */
export function isSupportedKey(column: GroundColumn, dialect: 'mysql' | 'mariadb' | 'sqlite'): boolean {
  if (dialect === 'sqlite') return isSupported(column, dialect);
  return supported.has(column.type) || column.type === 'timestamp';
}
