import type { System } from '../../../preload/contract/common.ts';
import type { Problem } from '../../../preload/contract/connections.ts';
import type { AuditOptions, Policy } from '../../../preload/contract/password-campaigns.ts';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Cursors } from './audit-store.ts';
import type { JudgedVerdict } from './verdict-store.ts';

/** All that the worker needs to read and judge by itself; the passwords it reads go no further. */
export interface AuditOrder {
  readonly reach: Reach;
  readonly systems: readonly {
    readonly mapping: SystemMapping;
    readonly policy: Policy;
    readonly throttled: boolean;
  }[];
  readonly options: AuditOptions;
  readonly cursors: Cursors;
  readonly fingerprintKey: Uint8Array;
  readonly shareKey: Uint8Array;
  /** Names of the hosting, which a password must not be made of. */
  readonly host: readonly string[];
  /** The day from which years are counted, YYYY-MM-DD. */
  readonly today: string;
}

/** What the worker says. After each batch it waits for "go on", so that main is never flooded. */
export type AuditMessage =
  | { readonly kind: 'counted'; readonly total: number }
  | {
      readonly kind: 'batch';
      readonly system: System;
      readonly last: readonly string[];
      readonly rows: readonly JudgedVerdict[];
    }
  | { readonly kind: 'system-ended'; readonly system: System }
  | { readonly kind: 'done' }
  | { readonly kind: 'unreachable'; readonly problem: Problem };
