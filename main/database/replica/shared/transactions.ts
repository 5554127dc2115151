import type { Database } from 'better-sqlite3';

/** What stands in memory beside the tables. */
export interface Memory {
  /** Writes what the tables lack; the transaction is about to end. */
  write(): void;
  /** Reads the tables again: what it holds may have been rolled back. */
  read(): void;
}

export interface Transactions {
  /** Runs a deed that writes: with all deeds within it in one transaction, which stands only if none failed, caught or not. */
  write<Result>(deed: () => Result): Result;
  /** To be called before reading outside of `write`. */
  refresh(): void;
}

/** Transactions that memory follows, even within one of somebody else's that may be rolled back without our knowing. */
export function openTransactions(db: Database, memory: Memory, committed: () => void): Transactions {
  let within = false;
  let doubtful = false;
  let failure: { readonly cause: unknown } | undefined;

  function guarded<Result>(deed: () => Result): Result {
    try {
      return deed();
    } catch (cause) {
      failure ??= { cause };
      throw cause;
    }
  }

  function whole<Result>(deed: () => Result): Result {
    const result = guarded(deed);
    if (failure) throw failure.cause;
    memory.write();
    return result;
  }

  function refresh(): void {
    if (!doubtful || within) return;
    memory.read();
    doubtful = db.inTransaction;
  }

  function write<Result>(deed: () => Result): Result {
    if (within) return guarded(deed);
    refresh();
    within = true;
    failure = undefined;
    doubtful = true;
    try {
      const result = db.transaction(whole<Result>).immediate(deed);
      doubtful = db.inTransaction;
      return result;
    } finally {
      within = false;
      refresh();
    }
  }

  return {
    refresh,
    write(deed) {
      const result = write(deed);
      if (!within) committed();
      return result;
    },
  };
}
