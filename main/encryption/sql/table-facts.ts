import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { Ground, GroundColumn } from '../ground.ts';
import { mysqlTableFacts } from './mysql-table-facts.ts';
import { sqliteTableFacts } from './sqlite-table-facts.ts';

/** What is read of a table as a whole, one column or another. */
export type TableFacts = Pick<
  Ground,
  'server' | 'database' | 'table' | 'engine' | 'isView' | 'columns' | 'key' | 'indexes' | 'triggers' | 'rows' | 'bytes'
> & { readonly rowBytes?: number };

/** Undefined where there is no such table or view. Errors are CannotReach. */
export function tableFacts(door: ColumnDoor, table: string): Promise<TableFacts | undefined> {
  return door.server.dialect === 'sqlite' ? sqliteTableFacts(door, table) : mysqlTableFacts(door, table);
}

/** By its name, as the database compares names of columns: without regard to case. */
export function columnNamed(columns: readonly GroundColumn[], name: string): GroundColumn | undefined {
  return (
    columns.find((column) => column.name === name) ??
    columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
  );
}
