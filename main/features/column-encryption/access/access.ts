import type { z } from 'zod';
import type { AccessAnswer, AccessRow, AccessValue } from '../../../../preload/contract/column-encryption.ts';
import type { ExportPurpose, ExportRequest, ExportResult, Progress } from '../../../../preload/contract/common.ts';
import type { SystemMapping } from '../../../../preload/contract/schema-mapping.ts';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import { refusal } from '../../../shared/refusal.ts';
import type { AccessDeps } from './deps.ts';
import { accessPurposes, type PersonLine } from './export-person.ts';
import type { PersonColumn, PersonRow, PersonTable } from './person-table.ts';

export interface AskedRow {
  readonly table: string;
  readonly key: string;
}

export type Access = ReturnType<typeof openAccess>;

/** What marks an account for who asks: by these it is found, and called. */
const marks = ['id', 'login', 'email'] as const;

/** A person's own data, for the person who asks for it (RGPD, article 15): found exactly, opened in memory, entered each time. */
export function openAccess(deps: AccessDeps) {
  const { clock } = deps;

  /** Works on the tables of a database, opened for this once. Refuses CANNOT_REACH, CONNECTION_UNKNOWN. */
  async function withTables<Result>(
    connectionId: string,
    deed: (tableOf: (table: string) => Promise<PersonTable | undefined>) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const { openColumnDoor } = await import('../../../database/ouvadmin/open-column-door.ts');
    const { readPersonTable } = await import('./person-table.ts');
    const systems = deps.mapping(connectionId)?.systems ?? [];
    const plans = deps.plansOf(deps.sourceOf(connectionId));
    try {
      const door = await openColumnDoor(await deps.reach(connectionId), signal, { query: 60_000 });
      try {
        const known = new Map<string, Promise<PersonTable | undefined>>();
        return await deed((table) => {
          const read = known.get(table) ?? readPersonTable(door, table, systems, plans, deps.keys);
          known.set(table, read);
          return read;
        });
      } finally {
        await door.close();
      }
    } catch (error) {
      throw error instanceof CannotReach ? refusal('CANNOT_REACH', error.problem) : error;
    }
  }

  /** Rows of accounts that hold exactly this text. Refuses NOT_MAPPED, CANNOT_REACH. */
  async function findPerson(connectionId: string, text: string, signal?: AbortSignal): Promise<AccessRow[]> {
    const systems = deps.mapping(connectionId)?.systems ?? [];
    if (systems.length === 0) throw refusal('NOT_MAPPED');
    const { keyText } = await import('./key-text.ts');
    const { conditionFor } = await import('./condition-for.ts');
    return withTables(
      connectionId,
      async (tableOf) => {
        const found = new Map<string, AccessRow>();
        for (const system of systems) {
          const table = await tableOf(system.table);
          const condition = table && conditionFor(table, markedColumns(table, system), text);
          if (!condition) continue;
          for (const row of await table.rows(condition.sql, condition.parameters, signal)) {
            const key = keyText(row.key);
            const label = await labelOf(row, table, system);
            found.set(`${system.table} ${key}`, { table: system.table, key, label });
          }
        }
        return [...found.values()];
      },
      signal,
    );
  }

  /** All that these rows hold. Entered in the register before it is shown. Refuses CANNOT_REACH. */
  async function readPerson(
    connectionId: string,
    rows: readonly AskedRow[],
    reason: string,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof AccessAnswer>> {
    const systems = deps.mapping(connectionId)?.systems ?? [];
    const { personValue } = await import('./person-value.ts');
    const { keyOf } = await import('./key-text.ts');
    const { rowKey } = await import('../../../encryption/sql/row-key.ts');
    const read = await withTables(
      connectionId,
      async (tableOf) => {
        const answers: z.infer<typeof AccessAnswer>['rows'] = [];
        for (const { table: name, key } of rows) {
          const table = await tableOf(name);
          const address = table && keyOf(key, table.facts.key.length);
          if (!table || !address) continue;
          const by = rowKey(table.facts);
          const [row] = await table.rows(by.is(), by.isParameters(address), signal);
          if (!row) continue;
          const values: z.infer<typeof AccessValue>[] = row.cells.map((cell) => personValue(row, cell));
          const system = systems.find((one) => one.table === name);
          answers.push({ table: name, key, label: await labelOf(row, table, system), values });
        }
        return answers;
      },
      signal,
    );
    deps.enter({
      what: 'right-of-access',
      subject: read
        .map(({ table, label }) => `${table} ${label}`)
        .join(', ')
        .slice(0, 500),
      facts: {
        note: reason,
        rows: read.length,
        columns: [...new Set(read.flatMap(({ table, values }) => values.map(({ column }) => `${table}.${column}`)))],
      },
    });
    return { at: clock().toISOString(), rows: read };
  }

  return {
    findPerson,
    readPerson,
    purposes: (): ExportPurpose[] => accessPurposes,
    /** The same as a file, under the purpose of the right of access. */
    async *exportPerson(
      connectionId: string,
      rows: readonly AskedRow[],
      reason: string,
      request: ExportRequest,
    ): AsyncGenerator<Progress, ExportResult, void> {
      const answer = await readPerson(connectionId, rows, reason);
      const lines: PersonLine[] = answer.rows.flatMap(({ table, label, values }) =>
        values.map(({ column, value, was }) => ({ table, row: label, column, value, was })),
      );
      const subject = answer.rows[0]?.label ?? '';
      return yield* deps.writeExport({ dataset: 'person-data', subject, query: { lines }, request });
    },
  };
}

function markedColumns(table: PersonTable, { columns }: SystemMapping): PersonColumn[] {
  const named = new Set(marks.map((mark) => columns[mark]?.toLowerCase()));
  return table.columns.filter(({ name, hidden }) => !hidden && named.has(name.toLowerCase()));
}

/** By login or account number, whichever can be read; by its key where neither can. */
async function labelOf(row: PersonRow, table: PersonTable, system: SystemMapping | undefined): Promise<string> {
  const { personValue } = await import('./person-value.ts');
  const { keyText } = await import('./key-text.ts');
  const wanted = system ? [system.columns.id, system.columns.login] : [];
  const told = row.cells
    .filter(({ column }) => wanted.includes(column.name) && table.columns.includes(column))
    .flatMap((cell) => personValue(row, cell).value ?? []);
  return [...new Set(told)].join(' · ') || keyText(row.key);
}
