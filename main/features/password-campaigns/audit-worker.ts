import { parentPort, workerData } from 'node:worker_threads';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import { CannotReach, type Ouvadmin, type Page } from '../../database/ouvadmin/ouvadmin.ts';
import { openGuessability } from '../../shared/guessability.ts';
import { goOn } from '../../shared/worker-talk.ts';
import { accountColumns } from './account-columns.ts';
import type { AuditMessage, AuditOrder } from './audit-messages.ts';
import { type Bench, openJudge } from './judge-account.ts';
import { loadDictionaries } from './rules/dictionaries/dictionaries.ts';
import type { JudgedVerdict } from './verdict-store.ts';

/** Accounts a page, a batch and a transaction in main: some milliseconds of each. */
const largestPage = 500;
const smallestPage = 5;

const order = workerData as AuditOrder;

/** Aborted when main wants this thread to end. */
const stop = new AbortController();
let answer = Promise.withResolvers<void>();

parentPort?.on('message', (told) => {
  if (told === goOn) answer.resolve();
  else {
    stop.abort();
    answer.promise.catch(() => {});
    answer.reject(stop.signal.reason);
  }
});

/** Waits until main has dealt with it. */
async function say(message: AuditMessage): Promise<void> {
  stop.signal.throwIfAborted();
  answer = Promise.withResolvers<void>();
  parentPort?.postMessage(message);
  await answer.promise;
}

async function audit(): Promise<void> {
  const source = await openOuvadmin(order.reach, stop.signal);
  try {
    await say({ kind: 'counted', total: await countAll(source) });
    const guess = order.options.guessability ? openGuessability() : undefined;
    const bench: Bench = {
      order,
      signal: stop.signal,
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
  let size = largestPage;
  const readAfter = (after: readonly string[] | undefined) => {
    const request = { table, key: primaryKey, columns: account.columns, after, size };
    const page = firstOf(source.pages(request, stop.signal));
    page.catch(() => {});
    return page;
  };
  let page = await readAfter(order.cursors[system]?.last);
  while (page) {
    // One page ahead: the server reads while we judge.
    const next = readAfter(page.last);
    const begin = performance.now();
    const rows: JudgedVerdict[] = [];
    // One after the other: a slow hash uses several threads by itself, and what was begun must end before this thread does.
    for (const row of page.rows) rows.push(await judgeAccount(row));
    size = pageSizeFor(rows.length, performance.now() - begin);
    await say({ kind: 'batch', system, last: page.last, rows });
    page = await next;
  }
  await say({ kind: 'system-ended', system });
}

async function firstOf(pages: AsyncGenerator<Page, void>): Promise<Page | undefined> {
  for await (const page of pages) return page;
  return undefined;
}

/** As many accounts as are judged in about a second, so that slow hashes too are kept and told often. */
function pageSizeFor(judged: number, milliseconds: number): number {
  const inASecond = Math.round((judged * 1000) / Math.max(1, milliseconds));
  return Math.min(largestPage, Math.max(smallestPage, inASecond));
}

try {
  await audit();
  await say({ kind: 'done' });
} catch (error) {
  if (error instanceof CannotReach) await say({ kind: 'unreachable', problem: error.problem });
  else if (!stop.signal.aborted) throw error;
}
process.exit();
