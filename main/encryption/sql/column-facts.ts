import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { Ground } from '../ground.ts';
import { mysqlColumnFacts } from './mysql-column-facts.ts';
import { sqliteColumnFacts } from './sqlite-column-facts.ts';
import type { TableFacts } from './table-facts.ts';

/** What the rest of the database has to do with one column, and what the server is. */
export type ColumnFacts = Pick<
  Ground,
  | 'foreignKeys'
  | 'referencedBy'
  | 'generated'
  | 'generatedFromIt'
  | 'checks'
  | 'views'
  | 'routines'
  | 'binaryLog'
  | 'replicas'
  | 'readOnly'
>;

/** Views, routines and triggers are told of as far as our login is shown their text. */
export function columnFacts(door: ColumnDoor, facts: TableFacts, column: string): Promise<ColumnFacts> {
  return door.server.dialect === 'sqlite'
    ? sqliteColumnFacts(door, facts, column)
    : mysqlColumnFacts(door, facts, column);
}
