import type { JoinRequest, Journal, StatementRow, WrappedKey } from '../../../main/database/journal/journal.ts';
import { CannotReach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { Journals } from '../../../main/features/volunteers/journals.ts';

const other = () => Promise.reject(new Error('not of this test'));

/** What the journal holds of people, in memory: for what has nothing to do with MariaDB. Its rows can be altered by hand. */
export class MemoryJournal implements Journals {
  statements: StatementRow[] = [];
  keys: WrappedKey[] = [];
  requests: JoinRequest[] = [];
  /** Cut before anything is done, or after it is done and before the answer is there. */
  cut: 'before' | 'after' | undefined;
  /** Run once, just before a statement is added: another administrator who is quicker. */
  meanwhile: (() => Promise<void>) | undefined;
  opened = 0;

  /** A line of its own for each visit, as with the real one. */
  open(): Promise<Journal> {
    this.opened += 1;
    return Promise.resolve(this.line());
  }

  async *install() {}

  line(): Journal {
    const cutAt = <T>(deed: () => T): Promise<T> => {
      const { cut } = this;
      this.cut = undefined;
      if (cut === 'before') return Promise.reject(unreachable());
      const done = deed();
      return cut === 'after' ? Promise.reject(unreachable()) : Promise.resolve(done);
    };
    return {
      largest: 1_000_000,
      contact: other,
      push: other,
      async *pull() {},
      digests: other,
      snapshots: other,
      async *snapshotParts() {},
      addSnapshot: other,
      statements: async (after) => this.statements.filter(({ number }) => number > after),
      addStatement: async (row, keys) => {
        const { meanwhile } = this;
        this.meanwhile = undefined;
        await meanwhile?.();
        return cutAt(() => {
          this.keys.push(...keys);
          const there = this.statements.find(({ number }) => number === row.number);
          if (!there) this.statements.push(row);
          return !there || Buffer.compare(there.sealed, row.sealed) === 0;
        });
      },
      wrappedKeys: async (recipient) => this.keys.filter((key) => key.recipient === recipient),
      addWrappedKeys: async (keys) => void this.keys.push(...keys),
      joinRequests: async () => [...this.requests],
      addJoinRequest: (request) => cutAt(() => void this.requests.push(request)),
      removeJoinRequest: async (id) => {
        this.requests = this.requests.filter((request) => request.id !== id);
      },
      claim: other,
      renew: other,
      finish: other,
      release: other,
      takeDelivery: other,
      close: async () => {},
    };
  }
}

function unreachable(): CannotReach {
  return new CannotReach({ code: 'cut', facts: { host: 'sql.ouvaton.coop', port: '3306' } });
}
