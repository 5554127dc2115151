import type { Server } from '../../database/ouvadmin/column-door.ts';
import type { GroundColumn } from '../ground.ts';
import { literal, quote } from './quote.ts';
import type { TextCells } from './text-rows.ts';

/** A column of information_schema.columns, in the order of `columnCells`. */
export const columnCells =
  'column_name, data_type, column_type, is_nullable, column_default, extra, column_comment, character_set_name, collation_name, character_maximum_length, character_octet_length, column_key';

/** MariaDB writes a default as SQL, MySQL its value, or an expression that EXTRA tells of. */
export function mysqlColumn(cells: TextCells, dialect: Server['dialect']): GroundColumn {
  const [name, type, declared, nullable, standard, extra, comment, charset, collation, characters, octets] = cells;
  const longest = longestOf(type ?? '', declared ?? '', charset ?? null, Number(characters), Number(octets));
  return {
    name: name ?? '',
    type: (type ?? '').toLowerCase(),
    declared: declared ?? '',
    nullable: nullable === 'YES',
    ...(charset && collation ? { charset, collation } : {}),
    ...(longest === undefined ? {} : { longest }),
    standard: dialect === 'mariadb' ? mariadbDefault(standard) : mysqlDefault(standard, type ?? '', extra ?? ''),
    comment: comment ?? '',
    extra: (extra ?? '').toLowerCase(),
  };
}

const mariadbDefault = (standard: string | null | undefined) =>
  standard == null || standard === 'NULL' ? null : standard;

const unquoted = /int$|^(decimal|float|double|bit|year)$/i;

function mysqlDefault(standard: string | null | undefined, type: string, extra: string): string | null {
  if (standard == null) return null;
  if (!/default_generated/i.test(extra)) return unquoted.test(type) ? standard : literal(standard, 'mysql');
  if (/^(current_timestamp|now)(\(\d*\))?$/i.test(standard)) return standard;
  // MySQL escapes the quotes of an expression in information_schema.
  return `(${standard.replaceAll("\\'", "'")})`;
}

/** Bytes of a character of this character set once it is UTF-8, at most: a euro sign of latin1 takes three. */
const utf8Bytes = (charset: string) => ({ ascii: 1, utf8mb3: 3, utf8: 3, utf8mb4: 4, latin1: 3 })[charset] ?? 4;

function longestOf(
  type: string,
  declared: string,
  charset: string | null,
  characters: number,
  octets: number,
): number | undefined {
  if (charset === null) return octets > 0 ? octets : longestText(type, declared);
  // Of a TEXT the server counts bytes as characters; no text is longer than its bytes in characters.
  const most =
    /text$/i.test(type) && utf8Bytes(charset) > 1 && /^utf8/.test(charset) ? octets : characters * utf8Bytes(charset);
  return Math.min(most, 4_294_967_295);
}

/** Of what is written as a text: numbers, dates. */
function longestText(type: string, declared: string): number | undefined {
  const fixed = { tinyint: 4, smallint: 6, mediumint: 8, int: 11, bigint: 20, year: 4, date: 10 }[type.toLowerCase()];
  const width = Number(/\((\d+)/.exec(declared)?.[1] ?? 0);
  if (fixed !== undefined) return Math.max(fixed, width);
  if (type === 'decimal') return width + 3;
  if (type === 'datetime' || type === 'timestamp') return 26;
  if (type === 'time') return 17;
  return { uuid: 36, inet4: 15, inet6: 45 }[type];
}

/** As MODIFY takes it: everything that MODIFY would forget is said again. */
export function mysqlDefinition(column: GroundColumn, nullable: boolean): string {
  const { name, declared, charset, collation, standard, comment, extra = '' } = column;
  return [
    quote(name, 'mysql'),
    declared,
    charset && collation ? `CHARACTER SET ${charset} COLLATE ${collation}` : '',
    nullable ? 'NULL' : 'NOT NULL',
    standard === null ? (nullable ? 'DEFAULT NULL' : '') : `DEFAULT ${standard}`,
    /on update [a-z_]+(\(\d*\))?/.exec(extra)?.[0].toUpperCase() ?? '',
    /\binvisible\b/.test(extra) ? 'INVISIBLE' : '',
    comment === '' ? '' : `COMMENT ${literal(comment, 'mysql')}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
