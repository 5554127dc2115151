import type { Parameter } from '../../../database/ouvadmin/column-door.ts';
import { quote } from '../../../encryption/sql/quote.ts';
import type { PersonColumn, PersonTable } from './person-table.ts';

/** Rows in which one of these columns is this text: itself, or its blind index where the column is encrypted. */
export function conditionFor(
  { facts }: PersonTable,
  columns: readonly PersonColumn[],
  text: string,
): { sql: string; parameters: Parameter[] } | undefined {
  const { dialect } = facts.server;
  const terms: string[] = [];
  const parameters: Parameter[] = [];
  for (const { clear, blindIndex, cipher } of columns) {
    // A number that is compared with a text would find "12 rue" where 12 is meant.
    const number = clear && /int|decimal|numeric|float|double|real/i.test(clear.type);
    if (clear && (!number || /^\d{1,18}$/.test(text))) {
      terms.push(`${quote(clear.name, dialect)} = ?`);
      parameters.push(number ? BigInt(text) : text);
    }
    const index = blindIndex && cipher?.blindIndex(Buffer.from(text));
    if (blindIndex && index) {
      terms.push(`${quote(blindIndex, dialect)} = ?`);
      parameters.push(index);
    }
  }
  return terms.length === 0 ? undefined : { sql: terms.join(' OR '), parameters };
}
