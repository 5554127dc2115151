import type { Kdf } from '../../database/replica/key.ts';
import type { ReplicaAddress } from '../../database/replica/replica.ts';
import type { FileFailure } from '../../shared/file-failure.ts';
import type { EnvelopeHeader } from './envelope.ts';

/** Another key for the file of a successor. */
export interface NewLock {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly kdf: Kdf;
}

/** What the thread that writes a backup is told: plain data. */
export interface BackupOrder {
  readonly replica: ReplicaAddress;
  readonly header: Omit<EnvelopeHeader, 'bytes'>;
  /** Where the copy of the replica stands meanwhile, beside the replica. */
  readonly copy: string;
  /** Where the file is written, beside its target; it must not exist. */
  readonly temporary: string;
  /** For a successor: the copy is stripped and locked anew. */
  readonly handOver: NewLock | undefined;
}

/** What it says as it goes. */
export type BackupMessage =
  | { readonly kind: 'copying'; readonly bytes: number }
  | { readonly kind: 'writing'; readonly done: number; readonly bytes: number }
  | { readonly kind: 'done'; readonly bytes: number; readonly sha256: string; readonly rows: number }
  | ({ readonly kind: 'failed' } & { readonly failure: FileFailure });
