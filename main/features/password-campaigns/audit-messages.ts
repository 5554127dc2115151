import type { Progress } from '../../../preload/contract/common.ts';
import type { Problem } from '../../../preload/contract/connections.ts';
import type { AuditOptions, Policy } from '../../../preload/contract/password-campaigns.ts';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { ReplicaAddress } from '../../database/replica/replica.ts';

/** All that the worker needs to read, judge and keep by itself; the passwords it reads go no further. */
export interface AuditOrder {
  readonly auditId: string;
  /** Where the verdicts are kept. */
  readonly replica: ReplicaAddress;
  readonly reach: Reach;
  readonly systems: readonly {
    readonly mapping: SystemMapping;
    readonly policy: Policy;
    readonly throttled: boolean;
  }[];
  readonly options: AuditOptions;
  readonly fingerprintKey: Uint8Array;
  readonly shareKey: Uint8Array;
  /** Names of the hosting, which a password must not be made of. */
  readonly host: readonly string[];
  /** The day from which years are counted, YYYY-MM-DD. */
  readonly today: string;
}

/** What the worker says. After each message it waits for "go on", so that main is never flooded. */
export type AuditMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done' }
  | { readonly kind: 'unreachable'; readonly problem: Problem };
