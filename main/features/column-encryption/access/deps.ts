import type { Treatment } from '../../../../preload/contract/column-encryption.ts';
import type { ExportRequest, ExportResult, Progress } from '../../../../preload/contract/common.ts';
import type { SystemMapping } from '../../../../preload/contract/schema-mapping.ts';
import type { Reach } from '../../../database/ouvadmin/ouvadmin.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { ExportedPerson } from './export-person.ts';

/** What was decided for a column. `known`: as Ouvadmin's database told it last. */
export interface DecidedColumn {
  readonly id: string;
  readonly table: string;
  readonly column: string;
  readonly treatment: Treatment;
  readonly known?: { readonly keyNumber: number } | undefined;
}

export interface AccessDeps {
  readonly clock: Clock;
  /** Refuses CONNECTION_UNKNOWN; fails as CannotReach. */
  readonly reach: (connectionId: string) => Promise<Reach>;
  /** The tables of accounts, as mapped; undefined where nothing is. */
  readonly mapping: (connectionId: string) => { readonly systems: readonly SystemMapping[] } | undefined;
  readonly sourceOf: (connectionId: string) => string;
  readonly plansOf: (source: string) => readonly DecidedColumn[];
  readonly keys: Pick<DataKeys, 'keysOf'>;
  readonly enter: (entry: {
    readonly what: 'right-of-access';
    readonly subject: string;
    readonly facts: Readonly<Record<string, string | number | string[]>>;
  }) => unknown;
  readonly writeExport: (order: {
    readonly dataset: 'person-data';
    readonly subject: string;
    readonly query: ExportedPerson;
    readonly request: ExportRequest;
  }) => AsyncGenerator<Progress, ExportResult, void>;
}
