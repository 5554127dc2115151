import type { ExportRequest } from '../../../preload/contract/common.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ShellPowers } from '../../shared/powers.ts';
import type { Datasets } from '../../shared/spreadsheet/dataset.ts';

export interface ExportsDeps {
  readonly replica: Replica;
  readonly jobs: Jobs;
  readonly shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>;
  readonly clock: Clock;
  readonly datasets: Datasets;
  /** The thread that writes (main/export-worker.ts). */
  readonly worker: URL;
  /** Whoever works here, as the file and the journal name them. */
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
