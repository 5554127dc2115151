import type { Parameter } from '../../../database/ouvadmin/column-door.ts';

/** A part of a statement with its values, in order; every value is a parameter. */
export interface Piece {
  readonly sql: string;
  readonly values: readonly Parameter[];
}

/** Pieces are put in as they are, anything else becomes a parameter. */
export function piece(strings: TemplateStringsArray, ...parts: readonly (Piece | Parameter)[]): Piece {
  const values: Parameter[] = [];
  let sql = strings[0] ?? '';
  parts.forEach((part, at) => {
    if (isPiece(part)) {
      sql += part.sql;
      values.push(...part.values);
    } else {
      sql += '?';
      values.push(part);
    }
    sql += strings[at + 1] ?? '';
  });
  return { sql, values };
}

const isPiece = (part: Piece | Parameter): part is Piece => typeof part === 'object' && part !== null && 'sql' in part;

/** Words that the program itself has written. */
export const raw = (sql: string): Piece => ({ sql, values: [] });

export function join(pieces: readonly Piece[], between: string): Piece {
  return { sql: pieces.map(({ sql }) => sql).join(between), values: pieces.flatMap(({ values }) => values) };
}

export const all = (pieces: readonly Piece[]): Piece =>
  pieces.length === 0 ? raw('(1 = 1)') : piece`(${join(pieces, ' AND ')})`;
export const any = (pieces: readonly Piece[]): Piece =>
  pieces.length === 0 ? raw('(1 = 0)') : piece`(${join(pieces, ' OR ')})`;
/** What is unknown does not hold: NULL never lets anything pass. */
export const not = (one: Piece): Piece => piece`((${one}) IS NOT TRUE)`;
export const isTrue = (one: Piece): Piece => piece`((${one}) IS TRUE)`;

/** The statement with its values written out, for a screen: never to be run. */
export function shownSql({ sql, values }: Piece): string {
  let at = 0;
  return sql.replaceAll('?', () => {
    const value = values[at++];
    if (value === null || value === undefined) return 'NULL';
    if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
    return Buffer.isBuffer(value) ? '…' : String(value);
  });
}
