import type { Table } from '../../../preload/contract/schema-mapping.ts';

/** A table from one line: "id int!, login varchar(60), …", where "!" marks the primary key. */
export function table(name: string, columns: string, rows = 100): Table {
  const parts = columns.split(/,\s+/).map((text) => text.trim().split(/\s+/));
  return {
    name,
    rows,
    columns: parts.map(([column = '', type = 'varchar(255)']) => ({
      name: column,
      type: type.replace('!', ''),
      nullable: true,
    })),
    primaryKey: parts.filter(([, type]) => type?.endsWith('!')).map(([column = '']) => column),
  };
}
