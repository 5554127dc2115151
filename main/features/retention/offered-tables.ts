import type { EventReading, RetentionTable } from '../../../preload/contract/retention.ts';
import type { Table } from '../../../preload/contract/schema-mapping.ts';

/** Names under which clocks find nothing: what Ouvadesk itself keeps beside Ouvadmin. */
const ours = /^ouvadesk_/;

/** The tables of a database for pickers, with how the events of each column are most likely to be read. */
export function offeredTables(tables: readonly Table[]): RetentionTable[] {
  return tables
    .filter(({ name }) => !ours.test(name) && !name.includes('?'))
    .map(({ name, columns, primaryKey, rows }) => ({
      name,
      hasKey: primaryKey.length > 0,
      ...(rows === undefined ? {} : { rows }),
      columns: columns.map(({ name: column, type, nullable }) => {
        const event = readingOf(column, type);
        return { name: column, type, nullable, ...(event ? { event } : {}) };
      }),
    }));
}

const telling = /date|_le$|_on$|_at$|time|heure|jour|fin|echeance|expire|clotur|cre[ea]|modif|connexion/i;

function readingOf(name: string, type: string): EventReading | undefined {
  if (/^timestamp/i.test(type)) return 'utc';
  if (/^datetime/i.test(type)) return 'paris';
  if (/^date/i.test(type)) return 'day';
  if (!telling.test(name)) return undefined;
  if (/^(big)?int/i.test(type)) return 'unix';
  return /char|text/i.test(type) ? 'day' : undefined;
}
