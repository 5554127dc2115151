import type { SystemMapping } from '../../../../preload/contract/schema-mapping.ts';
import type { Cell, ColumnDoor, Parameter } from '../../../database/ouvadmin/column-door.ts';
import type { ColumnCipher, RowKey } from '../../../encryption/cipher/column-cipher.ts';
import { openColumnCipher } from '../../../encryption/cipher/open-column-cipher.ts';
import type { ColumnWork } from '../../../encryption/column-work.ts';
import type { GroundColumn } from '../../../encryption/ground.ts';
import { type ColumnNames, namesOf } from '../../../encryption/names-of.ts';
import { bytesOf } from '../../../encryption/sql/clear-bytes.ts';
import { quote } from '../../../encryption/sql/quote.ts';
import { rowKey } from '../../../encryption/sql/row-key.ts';
import { columnNamed, type TableFacts, tableFacts } from '../../../encryption/sql/table-facts.ts';
import { passwordName } from '../../../shared/password-name.ts';
import { spell } from '../../../shared/spell-names.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { DecidedColumn } from './deps.ts';

/** A column as a person's data has it: in clear, encrypted (with what opens it), or a secret that nobody reads. */
export interface PersonColumn {
  readonly name: string;
  readonly clear: GroundColumn | undefined;
  readonly shadow: GroundColumn | undefined;
  readonly blindIndex: string | undefined;
  /** Undefined where the keys are not ours to read, or it is not encrypted. */
  readonly cipher: ColumnCipher | undefined;
  readonly hidden: boolean;
}

/** A table with what is decided of its columns, read at one moment. */
export interface PersonTable {
  readonly facts: TableFacts;
  readonly columns: readonly PersonColumn[];
  /** Rows by a condition; each with its key and the bytes of the columns, clear and shadow. */
  rows(where: string, parameters: readonly Parameter[], signal?: AbortSignal): Promise<PersonRow[]>;
}

export interface PersonRow {
  readonly key: RowKey;
  readonly cells: readonly { readonly column: PersonColumn; readonly clear: Cell; readonly shadow: Cell }[];
}

/** How sure a name must be to be kept from every eye: one about passwords ("date_mdp") is not. */
const secretName = 0.5;
/** More rows than any person has. */
const mostRows = 50;

/** Undefined where there is no such table, or its rows cannot be told apart. Errors are CannotReach. */
export async function readPersonTable(
  door: ColumnDoor,
  table: string,
  systems: readonly SystemMapping[],
  plans: readonly DecidedColumn[],
  keys: Pick<DataKeys, 'keysOf'>,
): Promise<PersonTable | undefined> {
  const facts = await tableFacts(door, table);
  if (!facts || facts.key.length === 0) return undefined;
  const columns: PersonColumn[] = [];
  const ours = new Set<string>();
  for (const plan of plans.filter((one) => one.table === facts.table)) {
    const column = await encryptedColumn(facts, plan, keys);
    if (!column) continue;
    columns.push(column);
    for (const name of [column.clear?.name, column.shadow?.name, column.blindIndex]) if (name) ours.add(name);
  }
  const passwords = new Set(systems.filter((one) => one.table === table).map((one) => one.columns.password));
  for (const clear of facts.columns.filter(({ name }) => !ours.has(name))) {
    const hidden = passwords.has(clear.name) || passwordName(spell(clear.name)) >= secretName;
    columns.push({ name: clear.name, clear, shadow: undefined, blindIndex: undefined, cipher: undefined, hidden });
  }
  const place = ({ clear, shadow }: PersonColumn) =>
    facts.columns.findIndex(({ name }) => name === (clear ?? shadow)?.name);
  columns.sort((a, b) => place(a) - place(b));
  return {
    facts,
    columns,
    rows: (where, parameters, signal) => readRows(door, facts, columns, where, parameters, signal),
  };
}

async function encryptedColumn(
  facts: TableFacts,
  { id, table, column, treatment, known }: DecidedColumn,
  keys: Pick<DataKeys, 'keysOf'>,
): Promise<PersonColumn | undefined> {
  if (treatment.kind !== 'encrypt' && treatment.kind !== 'hash') return undefined;
  const work: ColumnWork = { plan: id, table, column, treatment };
  const names: ColumnNames = namesOf(work);
  const clear = columnNamed(facts.columns, column);
  const shadow = columnNamed(facts.columns, names.shadow);
  if (treatment.kind === 'hash')
    return { name: column, clear, shadow, blindIndex: undefined, cipher: undefined, hidden: true };
  if (!shadow) return undefined;
  const found = await keys.keysOf(id, known?.keyNumber);
  const blindIndex = names.blindIndex && columnNamed(facts.columns, names.blindIndex)?.name;
  const cipher = found && openColumnCipher(work, found);
  const hidden = passwordName(spell(column)) >= secretName;
  return { name: column, clear, shadow, blindIndex, cipher, hidden };
}

async function readRows(
  door: ColumnDoor,
  facts: TableFacts,
  columns: readonly PersonColumn[],
  where: string,
  parameters: readonly Parameter[],
  signal?: AbortSignal,
): Promise<PersonRow[]> {
  const { dialect } = door.server;
  const key = rowKey(facts);
  const bytes = (column: GroundColumn | undefined) =>
    column ? bytesOf(column, quote(column.name, dialect), dialect) : 'NULL';
  // What nobody reads is not asked for.
  const asked = columns.filter(({ hidden }) => !hidden);
  const list = [key.read(), ...asked.flatMap(({ clear, shadow }) => [bytes(clear), bytes(shadow)])].join(', ');
  const sql = `SELECT ${list} FROM ${quote(facts.table, dialect)} WHERE ${where} ORDER BY ${key.order()} LIMIT ${mostRows}`;
  const rows = await door.read(sql, parameters, signal);
  return rows.map((cells) => {
    const cell = (at: number): Cell => cells[key.parts + at] ?? null;
    return {
      key: cells.slice(0, key.parts).map((part) => part ?? Buffer.alloc(0)),
      cells: columns.map((column) => {
        const at = asked.indexOf(column);
        return at < 0
          ? { column, clear: null, shadow: null }
          : { column, clear: cell(2 * at), shadow: cell(2 * at + 1) };
      }),
    };
  });
}
