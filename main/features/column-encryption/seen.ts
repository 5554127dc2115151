import { setTimeout as pause } from 'node:timers/promises';
import type { Changes } from '../../shared/changes.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import type { ColumnEncryptionDeps } from './deps.ts';
import { type Known, knownStore } from './known-store.ts';
import { openRates, type Rate } from './rate-elsewhere.ts';
import { askWorker, talkToWorker } from './talk-to-worker.ts';

/** Milliseconds before a database that was not reached is tried again while somebody watches. */
const patience = 5_000;
/** Milliseconds for which it is watched on when nobody does any more: the next screen is about to open. */
const linger = 5_000;
/** Milliseconds for which what was seen is what is. */
const fresh = 2_000;

export interface Sight {
  readonly rows: readonly Known[];
  /** When the database was last seen; undefined for never. */
  readonly seenAt: string | undefined;
  /** False once it was tried in vain. */
  readonly reached: boolean;
}

interface Watch {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  watchers: number;
  leaving?: NodeJS.Timeout | undefined;
}

export type Seen = ReturnType<typeof openSeen>;

/**
 * What the databases say of their columns: looked at each second while somebody watches, and otherwise as it was last seen.
 * `news` is told of each change.
 */
export function openSeen(
  deps: Pick<ColumnEncryptionDeps, 'replica' | 'clock' | 'log' | 'connections' | 'reach'>,
  news: Changes,
) {
  const store = knownStore(deps.replica.db);
  const sights = new Map<string, Sight>();
  const watched = new Map<string, Watch>();
  const sawAt = new Map<string, number>();
  const rates = openRates();
  const closing = new AbortController();

  function of(source: string): Sight {
    const known = sights.get(source) ?? { ...store.of(source), reached: true };
    sights.set(source, known);
    return known;
  }

  /** Who is at work is not kept: nobody is, for who comes back later. */
  const lasting = (rows: readonly Known[]) => JSON.stringify(rows.map(({ work, ...row }) => row));

  function see(source: string, rows: readonly Known[]): void {
    sawAt.set(source, performance.now());
    const before = of(source);
    const seenAt = deps.clock().toISOString();
    sights.set(source, { rows, seenAt, reached: true });
    rates.see(rows);
    const kept = rows.map(({ work, ...row }) => row);
    if (before.seenAt === undefined || lasting(before.rows) !== lasting(rows)) store.keep(source, kept, seenAt);
    if (!before.reached || JSON.stringify(before.rows) !== JSON.stringify(rows)) news.tell();
  }

  function lose(source: string): void {
    const before = of(source);
    if (!before.reached) return;
    const rows = before.rows.map(({ work, ...row }) => row);
    if (before.seenAt !== undefined) store.keep(source, rows, before.seenAt);
    sights.set(source, { ...before, rows, reached: false });
    news.tell();
  }

  function reach(source: string) {
    const connection = deps.connections().find((one) => one.source === source);
    if (!connection) throw refusal('NO_BASE_HERE');
    return deps.reach(connection.id);
  }

  async function follow(source: string, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        const order = { task: 'look', reach: await reach(source), again: true } as const;
        for await (const message of talkToWorker(order, stop)) if (message.kind === 'rows') see(source, message.rows);
      } catch (error) {
        if (stop.aborted) return;
        if (!isRefusal(error)) deps.log.warn({ err: error }, 'the columns of a database could not be looked at');
        lose(source);
      }
      await pause(patience, undefined, { signal: stop, ref: false }).catch(() => {});
    }
  }

  function leave(source: string, one: Watch): void {
    one.stop.abort();
    if (watched.get(source) === one) watched.delete(source);
  }

  async function lookNow(source: string, anew = false): Promise<readonly Known[]> {
    const { reached, rows: seen } = of(source);
    const isWatched = !anew && watched.has(source) && reached;
    if (isWatched && performance.now() - (sawAt.get(source) ?? Number.NEGATIVE_INFINITY) < fresh) return seen;
    const order = { task: 'look', reach: await reach(source), again: false } as const;
    try {
      const { rows } = await askWorker(order, 'rows', closing.signal);
      see(source, rows);
      return rows;
    } catch (error) {
      if (isRefusal(error, 'CANNOT_REACH') && !closing.signal.aborted) lose(source);
      throw error;
    }
  }

  return {
    of,
    sourceOf: store.sourceOf,
    rate: (plan: string): Rate => rates.of(plan),
    /** Looks each second until what it answers with is called, and a little longer. */
    watch(source: string): () => void {
      const known = watched.get(source);
      const stop = known?.stop ?? new AbortController();
      const one = known ?? { stop, ended: follow(source, AbortSignal.any([stop.signal, closing.signal])), watchers: 0 };
      one.watchers += 1;
      clearTimeout(one.leaving);
      watched.set(source, one);
      return () => {
        one.watchers -= 1;
        if (one.watchers === 0) one.leaving = setTimeout(() => leave(source, one), linger).unref();
      };
    },
    /** The rows now, or as they were a moment ago where they need not be looked at `anew`. Refuses CANNOT_REACH, NO_BASE_HERE, CONNECTION_UNKNOWN. */
    lookNow,
    /** What work from here has found in the control table. */
    see,
    /** What was done from here, so that it need not be looked up. */
    change(source: string, plan: string, change: (row: Known | undefined) => Known | undefined): void {
      const { rows } = of(source);
      const changed = change(rows.find((row) => row.plan === plan));
      const others = rows.filter((row) => row.plan !== plan);
      see(source, changed ? [...others, changed] : others);
    },
    async close() {
      closing.abort();
      for (const { leaving } of watched.values()) clearTimeout(leaving);
      await Promise.all([...watched.values()].map(({ ended }) => ended));
    },
  };
}
