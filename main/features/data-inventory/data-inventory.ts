import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '../../../preload/contract/common.ts';
import type { DataCategory, Inventory, InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { keptList } from '../../database/replica/shared/kept-list.ts';
import { changes } from '../../shared/changes.ts';
import { refusal } from '../../shared/refusal.ts';
import { type Choice, decideColumns } from './decide-columns.ts';
import type { DataInventoryDeps } from './deps.ts';
import { inventoryColumn, processingActivity } from './kinds.ts';
import { openProcessingRegister } from './register/processing-register.ts';
import { scanDatabase } from './scan-database.ts';
import { inventoryStore, type StoredColumn } from './store.ts';
import { categoryOf, viewColumn } from './view-columns.ts';

/** Milliseconds between two tellings: a scan finds a table every few. */
const pace = 200;

export type DataInventory = ReturnType<typeof openDataInventory>;

/** What columns hold of people, as scans find it and volunteers decide it; and the register of processing made from it. */
export function openDataInventory(deps: DataInventoryDeps) {
  const { records, jobs, clock } = deps;
  const store = inventoryStore(deps.db);
  const decisions = keptList(records, inventoryColumn);
  const activities = keptList(records, processingActivity);
  const news = changes();
  const running = new Map<string, Progress>();
  /** What the latest scans recognised, until one of them writes. */
  const recognised = new Map<string, StoredColumn[]>();

  void (async () => {
    for await (const _ of records.news.follow(() => undefined)) news.tell();
    news.end();
  })();

  const recognisedOf = (source: string) => {
    const kept = recognised.get(source) ?? store.recognised(source);
    recognised.set(source, kept);
    return kept;
  };
  const decisionsOf = (source: string) => decisions.list().filter(({ fields }) => fields.source === source);

  function around(source: string) {
    const using = new Map<string, string[]>();
    for (const { fields } of activities.list())
      for (const id of fields.columns) using.set(id, [...(using.get(id) ?? []), fields.name]);
    return {
      scanned: store.scan(source)?.complete === true,
      seen: new Set(store.names(source).map(([table, column]) => `${table} ${column}`)),
      nameOf: deps.nameOf,
      activities: (id: string) => using.get(id) ?? [],
    };
  }

  /** Every column that was recognised or decided of, in the order of tables and columns. */
  function columnsOf(source: string): InventoryColumn[] {
    const known = around(source);
    const byPlace = new Map(decisionsOf(source).map((one) => [`${one.fields.table} ${one.fields.column}`, one]));
    const columns = recognisedOf(source).map((found) => {
      const place = `${found.table} ${found.column}`;
      const decision = byPlace.get(place);
      byPlace.delete(place);
      return viewColumn(source, found, decision, known);
    });
    for (const decision of byPlace.values()) {
      const { table, column, state } = decision.fields;
      if (state !== 'kept' && state !== 'dismissed') continue;
      columns.push(viewColumn(source, store.one(source, table, column), decision, known));
    }
    return columns
      .filter((column) => column !== undefined)
      .sort((a, b) => (a.table === b.table ? 0 : a.table < b.table ? -1 : 1));
  }

  function inventory(source: string): Inventory {
    const scan = store.scan(source);
    const columns = columnsOf(source);
    const shown = new Set(columns.map(({ table, column }) => `${table} ${column}`));
    const others = store.names(source).filter(([table, column]) => !shown.has(`${table} ${column}`)).length;
    const now = running.get(source);
    return { ...(scan ? { scan } : {}), columns, others, ...(now ? { running: now } : {}) };
  }

  async function scan(connectionId: string): Promise<{ jobId: string }> {
    const { name, source } = deps.connection(connectionId);
    if (running.has(source)) throw refusal('INVENTORY_RUNNING');
    running.set(source, { kind: 'inventory', step: 'connecting', done: 0 });
    news.tell();
    try {
      const reach = await deps.reachOf(connectionId);
      const progressed = (progress: Progress) => {
        running.set(source, progress);
        recognised.delete(source);
        news.tell();
      };
      const job = jobs.run(
        'inventory',
        name,
        (signal) => scanDatabase({ ...{ store, clock, source, name, reach, progressed }, enter: deps.enter }, signal),
        { facts: ({ tables, columns, proposed }) => ({ tables, columns, proposed }) },
      );
      const ended = () => {
        running.delete(source);
        recognised.delete(source);
        news.tell();
      };
      job.outcome.then(ended, ended);
      return { jobId: job.id };
    } catch (error) {
      running.delete(source);
      news.tell();
      throw error instanceof CannotReach ? refusal('CANNOT_REACH', error.problem) : error;
    }
  }

  const register = openProcessingRegister({ ...deps, decisions, activities, news });

  return {
    async *watch(connectionId: string, signal?: AbortSignal): AsyncGenerator<Inventory, void, void> {
      const { source } = deps.connection(connectionId);
      for await (const now of news.follow(() => inventory(source), signal)) {
        yield now;
        await pause(pace);
      }
    },
    /** Columns in which nothing was recognised, and of which nothing was decided. */
    others(connectionId: string, search: string, offset: number, limit: number) {
      const { source } = deps.connection(connectionId);
      const known = around(source);
      const text = search.trim().toLowerCase();
      const rows = store
        .pageNothing(source, text, limit, offset)
        .flatMap((found) => viewColumn(source, found, undefined, known) ?? []);
      return { total: store.countNothing(source, text), rows };
    },
    scan,
    decide: (connectionId: string, choice: Choice) => {
      const { source } = deps.connection(connectionId);
      return decideColumns({ ...deps, store, decisions }, source, choice);
    },
    ...register,
    /** What volunteers kept of a database, for whoever plans what becomes of it. */
    forPlans: (source: string): { table: string; column: string; category: DataCategory }[] =>
      decisionsOf(source).flatMap(({ fields: { table, column, state, category } }) => {
        const kept = categoryOf(category);
        return state === 'kept' && kept ? [{ table, column, category: kept }] : [];
      }),
    news,
    close: () => news.end(),
  };
}
