import type { ColumnDoor, Parameter } from '../../database/ouvadmin/column-door.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import type { ColumnFacts } from './column-facts.ts';
import { mentions } from './mentions.ts';
import type { TableFacts } from './table-facts.ts';
import { type TextCells, textRows } from './text-rows.ts';

export async function mysqlColumnFacts(door: ColumnDoor, facts: TableFacts, column: string): Promise<ColumnFacts> {
  const { table } = facts;
  const of = (sql: string, parameters: Parameter[] = [table]) => textRows(door, sql, parameters);
  const named = (rows: readonly TextCells[], ...also: string[]) =>
    rows
      .filter(([, text]) => [column, ...also].every((name) => mentions(text ?? '', name)))
      .map(([name]) => name ?? '');
  const generated = await of(
    `SELECT column_name, generation_expression FROM information_schema.columns
     WHERE table_schema = DATABASE() AND table_name = ? AND generation_expression <> ''`,
  );
  const keys = await of(
    `SELECT constraint_name, column_name, table_name, referenced_column_name, referenced_table_name
     FROM information_schema.key_column_usage
     WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE() AND ? IN (table_name, referenced_table_name)`,
  );
  const same = (name: string | null | undefined) => name?.toLowerCase() === column.toLowerCase();
  const views = await of(
    'SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = DATABASE()',
    [],
  );
  return {
    foreignKeys: keys.flatMap(([name, own, from]) => (from === table && same(own) ? [name ?? ''] : [])),
    referencedBy: keys.flatMap(([, , from, referred, to]) => (to === table && same(referred) ? [from ?? ''] : [])),
    generated: generated.some(([name]) => same(name)),
    generatedFromIt: [...named(generated).filter((name) => !same(name)), ...named(await functionalKeys(door, table))],
    checks: named(await of(checks[door.server.dialect === 'mysql' ? 'mysql' : 'mariadb'])),
    views: named(views, table),
    routines: await routinesThatName(door, facts, column),
    ...(await serverFacts(door)),
  };
}

/** In MySQL a CHECK is named once a schema, in MariaDB once a table. */
const checks = {
  mariadb: `SELECT constraint_name, check_clause FROM information_schema.check_constraints
    WHERE constraint_schema = DATABASE() AND table_name = ?`,
  mysql: `SELECT cc.constraint_name, cc.check_clause FROM information_schema.check_constraints cc
    JOIN information_schema.table_constraints tc USING (constraint_schema, constraint_name)
    WHERE tc.table_schema = DATABASE() AND tc.table_name = ? AND tc.constraint_type = 'CHECK'`,
};

/** Indexes of MySQL 8.0.13 and later on an expression; others have no such column, and no such index. */
async function functionalKeys(door: ColumnDoor, table: string): Promise<TextCells[]> {
  if (door.server.dialect !== 'mysql') return [];
  const sql = `SELECT index_name, expression FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ? AND expression IS NOT NULL`;
  return textRows(door, sql, [table]).catch(unlessSaid(1054, []));
}

/** Routines, events and triggers of others that name the table and the column. */
async function routinesThatName(door: ColumnDoor, facts: TableFacts, column: string): Promise<string[]> {
  const rows = await textRows(
    door,
    `SELECT routine_name, routine_definition, '' FROM information_schema.routines WHERE routine_schema = DATABASE()
     UNION ALL SELECT event_name, event_definition, '' FROM information_schema.events WHERE event_schema = DATABASE()
     UNION ALL SELECT trigger_name, action_statement, event_object_table FROM information_schema.triggers
     WHERE trigger_schema = DATABASE() AND trigger_name NOT LIKE 'ouvadesk\\_%'`,
  );
  return rows
    .filter(([, text, on]) => mentions(text ?? '', column) && (on === facts.table || mentions(text ?? '', facts.table)))
    .map(([name]) => name ?? '');
}

async function serverFacts(door: ColumnDoor): Promise<Pick<ColumnFacts, 'binaryLog' | 'replicas' | 'readOnly'>> {
  const [[log, readOnly] = []] = await textRows(door, 'SELECT @@log_bin, @@read_only');
  const replicas = await textRows(
    door,
    door.server.dialect === 'mariadb'
      ? "SHOW GLOBAL STATUS LIKE 'Slaves_connected'"
      : "SELECT '', COUNT(*) FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'",
  ).catch(unlessSaid(1227, []));
  const off = ['0', 'OFF'];
  return {
    binaryLog: log === '1',
    replicas: Number(replicas[0]?.[1] ?? 0) > 0,
    readOnly: !off.includes(readOnly ?? '0'),
  };
}

/** What stands for an answer where the server said this and nothing else. */
function unlessSaid<Result>(errno: number, instead: Result): (error: unknown) => Result {
  return (error) => {
    const { errno: said } = ((error as { cause?: unknown }).cause ?? {}) as { errno?: unknown };
    if (error instanceof CannotReach && said === errno) return instead;
    throw error;
  };
}
