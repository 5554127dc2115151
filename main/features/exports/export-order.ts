import type { ExportRequest } from '../../../preload/contract/common.ts';
import type { Fact } from '../../../preload/contract/register.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ShellPowers } from '../../shared/powers.ts';
import type { Datasets } from '../../shared/spreadsheet/dataset.ts';

/** What the journal asks of the register: a line is entered once, and never changed. */
export interface ExportRegister {
  /** Answers with the id of the line. `by` is the name it carries, that of whoever works here if absent. */
  enter(entry: {
    what: 'export' | 'hand-over' | 'export-deleted';
    subject: string;
    at: string;
    facts?: Readonly<Record<string, Fact>>;
    about?: string;
    by?: string;
  }): string;
  /** The lines of these kinds, the oldest first. */
  entered(...what: readonly string[]): readonly {
    readonly id: string;
    readonly at: string;
    readonly author: string;
    readonly mine: boolean;
    readonly subject: string;
    readonly about: string;
    readonly facts: Readonly<Record<string, Fact>>;
  }[];
  /** Several lines in one transaction with what else is written to the replica. */
  together<Result>(deed: () => Result): Result;
}

export interface ExportsDeps {
  readonly replica: Replica;
  readonly jobs: Jobs;
  readonly shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>;
  readonly clock: Clock;
  readonly register: ExportRegister;
  readonly datasets: Datasets;
  /** The thread that writes (main/export-worker.ts). */
  readonly worker: URL;
  /** Whoever works here, as the file names them. */
  readonly author: () => string;
}

export interface ExportOrder {
  readonly dataset: string;
  /** What the data are about: the name of a connection, of a survey… */
  readonly subject: string;
  /** The selection, as the dataset understands it: plain data. */
  readonly query: unknown;
  readonly request: ExportRequest;
}
