import type { Server } from '../../database/ouvadmin/column-door.ts';

export type Dialect = Server['dialect'];

/** A name as an identifier of this dialect, whatever it holds. */
export function quote(name: string, dialect: Dialect): string {
  return dialect === 'sqlite' ? `"${name.replaceAll('"', '""')}"` : `\`${name.replaceAll('`', '``')}\``;
}

/** A text of ours as a literal, for statements that take no question mark (DDL, triggers); the session reads backslashes as escapes. */
export function literal(text: string, dialect: Dialect): string {
  const doubled = text.replaceAll("'", "''");
  return `'${dialect === 'sqlite' ? doubled : doubled.replaceAll('\\', '\\\\')}'`;
}
