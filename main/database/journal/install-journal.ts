import type { Problem } from '../../../preload/contract/connections.ts';
import type { MysqlReach } from '../ouvadmin/mysql-options.ts';
import { CannotReach, type Limits, usualLimits } from '../ouvadmin/ouvadmin.ts';
import { JournalRefused } from './journal.ts';
import { errorNumber, type JournalLine, journalLine } from './journal-line.ts';
import { type JournalStatement, journalSql, quote, type ServerAccount, volunteerSql } from './journal-sql.ts';
import { checkFormat } from './open-journal.ts';

/** One statement and what became of it. `there`: it changed nothing, because it had been run before. */
export interface InstallStep {
  readonly statement: JournalStatement;
  readonly outcome: 'done' | 'there' | 'refused';
  readonly problem?: Problem;
}

/**
 * Creates the journal in `database` and gives volunteers their rights, one statement a step, told as it is run. What is
 * there stays as it is, so it may be run again. It ends at the first refusal, for what follows would fail as well; rights
 * are refused one by one. Throws CannotReach when the server is not reached, JournalRefused `newer` before touching a newer journal.
 */
export async function* installJournal(
  reach: MysqlReach,
  database: string,
  volunteers: readonly ServerAccount[],
  limits: Partial<Limits> = {},
): AsyncGenerator<InstallStep, void> {
  const line = journalLine({ ...reach, database: '' }, { ...usualLimits, ...limits });
  try {
    await refuseNewer(line, database);
    for (const statement of journalSql(database)) {
      const step = await run(line, statement);
      yield step;
      if (step.outcome === 'refused') return;
    }
    for (const volunteer of volunteers) {
      for (const statement of volunteerSql(database, volunteer)) yield await run(line, statement);
    }
  } finally {
    await line.close();
  }
}

/** What says that there is nothing to look at yet, or that we may not: the statements themselves will tell. */
const unseen = [1044, 1142];

async function refuseNewer(line: JournalLine, database: string): Promise<void> {
  try {
    await checkFormat(line, undefined, `${quote(database)}.\`format\``);
  } catch (error) {
    if (error instanceof JournalRefused && error.because === 'absent') return;
    if (!unseen.includes(errorNumber(error) ?? 0)) throw error;
  }
}

async function run(line: JournalLine, statement: JournalStatement): Promise<InstallStep> {
  try {
    // "It exists already" comes as a warning.
    const { warningStatus } = await line.tell(statement.sql);
    return { statement, outcome: warningStatus > 0 ? 'there' : 'done' };
  } catch (error) {
    // The server said no; any other failure is not of this statement.
    if (!(error instanceof CannotReach) || errorNumber(error) === undefined) throw error;
    return { statement, outcome: 'refused', problem: error.problem };
  }
}
