import type { Database } from 'better-sqlite3';
import { type System, systems } from '../../../preload/contract/common.ts';
import type { AuditStore, Cursors, KeptAudit } from './audit-store.ts';
import { type CountedVerdicts, countedVerdictsSql, countVerdicts } from './count-verdicts.ts';
import type { JudgedVerdict, VerdictStore } from './verdict-store.ts';

/** Keeps batches of verdicts of one audit, each in one transaction with how far its system was read and the counts so far. */
export function openKeeping(db: Database, store: AuditStore, verdicts: VerdictStore, kept: KeptAudit) {
  const cursors: Cursors = { ...kept.cursors };
  const previous = store.previous(kept)?.number;
  const sofar = db.prepare(countedVerdictsSql).all({ audit: kept.number }) as CountedVerdicts[];
  const counts = countVerdicts(sofar, kept.audit.policies);

  function add(system: System, rows: readonly JudgedVerdict[]): void {
    const count = counts.find((one) => one.system === system);
    if (!count) throw new Error(`No policy for ${system} among ${systems.join(', ')}`);
    for (const { judgement } of rows) {
      count.total += 1;
      count.outcomes[judgement.outcome] += 1;
      for (const reason of judgement.reasons) count.reasons[reason] = (count.reasons[reason] ?? 0) + 1;
    }
  }

  return {
    /** How many accounts are kept. */
    done: () => counts.reduce((sum, count) => sum + count.total, 0),
    after: (system: System) => cursors[system]?.last,
    hasEnded: (system: System) => cursors[system]?.ended === true,
    keep: db.transaction((system: System, rows: readonly JudgedVerdict[], last: readonly string[]) => {
      verdicts.append(kept.number, previous, system, rows);
      cursors[system] = { last: [...last], ended: false };
      add(system, rows);
      store.setProgress(kept.number, cursors, counts);
    }),
    end(system: System) {
      cursors[system] = { ...cursors[system], ended: true };
      store.setProgress(kept.number, cursors, counts);
    },
  };
}

export type Keeping = ReturnType<typeof openKeeping>;
