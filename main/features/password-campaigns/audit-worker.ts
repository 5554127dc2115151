import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import { CannotReach, type Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { openGuessability } from '../../shared/guessability.ts';
import { accountColumns } from './account-columns.ts';
import type { AuditMessage, AuditOrder } from './audit-messages.ts';
import { type Bench, openJudge } from './judge-account.ts';
import { loadDictionaries } from './rules/dictionaries/dictionaries.ts';

/** Accounts a page, a batch and a transaction in main: some milliseconds of each. */
const pageSize = 500;

const order = workerData as AuditOrder;

async function say(message: AuditMessage): Promise<void> {
  const answered = parentPort && once(parentPort, 'message');
  parentPort?.postMessage(message);
  await answered;
}

async function audit(): Promise<void> {
  const source = await openOuvadmin(order.reach);
  try {
    await say({ kind: 'counted', total: await countAll(source) });
    const guess = order.options.guessability ? openGuessability() : undefined;
    const bench: Bench = {
      order,
      dictionaries: loadDictionaries(),
      guessability: (password) => guess?.(password).score ?? 0,
    };
    const tables = await source.tables();
    for (const one of order.systems) {
      const table = tables.find(({ name }) => name === one.mapping.table);
      if (!order.cursors[one.mapping.system]?.ended) await auditSystem(source, bench, one, table?.primaryKey ?? []);
    }
  } finally {
    await source.close();
  }
}

async function countAll(source: Ouvadmin): Promise<number> {
  let total = 0;
  for (const { mapping } of order.systems) total += await source.count(mapping.table);
  return total;
}

async function auditSystem(
  source: Ouvadmin,
  bench: Bench,
  one: AuditOrder['systems'][number],
  primaryKey: readonly string[],
): Promise<void> {
  const { system, table } = one.mapping;
  const account = accountColumns(one.mapping, primaryKey);
  const judgeAccount = openJudge(bench, one, account);
  const after = order.cursors[system]?.last;
  const pages = source.pages({ table, key: primaryKey, columns: account.columns, after, size: pageSize });
  // One page ahead: the server reads while we judge.
  let next = pages.next();
  for (let page = await next; !page.done; page = await next) {
    next = pages.next();
    next.catch(() => {});
    const { rows, last } = page.value;
    await say({ kind: 'batch', system, last, rows: await Promise.all(rows.map(judgeAccount)) });
  }
  await say({ kind: 'system-ended', system });
}

try {
  await audit();
  await say({ kind: 'done' });
} catch (error) {
  if (!(error instanceof CannotReach)) throw error;
  await say({ kind: 'unreachable', problem: error.problem });
}
process.exit();
