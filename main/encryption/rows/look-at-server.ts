import { setTimeout as pause } from 'node:timers/promises';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';

/** What a database that needs a rest says. */
export type Unrest = 'lag' | 'busy';

export interface ServerWatch {
  /** What was seen a moment ago; looks again, behind the work, once a second. Never waits. */
  unrest(): Unrest | undefined;
  /** Waits a moment and looks again. Throws the signal's reason. */
  look(): Promise<Unrest | undefined>;
  /** How long a batch of ours took: one that takes much longer than its like did says that the server is busy. */
  took(rows: number, milliseconds: number): void;
}

export interface RestLimits {
  /** Milliseconds between two looks. */
  readonly every: number;
  /** Seconds of lag at which we rest, and below which we go on. */
  readonly lag: readonly [rest: number, goOn: number];
  /** Statements that the server runs at a time, besides ours. */
  readonly threads: number;
  /** Our batches take so many times as long as the quickest of their size, and at least so many milliseconds. */
  readonly slower: number;
  readonly slow: number;
}

export const usualRest: RestLimits = { every: 1_000, lag: [10, 2], threads: 32, slower: 8, slow: 1_000 };

/**
 * Looks at a MySQL or MariaDB server while rows are written: its own lag where it is a replica, replicas that cannot follow
 * it, how much it has to do. What the login may not see is not looked at; SQLite never needs a rest.
 */
export function lookAtServer(
  door: ColumnDoor,
  lanes: number,
  signal: AbortSignal,
  limits: RestLimits = usualRest,
): ServerWatch {
  const sees = door.server.dialect === 'sqlite' ? [] : lookouts(door, lanes, limits);
  const quickest = new Map<number, number>();
  let slowBatches = 0;
  let last: Unrest | undefined;
  let lookedAt = performance.now();
  let looking: Promise<Unrest | undefined> | undefined;

  const see = async (): Promise<Unrest | undefined> => {
    for (const sight of sees) {
      const seen = await sight(last, signal);
      if (seen) return seen;
    }
    return undefined;
  };
  const lookNow = () => {
    looking ??= see()
      .then((seen) => {
        last = seen;
        lookedAt = performance.now();
        return seen;
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  return {
    unrest() {
      if (performance.now() - lookedAt > limits.every) lookNow().catch(() => {});
      return last ?? (slowBatches >= 3 ? 'busy' : undefined);
    },
    async look() {
      await pause(limits.every, undefined, { signal }).catch(() => signal.throwIfAborted());
      // After a rest one batch shows whether it is as slow as before.
      slowBatches = Math.min(slowBatches, 2);
      return lookNow();
    },
    took(rows, milliseconds) {
      const size = Math.ceil(Math.log2(rows + 1));
      const base = Math.min(quickest.get(size) ?? milliseconds, milliseconds);
      quickest.set(size, base);
      slowBatches = milliseconds > limits.slow && milliseconds > limits.slower * base ? slowBatches + 1 : 0;
    },
  };
}

type Sight = (before: Unrest | undefined, signal: AbortSignal) => Promise<Unrest | undefined>;

function lookouts(door: ColumnDoor, lanes: number, limits: RestLimits): Sight[] {
  const read = (sql: string, signal: AbortSignal) =>
    door.read(sql, [], signal).catch(() => {
      signal.throwIfAborted();
      return [];
    });
  return [ownLag(read, door, limits), replicasBehind(read), muchToDo(read, lanes, limits)].map(onceBlindForGood);
}

type Read = (sql: string, signal: AbortSignal) => Promise<(Buffer | null)[][]>;
type Sighting = (before: Unrest | undefined, signal: AbortSignal) => Promise<Unrest | undefined | 'blind'>;

/** What shows nothing the first time (no replica, no right) is not asked again. */
function onceBlindForGood(sighting: Sighting): Sight {
  let blind = false;
  return async (before, signal) => {
    if (blind) return undefined;
    const seen = await sighting(before, signal);
    if (seen === 'blind') blind = true;
    return seen === 'blind' ? undefined : seen;
  };
}

/** Seconds_Behind_Master, since ever the 33rd column of SHOW SLAVE STATUS, as of SHOW REPLICA STATUS. */
const secondsBehind = 32;

function ownLag(read: Read, { server }: ColumnDoor, { lag: [rest, goOn] }: RestLimits): Sighting {
  // MySQL 8.4 knows the newer name alone, MySQL before 8.0.22 the older one.
  const names = server.dialect === 'mariadb' ? ['SLAVE'] : ['REPLICA', 'SLAVE'];
  return async (before, signal) => {
    for (const name of names) {
      const [row] = await read(`SHOW ${name} STATUS`, signal);
      if (!row) continue;
      // NULL: replication stands still, by somebody's hand or by a fault. Resting would not make it go on.
      const seconds = Number(row[secondsBehind] ?? 0);
      return seconds > (before === 'lag' ? goOn : rest) ? 'lag' : undefined;
    }
    return 'blind';
  };
}

/** A replica to which the server is still sending, twice in a row, does not follow. Needs the right to see its threads. */
function replicasBehind(read: Read): Sighting {
  let behind = 0;
  return async (_, signal) => {
    const [row] = await read(
      `SELECT COUNT(*), COALESCE(SUM(state NOT LIKE '%has sent all binlog%'), 0)
       FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'`,
      signal,
    );
    if (!row || Number(row[0]) === 0) return 'blind';
    behind = Number(row[1]) > 0 ? behind + 1 : 0;
    return behind > 3 ? 'lag' : undefined;
  };
}

function muchToDo(read: Read, lanes: number, { threads }: RestLimits): Sighting {
  return async (_, signal) => {
    const [row] = await read("SHOW GLOBAL STATUS LIKE 'Threads_running'", signal);
    if (!row) return 'blind';
    return Number(row[1]) - lanes > threads ? 'busy' : undefined;
  };
}
