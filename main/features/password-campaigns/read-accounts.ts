import type { Ouvadmin, Page } from '../../database/ouvadmin/ouvadmin.ts';
import { accountColumns } from './account-columns.ts';
import type { AuditOrder } from './audit-messages.ts';
import { type Bench, openJudge } from './judge-account.ts';
import type { Keeping } from './keep-verdicts.ts';
import type { JudgedVerdict } from './verdict-store.ts';

/** Accounts a page, a batch and a transaction: some milliseconds of each. */
const largestPage = 500;
const smallestPage = 5;

/** Reads, judges and keeps the accounts of one system that are not kept yet; yields after each batch. */
export async function* readAccounts(
  source: Ouvadmin,
  bench: Bench,
  keeping: Keeping,
  one: AuditOrder['systems'][number],
  primaryKey: readonly string[],
): AsyncGenerator<void, void, void> {
  const { system, table } = one.mapping;
  const account = accountColumns(one.mapping, primaryKey);
  const judgeAccount = openJudge(bench, one, account);
  let size = largestPage;
  const readAfter = (after: readonly string[] | undefined) => {
    const request = { table, key: primaryKey, columns: account.columns, after, size };
    const page = firstOf(source.pages(request, bench.signal));
    page.catch(() => {});
    return page;
  };
  let page = await readAfter(keeping.after(system));
  while (page) {
    // One page ahead: the server reads while we judge.
    const next = readAfter(page.last);
    const begin = performance.now();
    const rows: JudgedVerdict[] = [];
    // One after the other: a slow hash uses several threads by itself, and what was begun must end before this thread does.
    for (const row of page.rows) rows.push(await judgeAccount(row));
    size = pageSizeFor(rows.length, performance.now() - begin);
    keeping.keep(system, rows, page.last);
    yield;
    page = await next;
  }
  keeping.end(system);
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
